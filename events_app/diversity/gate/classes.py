"""People whom nothing that was published tells apart stand in one class."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from events_app.diversity.gate.published import Published


@dataclass(frozen=True)
class Classes:
    """How many people each class has, and which classes each published population is made of."""

    sizes: tuple[int, ...]
    #: by population; the order of the classes is that of `sizes`
    made_of: dict[frozenset[str], tuple[int, ...]]


def classes_of(cells: Sequence[Published]) -> Classes:
    """Tell people apart by the populations they belong to."""
    populations = list(dict.fromkeys(cell.people for cell in cells))
    patterns: defaultdict[str, list[int]] = defaultdict(list)
    for number, people in enumerate(populations):
        for person in people:
            patterns[person].append(number)
    sizes: dict[tuple[int, ...], int] = {}
    for pattern in patterns.values():
        sizes[tuple(pattern)] = sizes.get(tuple(pattern), 0) + 1
    ordered = sorted(sizes)
    made_of = {
        people: tuple(place for place, pattern in enumerate(ordered) if number in pattern)
        for number, people in enumerate(populations)
    }
    return Classes(tuple(sizes[pattern] for pattern in ordered), made_of)
