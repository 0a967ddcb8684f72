"""Read every number that a page or a file of figures shows, and what it says of whom."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import html5lib
from flask.testing import FlaskClient

from events_app.diversity.figures.lattice import (
    LATTICE,
    SIDE_WORDS,
)
from events_app.diversity.figures.roster import Roster, people_on
from tests.attacks.figures.oracle import Fact

PUBLIC, DESK = "/accountability/who-leads", "/manage/diversity/figures"

_GROUPS = {cell.words: cell.groups for spec in LATTICE.values() for cell in spec.cells}
_SIDES = {words: side for side, words in SIDE_WORDS.items()}


@dataclass(frozen=True)
class Cell:
    """One row of a table, in words and numbers as they are read."""

    side: str
    people: int
    group: str
    count: str
    share: str
    #: the width of its bar; empty where there is none, or no bar can be
    bar: str


def read_everything(client: FlaskClient, period: str) -> dict[str, list[Cell]]:
    """The cells of a period from each place where somebody can read them."""
    return {
        "page": read_page(client.get(f"{PUBLIC}/{period}").text),
        "file": read_file(client.get(f"{PUBLIC}/{period}/figures.csv").text),
        "desk": read_page(client.get(f"{DESK}/{period}").text),
        "desk's file": read_file(client.get(f"{DESK}/{period}/figures.csv").text),
    }


def read_file(text: str) -> list[Cell]:
    """The rows of a CSV file."""
    return [
        Cell(
            row["People counted"],
            int(row["Number of people"]),
            row["Group"],
            row["Count"],
            row["Share of those who told us"],
            row["Share of those who told us"],
        )
        for row in csv.DictReader(io.StringIO(text))
    ]


def read_page(text: str) -> list[Cell]:
    """The rows of the tables of a page that count people."""
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    return [cell for table in tree.iter("table") for cell in _read_table(table)]


def _read_table(table: object) -> Iterator[Cell]:
    caption = " ".join("".join(table.find("caption").itertext()).split())
    counted = re.match(r"(.*): (\d+) people", caption)
    if not counted:
        return
    for row in table.iter("tr"):
        if row.find("td") is None:
            continue
        group, (count, share) = "".join(row.find("th").itertext()), row.findall("td")
        rects = list(share.iter("{http://www.w3.org/2000/svg}rect"))
        yield Cell(
            counted[1],
            int(counted[2]),
            group.strip(),
            "".join(count.itertext()).strip(),
            "".join(re.findall(r"[\d.]+", "".join(share.itertext()))),
            rects[0].get("width").rstrip("%") if rects else "",
        )


def unexplained(cells: Sequence[Cell]) -> list[str]:
    """What a reader has no business to see.

    Rows that are in no table, bars that differ from their share, shares that the coded counts do
    not give.
    """
    known = _not_known(cells)
    return [
        f"{cell.group}: {cell.count} {cell.share} {cell.bar}"
        for cell in cells
        if cell.group not in _GROUPS
        or cell.side not in _SIDES
        or cell.bar != cell.share
        or (cell.share and float(cell.share) != _coded_share(cell, known[cell.side, cell.people]))
    ]


def _not_known(cells: Iterable[Cell]) -> dict[tuple[str, int], tuple[int, int]]:
    return {(c.side, c.people): _interval(c) for c in cells if c.group == "Not known"}


def _coded_share(cell: Cell, not_known: tuple[int, int]) -> int | None:
    low, high = not_known
    coded = 0 if low == 0 else (low + high) // 2
    return round(100 * int(cell.count) / (cell.people - coded)) if cell.count.isdigit() else None


def facts_of(cells: Iterable[Cell], roster: Roster) -> Iterator[Fact]:
    """What the cells say, to somebody who knows how counts are coded."""
    kept = [cell for cell in cells if cell.group in _GROUPS and cell.side in _SIDES]
    not_known = _not_known(kept)
    for cell in kept:
        people = people_on(roster, _SIDES[cell.side])
        weights = dict.fromkeys(_GROUPS[cell.group], 1)
        yield Fact(people, weights, *_interval(cell))
        yield from _from_share(cell, people, not_known.get((cell.side, cell.people)))


def _interval(cell: Cell) -> tuple[int, int]:
    n = cell.people
    if cell.count == "fewer than 8":
        return 0, 7
    if cell.count == "all but fewer than 8":
        return n - 7, n
    number = int(cell.count)
    if number % 5 or number < 10:
        return number, number  # no code looks like this: it is the true count
    return max(8, number - 2), min(n - 8, number + 2)


def _from_share(
    cell: Cell, people: frozenset[str], not_known: tuple[int, int] | None
) -> Iterator[Fact]:
    """A share that the coded values do not give comes from the true counts, and tells of them."""
    if not cell.share or not_known is None:
        return
    if float(cell.share) == _coded_share(cell, not_known):
        return
    # within half a point: 200 c + (2s ± 1) · not known ≥ or ≤ (2s ± 1) · n
    for sign in (-1, 1):
        twice = round(2 * float(cell.share)) + sign
        weights = dict.fromkeys(_GROUPS[cell.group], 200)
        weights |= dict.fromkeys(_GROUPS["Not known"], twice)
        edge = twice * cell.people
        bounds = (edge, float("inf")) if sign < 0 else (float("-inf"), edge)
        yield Fact(people, weights, *bounds)
