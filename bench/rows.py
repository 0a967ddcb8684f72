"""The lines of the table, and how it is printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One thing that was measured. `met` is None where nothing has to be reached."""

    what: str
    database: str
    figures: str
    must_reach: str
    met: bool | None


@dataclass(frozen=True)
class Spread:
    """A figure that was taken several times."""

    taken: Sequence[float]

    @property
    def middle(self) -> float:
        return median(self.taken)

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({min(self.taken):.2f} to {max(self.taken):.2f})"


def percentile(taken: Sequence[float], percent: int) -> float:
    """The smallest value that so many per cent do not exceed."""
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def print_table(rows: Sequence[Row]) -> None:
    """The table as Markdown, its columns in line."""
    verdicts = {True: "yes", False: "**no**", None: ""}
    head = ("what", "database", "measured", "must reach", "met")
    lines = [(r.what, r.database, r.figures, r.must_reach, verdicts[r.met]) for r in rows]
    widths = [max(map(len, column)) for column in zip(head, *lines, strict=True)]
    ruled = tuple("-" * width for width in widths)
    for line in (head, ruled, *lines):
        print("| " + " | ".join(t.ljust(w) for t, w in zip(line, widths, strict=True)) + " |")
