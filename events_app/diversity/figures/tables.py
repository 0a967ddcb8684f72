"""A table of coded counts: counted once from the answers, written down, and read again."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from events_app.diversity.figures.coding import Coded, code
from events_app.diversity.figures.lattice import LATTICE, CellSpec, Side, TableSpec
from events_app.diversity.figures.roster import Roster, people_on
from events_app.diversity.figures.shares import Response, response, share


@dataclass(frozen=True)
class SideFigures:
    """One side of a table: a coded count for each of its cells, by the cell's key."""

    side: Side
    n: int
    counts: Mapping[str, Coded]

    @property
    def response(self) -> Response | None:
        """How many answered, where the side says who is not known."""
        not_known = self.counts.get("not_known")
        return response(not_known) if not_known else None

    def share(self, key: str) -> int | None:
        """A cell's share of those who said, in whole per cent, if one may be shown."""
        if key == "not_known" or "not_known" not in self.counts:
            return None
        return share(self.counts[key], self.counts["not_known"])


@dataclass(frozen=True)
class Table:
    """A table of the lattice for one period."""

    spec: TableSpec
    sides: tuple[SideFigures, ...]

    def written(self) -> dict[str, Any]:
        """As it is kept: coded values and public sizes, nothing else."""
        return {
            "table": self.spec.key,
            "sides": [
                {
                    "side": side.side.value,
                    "people": side.n,
                    "cells": {key: coded.text for key, coded in side.counts.items()},
                }
                for side in self.sides
            ],
        }


def count_table(spec: TableSpec, roster: Roster, groups: Mapping[str, str]) -> Table:
    """Count the people of each side by their group ("no_answer" without one), and code."""
    return Table(spec, tuple(_count_side(spec, side, roster, groups) for side in spec.sides))


def _count_side(
    spec: TableSpec, side: Side, roster: Roster, groups: Mapping[str, str]
) -> SideFigures:
    people = people_on(roster, side)
    true = Counter(groups.get(person, "no_answer") for person in people)
    counts = {cell.key: _coded(cell, true, len(people)) for cell in spec.cells}
    return SideFigures(side, len(people), counts)


def _coded(cell: CellSpec, true: Mapping[str, int], n: int) -> Coded:
    return code(sum(true.get(group, 0) for group in cell.groups), n)


def read_table(written: Mapping[str, Any]) -> Table:
    """A table as it was written down."""
    sides = tuple(
        SideFigures(
            Side(side["side"]),
            int(side["people"]),
            {key: Coded(text, int(side["people"])) for key, text in side["cells"].items()},
        )
        for side in written["sides"]
    )
    return Table(LATTICE[written["table"]], sides)
