"""Released figures as tables, the same for the page, its example, the file and the print. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from events_app.feedback.figures import DISTRIBUTION, Part, headline_share
from events_app.feedback.questions import Question, find_questions

#: how every page says that there is too little to show
NOT_ENOUGH = "Not enough answers to show. We wait for 5 so that nobody can be identified."
CSV_HEADER = ("QUESTION", "ANSWER", "PEOPLE", "PERCENT")


@dataclass(frozen=True)
class Row:
    words: str
    #: None where small numbers were shared out: then there are no people to count
    count: int | None
    percent: float


@dataclass(frozen=True)
class Table:
    """One question: a distribution, or a mean alone, or nothing."""

    words: str
    answers: int | None
    mean: float | None
    headline: str
    rows: list[Row]


def show(keys: Sequence[str], released: Mapping[str, Any]) -> list[Table]:
    """The tables of a round, in the order of its questions; those in words have none."""
    return [
        table_of(question, released[question.key])
        for question in find_questions(keys)
        if question.is_scale and question.key in released
    ]


def table_of(question: Question, figures: Mapping[str, Any]) -> Table:
    """One question's table, from its released figures."""
    parts = [Part(*part) for part in figures["parts"]]
    total = sum(part.count for part in parts)
    rows = [
        Row(_words(question, part), part.count, round(100 * part.count / total, 1))
        for part in parts
    ]
    share = headline_share(question, parts)
    headline = "" if share is None else f"{in_ten(share)} {question.headline}"
    return Table(question.words, figures["answers"], figures["mean"], headline, rows)


def in_ten(share: float) -> str:
    """A share in words: "9 in 10"."""
    tenths = round(share * 10)
    return {0: "Fewer than 1 in 10", 10: "Nearly all"}.get(tenths, f"{tenths} in 10")


def response_rate(answered: int, asked: int) -> str:
    """ "64 of 118 people who attended answered (54%)." """
    percent = round(100 * answered / asked)
    return f"{answered} of {asked} people who attended answered ({percent}%)."


def csv_rows(tables: Iterable[Table]) -> list[tuple[object, ...]]:
    """The values of the page: a row for each cell, and the mean."""
    rows: list[tuple[object, ...]] = []
    for table in tables:
        rows += [
            (table.words, row.words, "" if row.count is None else row.count, row.percent)
            for row in table.rows
        ]
        if table.mean is not None:
            rows.append((table.words, "Mean", table.mean, ""))
    return rows


def _words(question: Question, part: Part) -> str:
    cells = question.cells[part.first : part.last + 1]
    if question.key == "line" and len(cells) > 1:
        return f"{cells[-1].value} to {cells[0].value}"
    *before, last = [cell.words for cell in cells]
    return (f"{', '.join(before)} or {last}" if before else last).capitalize()


def why_no_table(table: Table) -> str:
    """What stands where a distribution would."""
    if table.answers is None:
        return NOT_ENOUGH
    return f"We show how answers are spread from {DISTRIBUTION} answers."


def first_and_last(year: int) -> tuple[date, date]:
    """The days between which a year lies."""
    return date(year, 1, 1), date(year, 12, 31)
