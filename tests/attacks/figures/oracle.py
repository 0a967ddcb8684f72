"""Somebody who has read every number, knows the programme, and asks who can be what.

Independent of the product's gate: it knows the truth, it works person by person, and where a
simple exchange of people does not show that a group is open it asks another solver, CP-SAT.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

GROUPS = ("asian", "black", "mixed", "other", "white", "prefer_not_to_say", "no_answer")
#: so many others' answers are known beforehand
KNOWN = 3
#: moves of a first other that are looked at, the nearest ones
TRIED = 40
#: how much the solver works on one question before it gives up, which fails the test
WORK = 60.0


@dataclass(frozen=True)
class Fact:
    """Something a reader knows: `lowest` ≤ the weighted number of people ≤ `highest`."""

    people: frozenset[str]
    weights: Mapping[str, int]
    lowest: float
    highest: float


@dataclass(frozen=True)
class Found:
    """Somebody of this true group cannot be in that one: their group is narrowed."""

    group: str
    not_in: str
    people: int


class Reader:
    """All that is known, by classes of people whom nothing tells apart."""

    def __init__(self, facts: Sequence[Fact], truth: Mapping[str, str]) -> None:
        self.facts = facts
        populations = list(dict.fromkeys(fact.people for fact in facts))
        patterns: defaultdict[str, list[int]] = defaultdict(list)
        for number, people in enumerate(populations):
            for person in people:
                patterns[person].append(number)
        counts: defaultdict[tuple[int, ...], Counter[str]] = defaultdict(Counter)
        for person, pattern in patterns.items():
            counts[tuple(pattern)][truth[person]] += 1
        self.classes = sorted(counts)
        self.true = np.array([[counts[c][g] for g in GROUPS] for c in self.classes])
        where = {people: number for number, people in enumerate(populations)}
        self.inside = np.array(
            [[where[fact.people] in c for c in self.classes] for fact in facts], dtype=int
        ).reshape(len(facts), len(self.classes))
        self.weights = np.array(
            [[fact.weights.get(g, 0) for g in GROUPS] for fact in facts], dtype=int
        ).reshape(len(facts), len(GROUPS))
        self.lowest = np.array([fact.lowest for fact in facts])
        self.highest = np.array([fact.highest for fact in facts])
        self.values = np.einsum("fk,fg,kg->f", self.inside, self.weights, self.true)
        self._moves()

    def _moves(self) -> None:
        """What each move of one person from a group to another does to every fact."""
        places = range(len(GROUPS))
        self.sources = [(k, a) for k in range(len(self.classes)) for a in places if self.true[k, a]]
        self.moves = np.array(
            [self._moved(k, a, b) for k, a in self.sources for b in places if a != b]
        ).reshape(-1, len(self.facts))
        self.source_of = np.repeat(np.arange(len(self.sources)), len(GROUPS) - 1)

    def _moved(self, k: int, a: int, b: int) -> Any:
        return self.inside[:, k] * (self.weights[:, b] - self.weights[:, a])

    def attack(self) -> list[Found]:
        """Everybody for whom some group can be excluded, with the best choice of known others."""
        wrong = (self.values < self.lowest) | (self.values > self.highest)
        assert not wrong.any(), "the facts are not true"
        found: list[Found] = []
        for k, a in self.sources:
            for b in range(len(GROUPS)):
                if a != b and not self._is_open(k, a, b):
                    found.append(Found(GROUPS[a], GROUPS[b], int(self.true[k].sum())))
        return found

    def _is_open(self, k: int, a: int, b: int) -> bool:
        if self.true[k, b] > KNOWN:  # exchanged with somebody of their own class
            return True
        moved = self.values + self._moved(k, a, b)
        if self._fits(moved).all():
            return True
        return self._open_by_others(k, a, moved) or Search(self, k, a, b).is_open()

    def _open_by_others(self, k: int, a: int, moved: Any) -> bool:
        """Whether one or two others can make up for it, in more ways than others are known.

        No person is used in two of the ways, so that each known other shuts one of them at most.
        """
        left = np.array([self.true[source] for source in self.sources])
        left[self.sources.index((k, a))] -= 1
        after = moved + self.moves
        wrong = np.maximum(self.lowest - after, 0) + np.maximum(after - self.highest, 0)
        off = wrong.sum(axis=1)
        ways = 0
        for source in np.unique(self.source_of[off == 0]):
            ways, left[source] = ways + left[source], 0
        for first in np.argsort(off, kind="stable")[:TRIED]:
            one = self.source_of[first]
            if ways > KNOWN or not left[one]:
                continue
            for two in np.unique(self.source_of[self._fits(after[first] + self.moves)]):
                used = min(left[one], left[two]) if one != two else left[one] // 2
                ways, left[one] = ways + used, left[one] - used
                left[two] -= used
        return bool(ways > KNOWN)

    def _fits(self, values: Any) -> Any:
        return ((values >= self.lowest) & (values <= self.highest)).all(axis=-1)


class Search:
    """Whether one person can be in a group, whichever three others are known."""

    def __init__(self, reader: Reader, k: int, a: int, b: int) -> None:
        self.reader = reader
        self.there = (k, b)
        #: the others, without the person
        self.others = reader.true.copy()
        self.others[k, a] -= 1
        self.worlds: list[Any] = []

    def is_open(self, known: tuple[tuple[int, int], ...] = ()) -> bool:
        """Every world that is found is shot down with known others, until none is left to find.

        `known` names the class and the group of each known other, as often as there are any.
        """
        counted = Counter(known)
        world = next((w for w in self.worlds if self._agrees(w, counted)), None)
        if world is None:
            world = self._solve(counted)
            if world is None:
                return False
            self.worlds.append(world)
        for place in zip(*np.nonzero(world < self.others), strict=True):
            needed = int(world[place]) + 1 - counted[place]
            more = (*known, *[place] * needed)
            if len(more) <= KNOWN and not self.is_open(more):
                return False
        return True

    def _agrees(self, world: Any, counted: Counter[Any]) -> bool:
        return all(world[place] >= number for place, number in counted.items())

    def _solve(self, counted: Counter[Any]) -> Any:
        """The world nearest to the truth with the person in that group; None if there is none."""
        model, sizes = cp_model.CpModel(), self.reader.true.sum(axis=1)
        people = [[model.new_int_var(0, int(size), "") for _ in GROUPS] for size in sizes]
        missing: list[Any] = []
        for k, size in enumerate(sizes):
            model.add(sum(people[k]) == int(size))
            for g in range(len(GROUPS)):
                others = people[k][g] - int((k, g) == self.there)
                model.add(others >= counted[(k, g)])
                less = model.new_int_var(0, int(size), "")
                model.add(less >= int(self.others[k, g]) - others)
                missing.append(less)
        self._add_facts(model, people)
        model.minimize(sum(missing))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        # the solver's own measure of work: the same on every machine, however busy it is
        solver.parameters.max_deterministic_time = WORK
        status = solver.solve(model)
        if status == cp_model.INFEASIBLE:
            return None
        assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE), "the solver came to no end"
        world = np.array([[solver.value(one) for one in row] for row in people])
        world[self.there] -= 1
        return world

    def _add_facts(self, model: Any, people: list[list[Any]]) -> None:
        """All that was read, as far as it bounds anything."""
        reader = self.reader
        for number in range(len(reader.facts)):
            total = sum(
                int(reader.weights[number, g]) * people[k][g]
                for k in np.nonzero(reader.inside[number])[0]
                for g in np.nonzero(reader.weights[number])[0]
            )
            if np.isfinite(reader.lowest[number]):
                model.add(total >= int(np.ceil(reader.lowest[number])))
            if np.isfinite(reader.highest[number]):
                model.add(total <= int(np.floor(reader.highest[number])))
