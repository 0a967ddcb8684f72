"""A table of the report, as the page and the file show it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

#: None is a figure that nobody can give: an empty cell in the file
Cell = str | int | float | None


@dataclass(frozen=True)
class Table:
    """One table. Cells of the columns in `shares` are percentages, which the page draws as bars."""

    #: the last part of its file's address
    name: str
    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    shares: frozenset[int] = field(default_factory=frozenset[int])
    #: what to know before reading it
    note: str = ""


def share(part: int | float, whole: int | float) -> float:
    """Per cent, to one place after the point; 0 of nothing is 0."""
    return round(100 * part / whole, 1) if whole else 0.0
