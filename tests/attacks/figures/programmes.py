"""Programmes as they could be: who appears over the years, who returns, and what they answered."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from events_app.diversity.figures.drawing import DrawnUp, Earlier, draw_up
from events_app.diversity.figures.periods import Period, read_period
from events_app.diversity.figures.roster import Roster, Shown
from tests.factories.diversity import draw_groups

#: which periods are released, one after the other; those of one year share their people
PLANS = (
    ("2019-20", "2020-21"),
    ("2020-21-H1", "2020-21", "2020-21-H2"),
    ("2019-20", "2020-21", "2019-21"),
    ("2018-19", "2019-20", "2020-21"),
)
#: three years of a large programme take the solver long: they are in the long proof
LARGE = 200


@dataclass(frozen=True)
class Made:
    """A programme: the release of each period with its public roster, and the true groups."""

    releases: tuple[tuple[DrawnUp, Roster], ...]
    groups: dict[str, str]


def make_programme(seed: int, *, largest: int = 600) -> Made:
    """One programme of 60 to `largest` people a year, the same for the same seed."""
    chance = random.Random(seed)
    size = int(60 * (largest / 60) ** chance.random())
    plans = PLANS[:2] if size > LARGE and seed % 100 else PLANS
    periods = [read_period(written) for written in chance.choice(plans)]
    pool = [f"p{number}" for number in range(size * 3)]
    chance.shuffle(pool)
    groups = draw_groups(pool, seed)
    years = dict(_years(pool, size, chance.uniform(0.2, 0.6), chance))
    made: list[tuple[DrawnUp, Roster]] = []
    for period in periods:
        assert period is not None
        roster = _roster(years, period)
        before = [Earlier(one.period, one.tables, then) for one, then in made]
        made.append((draw_up(period, roster, groups, before), roster))
    return Made(tuple(made), groups)


def _years(
    pool: list[str], size: int, returning: float, chance: random.Random
) -> Iterator[tuple[int, tuple[dict[str, Shown], dict[str, Shown]]]]:
    """Each year's two halves; so many of one year's people come from the one before."""
    fresh, before = list(pool), list[str]()
    for year in range(2018, 2021):
        stay = chance.sample(before, int(len(before) * returning))
        people = stay + [fresh.pop() for _ in range(size - len(stay))]
        before = people
        led, theme = chance.uniform(0.25, 0.5), chance.uniform(0.3, 0.6)
        halves: tuple[dict[str, Shown], dict[str, Shown]] = ({}, {})
        for who in people:
            shown = Shown(chance.random() < led, chance.random() < theme)
            where = chance.random()
            if where < 0.6:
                halves[0][who] = shown
            if where > 0.4:
                halves[1][who] = shown
        yield year, halves


def _roster(
    years: dict[int, tuple[dict[str, Shown], dict[str, Shown]]], period: Period
) -> dict[str, Shown]:
    parts = [
        half
        for year in range(period.first_year, period.first_year + period.years)
        for number, half in enumerate(years[year], start=1)
        if period.half in (None, number)
    ]
    roster: dict[str, Shown] = {}
    for part in parts:
        for who, shown in part.items():
            before = roster.get(who, Shown(False, False))
            roster[who] = Shown(
                before.led or shown.led, before.on_race_equality or shown.on_race_equality
            )
    return roster
