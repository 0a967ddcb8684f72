"""The load of being asked: how often, for what, and when the next ask wants a reason. Pure.

Every ask counts, whatever was answered: it is the asking that wears people out. The rule reads
asks and the ceilings that people set for themselves, and nothing else about anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from events_app.models.asks import Ask, AskKind
from events_app.speakers.words import times

#: how far back asks count
PERIOD = timedelta(days=365)
#: from this ask on in a period, the planner says why
THIRD_ASK = 3
#: from this ask on about race equality, the planner says why
SECOND_ABOUT_RACE = 2


@dataclass(frozen=True)
class Load:
    """What somebody was asked for in the 12 months before a moment."""

    by_kind: dict[AskKind, int]
    about_race: int

    @property
    def total(self) -> int:
        return sum(self.by_kind.values())


def weigh(asks: Iterable[Ask], now: datetime) -> Load:
    """The load of one person's asks, in the 12 months up to now."""
    counted = [ask for ask in asks if now - PERIOD < ask.asked_at <= now]
    kinds = {kind: sum(ask.kind == kind for ask in counted) for kind in AskKind}
    return Load(kinds, sum(ask.about_race for ask in counted))


def concerns(
    load: Load,
    *,
    kind: AskKind,
    about_race: bool,
    asks_most: int | None = None,
    mentoring_most: int | None = None,
) -> list[str]:
    """Why one more ask wants a reason, in sentences; nothing where it does not."""
    found: list[str] = []
    if asks_most is not None and load.total + 1 > asks_most:
        found.append(f"They agreed to {_asks(asks_most)} in 12 months. We have made {load.total}.")
    mentored = load.by_kind[AskKind.MENTOR]
    if kind is AskKind.MENTOR and mentoring_most is not None and mentored + 1 > mentoring_most:
        found.append(
            f"They agreed to mentor {_people(mentoring_most)} in 12 months. "
            f"We have asked for {mentored}."
        )
    if about_race and load.about_race + 1 >= SECOND_ABOUT_RACE:
        found.append(
            f"We have asked this person {times(load.about_race)} about race equality in 12 "
            "months. Ask someone else first, or say why."
        )
    if load.total + 1 >= THIRD_ASK:
        found.append(
            f"We have asked this person {times(load.total)} in 12 months. "
            "Ask someone else first, or say why."
        )
    return found


def _asks(number: int) -> str:
    return "1 ask" if number == 1 else f"{number} asks"


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
