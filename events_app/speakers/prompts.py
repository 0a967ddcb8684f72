"""What planners think about before they ask somebody, as boxes to tick. Pure."""

from enum import StrEnum


class Prompt(StrEnum):
    """The value is what is kept."""

    LOOKED_BEYOND = "looked beyond"
    ASKED_NETWORKS = "asked networks"
    SOMEBODY_NEW = "somebody new"
    NOT_ONLY = "not only"
    CAN_PAY = "can pay"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Prompt.LOOKED_BEYOND: "We looked beyond people we asked in the last 12 months",
    Prompt.ASKED_NETWORKS: "We asked staff networks or partner bodies for names",
    Prompt.SOMEBODY_NEW: "We have at least one person new to our events",
    Prompt.NOT_ONLY: (
        "If this is about race equality, it is not led only by ethnic minority colleagues"
    ),
    Prompt.CAN_PAY: "We can pay or cover time where needed",
}
