"""The engagement gap: events on race equality against the others, from released figures. Pure.

Two shares are compared with the interval of Newcombe (1998, method 10), which is also good where
few answered or nearly all did; two means with one that is rather too wide. People are counted, not
events.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from events_app.feedback.figures import FINE_MEAN
from events_app.feedback.questions import QUESTIONS, Question
from events_app.models.feedback import RoundState

#: of the normal distribution, for an interval that holds in 95 of 100 cases
_WIDTH = 1.96
#: the ratings that are compared
_RATINGS = ("useful", "part")
ANSWERED = "Share of those who attended that answered, in percent"
_MEAN = "Mean of: "


@dataclass(frozen=True)
class Gap:
    """Race equality against the rest, and between which values the gap may lie.

    In percent, or as means of a scale that goes up to `highest`.
    """

    of: str
    highest: int
    race: float
    race_people: int
    rest: float
    rest_people: int
    low: float
    high: float

    @property
    def points(self) -> float:
        return round(self.race - self.rest, 1)


@dataclass(frozen=True)
class _Mean:
    value: float
    people: int
    variance: float


CSV_HEADER = ("WHAT", "RACE", "RACE_PEOPLE", "REST", "REST_PEOPLE", "GAP", "LOW", "HIGH")


def list_gaps(rounds: Iterable[Any]) -> list[Gap]:
    """The gaps in answering and in ratings, from rows of `list_rounds`; none without both kinds."""
    closed = [each for each in rounds if each.state == RoundState.CLOSED]
    race, rest = [e for e in closed if e.race], [e for e in closed if not e.race]
    found = [_answering(race, rest)]
    found += [_rating(race, rest, QUESTIONS[key]) for key in _RATINGS]
    return [each for each in found if each]


def list_gaps_of(rounds: Iterable[Any], event_id: int) -> list[Gap]:
    """The gaps of one event: it alone beside all events of the other kind."""
    rows = list(rounds)
    own = [each for each in rows if each.id == event_id]
    return list_gaps(own + [each for each in rows if own and each.race != own[0].race])


def csv_rows(gaps: Iterable[Gap]) -> list[tuple[object, ...]]:
    """The values of the page, a row for each gap."""
    return [
        (g.of, g.race, g.race_people, g.rest, g.rest_people, g.points, g.low, g.high) for g in gaps
    ]


def interval(some: int, of: int, others: int, of_others: int) -> tuple[float, float]:
    """Between which values the difference of two shares may lie."""
    one, other = some / of, others / of_others
    (low, high), (low_other, high_other) = _wilson(one, of), _wilson(other, of_others)
    below = math.hypot(one - low, high_other - other)
    above = math.hypot(high - one, other - low_other)
    return one - other - below, one - other + above


def _wilson(share: float, of: int) -> tuple[float, float]:
    middle = share + _WIDTH**2 / (2 * of)
    wide = _WIDTH * math.sqrt(share * (1 - share) / of + (_WIDTH / (2 * of)) ** 2)
    whole = 1 + _WIDTH**2 / of
    return (middle - wide) / whole, (middle + wide) / whole


def _answering(race: Sequence[Any], rest: Sequence[Any]) -> Gap | None:
    some, of = sum(each.answered for each in race), sum(each.asked for each in race)
    others, of_others = sum(each.answered for each in rest), sum(each.asked for each in rest)
    if not of or not of_others:
        return None
    low, high = interval(some, of, others, of_others)
    one, other, low, high = (
        round(100 * value, 1) for value in (some / of, others / of_others, low, high)
    )
    return Gap(ANSWERED, 100, one, of, other, of_others, low, high)


def _rating(race: Sequence[Any], rest: Sequence[Any], question: Question) -> Gap | None:
    one, other = _mean(race, question), _mean(rest, question)
    if one is None or other is None:
        return None
    wide, apart = _WIDTH * math.sqrt(one.variance + other.variance), one.value - other.value
    low, high = round(apart - wide, 1), round(apart + wide, 1)
    highest = question.cells[0].points
    values = (round(one.value, 1), one.people, round(other.value, 1), other.people)
    return Gap(f"{_MEAN}{question.words}", highest, *values, low, high)


def _mean(closed: Sequence[Any], question: Question) -> "_Mean | None":
    """The mean of released means, and how far it may be off.

    Of the spread of answers only the bound is known that a mean sets on a scale (Bhatia and Davis,
    2000), so the interval is rather too wide; what was rounded adds its own.
    """
    found = [each.released.get(question.key) for each in closed]
    released = [(each["mean"], each["answers"]) for each in found if each and each["answers"]]
    people = sum(many for _mean, many in released)
    if not people:
        return None
    value = sum(mean * many for mean, many in released) / people
    lowest, highest = question.cells[-1].points, question.cells[0].points
    spread = (highest - value) * (value - lowest) / people
    steps = [0.1 if many >= FINE_MEAN else 0.5 for _mean, many in released]
    rounding = sum(
        (step * many / people) ** 2 / 12
        for step, (_mean, many) in zip(steps, released, strict=True)
    )
    return _Mean(value, people, spread + rounding)
