"""What a reader learns from published tables: how many of which people are in which groups."""

from collections.abc import Iterator
from dataclasses import dataclass

from events_app.diversity.figures.roster import Roster, people_on
from events_app.diversity.figures.tables import Table


@dataclass(frozen=True)
class Published:
    """Between `lowest` and `highest` of `people` are in `groups`."""

    people: frozenset[str]
    groups: frozenset[str]
    lowest: int
    highest: int


def published(table: Table, roster: Roster) -> Iterator[Published]:
    """What each cell of a table says of the people whom the public programme shows."""
    for side in table.sides:
        people = people_on(roster, side.side)
        for cell in table.spec.cells:
            coded = side.counts[cell.key]
            yield Published(people, cell.groups, coded.lowest, coded.highest)
