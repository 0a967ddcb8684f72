"""Draw up a release: which tables of a period may be published, with all that was before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from events_app.diversity.figures.lattice import SAME_ROSTER, TableSpec, tables_for
from events_app.diversity.figures.periods import Kind, Period
from events_app.diversity.figures.roster import Roster, people_on
from events_app.diversity.figures.tables import Table, count_table, read_table
from events_app.diversity.gate import Published, is_possible, passes, published

#: two rosters of the same table differ by at least so many people
NEW_PEOPLE_NEEDED = 20

Say = Callable[[str], None]


@dataclass(frozen=True)
class Earlier:
    """A release that was made before, with the roster it was made from."""

    period: Period
    tables: tuple[Table, ...]
    roster: Roster


@dataclass(frozen=True, eq=False)  # what is worked out from one is kept by the thing itself
class DrawnUp:
    """What a release consists of: the tables, and which others the period has and why not."""

    period: Period
    tables: tuple[Table, ...]
    #: from how many people on which smallest side a table is published: public numbers
    too_few: Mapping[str, int]
    withheld: tuple[str, ...]
    people: int
    made_up: bool = False
    method: str = field(default="1")

    def written(self) -> dict[str, Any]:
        """As it is kept and signed: coded values and public numbers, nothing else."""
        return {
            "period": self.period.key,
            "people": self.people,
            "tables": [table.written() for table in self.tables],
            "too_few": dict(self.too_few),
            "withheld": list(self.withheld),
            "made_up": self.made_up,
            "method": self.method,
        }


def read_drawn_up(period: Period, written: Mapping[str, Any]) -> DrawnUp:
    """A release as it was written down."""
    return DrawnUp(
        period,
        tuple(read_table(table) for table in written["tables"]),
        dict(written["too_few"]),
        tuple(written["withheld"]),
        int(written["people"]),
        bool(written["made_up"]),
        str(written["method"]),
    )


def draw_up(
    period: Period,
    roster: Roster,
    groups: Mapping[str, str],
    earlier: Sequence[Earlier],
    *,
    made_up: bool = False,
    say: Say = lambda _words: None,
) -> DrawnUp:
    """Draw up the release of a period. The true counts live and end in here.

    `groups`: by person, one of `lattice.GROUPS`; who is not in it gave no answer. Whole tables are
    withheld, in their fixed order, until everything that was ever published passes the gate.
    """
    specs = tables_for(period.kind, period.years)
    smallest = {s.key: min(len(people_on(roster, side)) for side in s.sides) for s in specs}
    large = [spec for spec in specs if smallest[spec.key] >= spec.needed]
    new = [spec for spec in large if _is_new(spec, period, roster, earlier)]
    tables = [count_table(spec, roster, groups) for spec in new]
    before = _possible([[*_cells(one.tables, one.roster)] for one in earlier])
    while tables and not _open(before, tables, roster, say):
        tables.pop(0)
    kept = {table.spec.key for table in tables}
    return DrawnUp(
        period,
        tuple(reversed(tables)),
        {spec.key: smallest[spec.key] for spec in specs if spec not in large},
        tuple(spec.key for spec in large if spec.key not in kept),
        len(roster),
        made_up,
    )


def _open(before: list[Published], tables: list[Table], roster: Roster, say: Say) -> bool:
    """Whether everybody's group stays open with these tables published."""
    what = "1 table" if len(tables) == 1 else f"{len(tables)} tables"
    say(f"Checking {what} against everything published")
    cells = before + _cells(tables, roster)
    if before and not is_possible(cells):  # somebody's answer has changed since
        cells = _cells(tables, roster)
    return passes(cells, lambda done, of: say(f"Checking {what}: {10 * (10 * done // of)}% done"))


def _cells(tables: Sequence[Table], roster: Roster) -> list[Published]:
    return [cell for table in tables for cell in published(table, roster)]


def _possible(releases: list[list[Published]]) -> list[Published]:
    """The cells of the newest releases that can all be true of people who do not change."""
    cells: list[Published] = []
    for release in reversed(releases):
        if release and not is_possible(release + cells):
            break
        cells = release + cells
    return cells


def _is_new(spec: TableSpec, period: Period, roster: Roster, earlier: Sequence[Earlier]) -> bool:
    """Whether the table may be published next to the same table of earlier releases."""
    same = SAME_ROSTER.get(spec.key, spec.key)
    for one in earlier:
        held = {SAME_ROSTER.get(table.spec.key, table.spec.key) for table in one.tables}
        if same not in held:
            continue
        if Kind.POOLED in (period.kind, one.period.kind) and period.overlaps(one.period):
            return False
        if len(roster.keys() ^ one.roster.keys()) < NEW_PEOPLE_NEEDED:
            return False
    return True
