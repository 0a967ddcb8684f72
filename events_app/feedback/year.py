"""A year, or a series: put together from what was released, so that it says no more. Pure.

Where an event's small cells were put together, they are shared out evenly among their answers: then
there are shares and no numbers of people. What one event released alone is shown as it is there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from events_app.feedback.comparison import Compared, compare
from events_app.feedback.display import Row, Table, in_ten, table_of
from events_app.feedback.figures import DISTRIBUTION
from events_app.feedback.gaps import Gap, list_gaps
from events_app.feedback.questions import QUESTIONS, Question
from events_app.models.feedback import RoundState


@dataclass(frozen=True)
class YearFigures:
    events: list[Any]
    asked: int
    answered: int
    tables: list[Table]
    gaps: list[Gap]
    compared: list[Compared]

    @property
    def percent(self) -> int:
        return round(100 * self.answered / self.asked) if self.asked else 0


def year_figures(rounds: Sequence[Any]) -> YearFigures:
    """Everything the page of a year shows, from rows of `list_rounds`."""
    closed = [each for each in rounds if each.state == RoundState.CLOSED]
    tables = [_table(question, closed) for question in QUESTIONS.values() if question.is_scale]
    return YearFigures(
        events=list(rounds),
        asked=sum(each.asked for each in closed),
        answered=sum(each.answered for each in closed),
        tables=[table for table in tables if table.answers],
        gaps=list_gaps(closed),
        compared=compare((each.released_before, each.released) for each in closed),
    )


def _table(question: Question, closed: Iterable[Any]) -> Table:
    return put_together(question, [each.released.get(question.key) for each in closed])


def put_together(question: Question, released: Iterable[Any]) -> Table:
    """One table of what was released of several groups of people."""
    found = [figures for figures in released if figures and figures["answers"]]
    answers = sum(figures["answers"] for figures in found)
    if not answers:
        return Table(question.words, None, None, "", [])
    if len(found) == 1:
        return table_of(question, found[0])
    mean = sum(figures["mean"] * figures["answers"] for figures in found) / answers
    counts = _shared_out(question, found)
    total = sum(counts)
    whole = all(first == last for figures in found for first, last, _count in figures["parts"])
    rows = [
        Row(cell.words, int(count) if whole else None, round(100 * count / total, 1))
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
