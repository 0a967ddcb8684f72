"""Shares and what is said of them: from coded counts and the public size alone."""

from dataclasses import dataclass
from enum import StrEnum

from events_app.diversity.figures.coding import FEW, Coded

#: below these a share says too little, and none is shown
DECLARED_NEEDED = 40
RESPONSE_NEEDED = 60


class AimStatus(StrEnum):
    """Where an aim stands. From the whole interval: what is not certain is not said."""

    MET = "met"
    NOT_MET = "not met"
    WITHIN_ROUNDING = "within rounding"


@dataclass(frozen=True)
class Response:
    """How many of the people answered, in whole per cent; `bound` is "", "over" or "under"."""

    percent: int
    bound: str

    @property
    def words(self) -> str:
        return f"{self.bound} {self.percent}%".strip()

    @property
    def is_enough(self) -> bool:
        return self.bound != "under" and self.percent >= RESPONSE_NEEDED


def response(not_known: Coded) -> Response:
    """The response rate that the coded count of Not known leaves visible."""
    n = not_known.n
    if not_known.is_few:
        return Response(100 * (n - FEW - 1) // n, "over")
    if not_known.rounded is None:
        return Response(-(-100 * (FEW + 1) // n), "under")
    return Response(round(100 * (n - not_known.rounded) / n), "")


def share(count: Coded, not_known: Coded) -> int | None:
    """The share of those who said, in whole per cent, or None when none is shown."""
    declared = count.n - (not_known.rounded or 0)
    shown = count.rounded is not None and declared >= DECLARED_NEEDED
    if not shown or not response(not_known).is_enough:
        return None
    return round(100 * (count.rounded or 0) / declared)


def aim_status(count: Coded, not_known: Coded, percent: float) -> AimStatus:
    """Whether a share of `percent` is reached by every count, or by none, that this may be."""
    lowest = 100 * count.lowest / max(1, count.n - not_known.lowest)
    highest = 100 * count.highest / max(1, count.n - not_known.highest)
    if lowest >= percent:
        return AimStatus.MET
    return AimStatus.NOT_MET if highest < percent else AimStatus.WITHIN_ROUNDING
