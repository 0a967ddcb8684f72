"""Whether a facilitator is independent of the people in the room. Pure.

What is known are appointments, so "manages" means what a board role means: who answers to whom.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from events_app.models.organisations import BoardRole

_EXECUTIVES = frozenset(
    {
        BoardRole.EXECUTIVE_DIRECTOR,
        BoardRole.WORKFORCE_DIRECTOR,
        BoardRole.COMMUNICATIONS_DIRECTOR,
    }
)
#: who answers to whom at one trust; None stands for everybody without a board role
ANSWERS_TO: Mapping[str, frozenset[str | None]] = {
    BoardRole.CHAIR: frozenset({BoardRole.CHIEF_EXECUTIVE, BoardRole.NON_EXECUTIVE_DIRECTOR}),
    BoardRole.CHIEF_EXECUTIVE: frozenset({*_EXECUTIVES, None}),
    **{role: frozenset({None}) for role in _EXECUTIVES},
}


@dataclass(frozen=True)
class Held:
    """One role that somebody holds at an organisation; None: works there in another role."""

    person_id: int | None
    organisation_id: int
    board_role: str | None


@dataclass(frozen=True)
class Finding:
    """How somebody who facilitates stands to the people who come, in numbers of participants."""

    shared: int
    managed: int
    #: whether they are the HR director
    workforce: bool

    @property
    def sentences(self) -> list[str]:
        """For the planner; nothing where there is nothing to think about."""
        found: list[str] = []
        if self.shared:
            found.append(f"Works at the same trust as {_participants(self.shared)}.")
        if self.managed:
            answer = "answers" if self.managed == 1 else "answer"
            found.append(f"{_participants(self.managed)} {answer} to them, by board role.")
        if self.workforce:
            found.append(
                "Is a director of workforce. It should not always be the HR director who "
                "facilitates."
            )
        return found

    def is_more_than(self, shared: int, managed: int) -> bool:
        """Whether people came since somebody looked at these numbers."""
        return self.shared > shared or self.managed > managed


def _participants(number: int) -> str:
    return "1 participant" if number == 1 else f"{number} participants"


def shared_employer(facilitator: Iterable[Held], participants: Iterable[Held]) -> int:
    """How many participants work where the facilitator does, themselves left out."""
    held = list(facilitator)
    themselves = {each.person_id for each in held}
    places = {each.organisation_id for each in held}
    found = {each.person_id for each in participants if each.organisation_id in places}
    return len(found - themselves)


def find(facilitator: Iterable[Held], participants: Iterable[Held], *, workforce: bool) -> Finding:
    """All that is to be thought about one facilitator."""
    held, coming = list(facilitator), list(participants)
    return Finding(shared_employer(held, coming), managed(held, coming), workforce)


def managed(facilitator: Iterable[Held], participants: Iterable[Held]) -> int:
    """How many participants answer to the facilitator, as far as board roles tell."""
    held = list(facilitator)
    themselves = {each.person_id for each in held}
    found = {
        each.person_id
        for each in participants
        for own in held
        if each.organisation_id == own.organisation_id
        and each.board_role in ANSWERS_TO.get(own.board_role or "", ())
    }
    return len(found - themselves)
