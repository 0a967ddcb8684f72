"""The question itself: could everybody still be in every group, for all that is published?

From coded values alone, so that the answer gives away no more than they do.
"""

from collections.abc import Callable, Iterator, Sequence

from events_app.diversity.figures.lattice import GROUPS, MINORITY, NOT_KNOWN
from events_app.diversity.gate.classes import Classes, classes_of
from events_app.diversity.gate.published import Published
from events_app.diversity.gate.worlds import Undecided, World, Worlds, place

#: so many other people's answers may be known to a reader beforehand
KNOWN_OTHERS = 3

#: a world must meet so many demands at once, or they are asked for one by one
WORTH_SPREADING = 3

#: places of a world, and how many people must be possible there
Demand = tuple[tuple[int, ...], int]
Progress = Callable[[int, int], None]


def passes(cells: Sequence[Published], progress: Progress = lambda _done, _of: None) -> bool:
    """Whether nothing that these cells say places anybody in a group, or out of one.

    For every class of people, and every population of a table, each group must be possible for
    more people than a reader may know of beforehand. `progress` hears how many demands are met.
    """
    classes = classes_of(cells)
    demands = list(dict.fromkeys(_demands(classes)))
    try:
        worlds = Worlds(classes, cells)
        waiting = _meet_many(
            worlds, demands, lambda left: progress(len(demands) - left, len(demands))
        )
        while waiting:
            world = worlds.find(*waiting[0])
            if world is None:
                return False
            waiting = [demand for demand in waiting if not _is_met(demand, world)]
            progress(len(demands) - len(waiting), len(demands))
    except Undecided:
        return False
    return True


def _meet_many(worlds: Worlds, demands: list[Demand], left: Callable[[int], None]) -> list[Demand]:
    """Look for worlds that meet many demands at once, while that pays. Gives those not met yet."""
    rewards = {
        demand: worlds.reward(demand[0][0], demand[1]) for demand in demands if len(demand[0]) == 1
    }
    waiting, before = demands, len(demands) + WORTH_SPREADING + 1
    while waiting and before - len(waiting) > WORTH_SPREADING:
        before = len(waiting)
        world = worlds.spread(rewards[demand] for demand in waiting if demand in rewards)
        if world is not None:
            waiting = [demand for demand in waiting if not _is_met(demand, world)]
        left(len(waiting))
    return waiting


def is_possible(cells: Sequence[Published]) -> bool:
    """Whether any world agrees with all of it. If not, somebody's answer has changed between."""
    try:
        return Worlds(classes_of(cells), cells).find([], 0) is not None
    except Undecided:
        return False


def _is_met(demand: Demand, world: World) -> bool:
    places, least = demand
    return sum(world[where] for where in places) >= least


def _demands(classes: Classes) -> Iterator[Demand]:
    """That each group is possible says that each can be left out as well: by another group."""
    groups = [frozenset({number}) for number in range(len(GROUPS))]
    coarse = [
        frozenset(number for number, group in enumerate(GROUPS) if group in several)
        for several in (MINORITY, NOT_KNOWN)
    ]
    unions = [(number,) for number in range(len(classes.sizes))] + list(classes.made_of.values())
    for union in unions:
        least = min(sum(classes.sizes[k] for k in union), KNOWN_OTHERS + 1)
        for chosen in groups + coarse:
            yield tuple(place(k, group) for k in union for group in sorted(chosen)), least
