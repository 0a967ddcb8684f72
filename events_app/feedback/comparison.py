"""Before and after, as groups and never by person, from what was released of both. Pure.

Events are put together by how many answered, and only those count of which both are released.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from events_app.feedback.figures import Part, headline_share
from events_app.feedback.groups import GROUPS
from events_app.feedback.questions import LINE, QUESTIONS, Question

#: what is released of a round: by the key of a question
Released = Mapping[str, Any]
EVERYBODY = "Everybody"
#: who said what 2022's figures say, and how many they were
PUBLISHED_BY = (
    "the membership body’s own survey of board members in 2022, "
    "with 254 answers from 134 trusts, published in its race equality report"
)
CSV_HEADER = ("QUESTION", "WHEN", "WHO", "PEOPLE", "MEAN", "PERCENT_UPPER", "PERCENT_TOP")


@dataclass(frozen=True)
class Group:
    """One group at one time; what was not released is None. Shares in percent."""

    when: str
    who: str
    people: int | None
    mean: float | None
    upper: float | None
    top: float | None


#: of the line from 0 to 10
PUBLISHED_2022 = (
    Group("2022", "All who answered", 254, 5.6, 22.0, 4.0),
    Group("2022", GROUPS["chair"] + "s", None, 6.2, None, None),
)


@dataclass(frozen=True)
class Compared:
    """One question; `upper` and `top` say which answers the shares count."""

    words: str
    upper: str
    top: str
    #: the highest value of the scale, for the bars
    highest: int
    groups: list[Group]


@dataclass
class _Sums:
    people: int = 0
    points: float = 0
    of_upper: int = 0
    upper: float = 0
    of_top: int = 0
    top: int = 0

    def group(self, when: str, who: str) -> Group:
        mean = round(self.points / self.people, 1) if self.people else None
        upper = round(100 * self.upper / self.of_upper, 1) if self.of_upper else None
        top = round(100 * self.top / self.of_top, 1) if self.of_top else None
        return Group(when, who, self.people or None, mean, upper, top)


@dataclass
class _Side:
    """One question at one time, by group."""

    sums: dict[str, _Sums] = field(default_factory=dict)

    def of(self, who: str) -> _Sums:
        return self.sums.setdefault(who, _Sums())


def compare(pairs: Iterable[tuple[Released | None, Released | None]]) -> list[Compared]:
    """What was asked both before and after; `pairs` are the two of each event."""
    both = [(before, after) for before, after in pairs if before and after]
    found = [_compared(question, both) for question in QUESTIONS.values() if question.is_scale]
    return [each for each in found if each.groups]


def csv_rows(compared: Iterable[Compared]) -> list[tuple[object, ...]]:
    """The values of the tables, a row for each group."""
    return [
        tuple("" if value is None else value for value in (each.words, *vars(group).values()))
        for each in compared
        for group in each.groups
    ]


def _compared(question: Question, both: Sequence[tuple[Released, Released]]) -> Compared:
    sides = {"Before": _Side(), "After": _Side()}
    for pair in both:
        figures = [released.get(question.key) for released in pair]
        if all(each and each["answers"] for each in figures):
            for side, each in zip(sides.values(), figures, strict=True):
                _add(side, question, each or {})
    groups = [
        side.sums[who].group(when, who)
        for who in (EVERYBODY, *GROUPS.values())
        for when, side in sides.items()
        if who in side.sums
    ]
    is_line = question.key == LINE
    if groups and is_line:
        groups += PUBLISHED_2022
    highest, second = question.cells[0], question.cells[1]
    upper = "8 to 10" if is_line else f"{highest.words} or {second.words.lower()}"
    top = "10, fully embedded" if is_line else highest.words
    return Compared(question.words, upper, top, highest.points, groups)


def _add(side: _Side, question: Question, figures: Released) -> None:
    parts = [Part(*part) for part in figures["parts"]]
    everybody = side.of(EVERYBODY)
    everybody.people += figures["answers"]
    everybody.points += figures["mean"] * figures["answers"]
    share, total = headline_share(question, parts), sum(part.count for part in parts)
    if share is not None:
        everybody.of_upper += total
        everybody.upper += share * total
    if parts and parts[0].last == 0:
        everybody.of_top += total
        everybody.top += parts[0].count
    for key, people, mean, inside in figures.get("groups", []):
        group = side.of(GROUPS[key])
        group.people += people
        group.points += mean * people
        if inside is not None:
            group.of_upper += people
            group.upper += inside
