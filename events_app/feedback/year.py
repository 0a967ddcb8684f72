"""A year, or a series: put together from what was released, so that it says no more. Pure.

Where an event's small cells were put together, they are shared out evenly among their answers.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from events_app.feedback.display import Row, Table, in_ten
from events_app.feedback.figures import DISTRIBUTION
from events_app.feedback.questions import LINE, QUESTIONS, Question
from events_app.models.feedback import RoundState

#: what the body published of the line from 0 to 10 in 2022: words, and the value
PUBLISHED_2022 = (
    ("Mean of all boards", "5.6"),
    ("Mean given by chairs", "6.2"),
    ("At 8 to 10", "22%"),
    ("Fully embedded (10)", "4%"),
)
#: of the normal distribution, for an interval that holds in 95 of 100 cases
_WIDTH = 1.96


@dataclass(frozen=True)
class Gap:
    """How many of those who were there answered: race equality against the rest, in percent."""

    race: float
    rest: float
    low: float
    high: float

    @property
    def points(self) -> float:
        return round(self.race - self.rest, 1)


@dataclass(frozen=True)
class YearFigures:
    events: list[Any]
    asked: int
    answered: int
    tables: list[Table]
    gap: Gap | None

    @property
    def percent(self) -> int:
        return round(100 * self.answered / self.asked) if self.asked else 0

    published = PUBLISHED_2022


def year_figures(rounds: Sequence[Any]) -> YearFigures:
    """Everything the page of a year shows, from rows of `list_rounds`."""
    closed = [each for each in rounds if each.state == RoundState.CLOSED]
    tables = [_table(question, closed) for question in QUESTIONS.values() if not question.is_text]
    return YearFigures(
        events=list(rounds),
        asked=sum(each.asked for each in closed),
        answered=sum(each.answered for each in closed),
        tables=[table for table in tables if table.answers],
        gap=_gap(closed),
    )


def _table(question: Question, closed: Iterable[Any]) -> Table:
    found = [each.released[question.key] for each in closed if question.key in each.released]
    found = [figures for figures in found if figures["answers"]]
    answers = sum(figures["answers"] for figures in found)
    if not answers:
        return Table(question.words, None, None, "", [])
    mean = sum(figures["mean"] * figures["answers"] for figures in found) / answers
    counts = _shared_out(question, found)
    total = sum(counts)
    rows = [
        Row(cell.words, round(count), round(100 * count / total, 1))
        for cell, count in zip(question.cells, counts, strict=True)
        if total >= DISTRIBUTION
    ]
    share = sum(c for c, cell in zip(counts, question.cells, strict=True) if cell.side == 0)
    headline = f"{in_ten(share / total)} {question.headline}" if rows else ""
    return Table(question.words, answers, round(mean, 1), headline, rows)


def _shared_out(question: Question, found: Iterable[Any]) -> list[float]:
    counts = [0.0] * len(question.cells)
    for figures in found:
        for first, last, count in figures["parts"]:
            for place in range(first, last + 1):
                counts[place] += count / (last - first + 1)
    return counts


def _gap(closed: Sequence[Any]) -> Gap | None:
    """The difference of two response rates with its interval; None without both kinds."""
    race, rest = _rate([e for e in closed if e.race]), _rate([e for e in closed if not e.race])
    if race is None or rest is None:
        return None
    (one, n), (other, m) = race, rest
    wide = _WIDTH * math.sqrt(one * (1 - one) / n + other * (1 - other) / m)
    apart = one - other
    percents = (one, other, apart - wide, apart + wide)
    return Gap(*(round(100 * value, 1) for value in percents))


def _rate(closed: Sequence[Any]) -> tuple[float, int] | None:
    asked = sum(each.asked for each in closed)
    return (sum(each.answered for each in closed) / asked, asked) if asked else None


def line_words() -> str:
    """The question that 2022's figures belong to."""
    return QUESTIONS[LINE].words
