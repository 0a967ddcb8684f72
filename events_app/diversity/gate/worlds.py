"""Worlds that agree with everything published, found by HiGHS.

A world says how many people of each class are in each group: one whole number for each pair.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from events_app.diversity.figures.lattice import GROUPS
from events_app.diversity.gate.classes import Classes
from events_app.diversity.gate.published import Published

#: how many people of class `k` are in the group with number `g`: at the place `k * 7 + g`
World = Sequence[int]

_SECONDS = 20.0


class Undecided(Exception):  # noqa: N818 - named for what happened
    """The solver did not come to an end in its time."""


def place(of_class: int, group: int) -> int:
    """Where a world says how many of a class are in a group."""
    return of_class * len(GROUPS) + group


class Worlds:
    """The model of what is published. It is built once and asked many times."""

    def __init__(self, classes: Classes, cells: Iterable[Published]) -> None:
        # here, so that a web process that releases nothing does not load the solver
        import highspy  # noqa: PLC0415

        self._solver: Any = highspy.Highs()
        self._optimal = highspy.HighsModelStatus.kOptimal
        self._infeasible = highspy.HighsModelStatus.kInfeasible
        self._integer = highspy.HighsVarType.kInteger
        for option, value in _OPTIONS.items():
            self._solver.setOptionValue(option, value)
        self._places = len(classes.sizes) * len(GROUPS)
        for of_class, size in enumerate(classes.sizes):
            for group in range(len(GROUPS)):
                self._solver.addVar(0.0, float(size))
                self._solver.changeColIntegrality(place(of_class, group), self._integer)
        for of_class, size in enumerate(classes.sizes):
            places = [place(of_class, group) for group in range(len(GROUPS))]
            self._row(size, size, places)
        for cell in cells:
            self._row(cell.lowest, cell.highest, places_of(classes, cell))

    def find(self, wanted: Iterable[int], least: int) -> World | None:
        """A world in which those places add up to at least so many, or None.

        Raises Undecided when the solver cannot say in its time.
        """
        row = self._solver.getNumRow()
        self._row(least, None, list(wanted))
        try:
            return self._solve()
        finally:
            self._solver.deleteRows(1, [row])

    def reward(self, where: int, most: int) -> int:
        """Let `spread` be rewarded for up to `most` people at a place; gives the reward's name."""
        name = self._solver.getNumCol()
        self._solver.addVar(0.0, float(most))
        self._row(0, None, [where, name], [1.0, -1.0])
        return name

    def spread(self, rewards: Iterable[int]) -> World | None:
        """A world that does well, if not best, by those rewards; None without one in time."""
        chosen = list(rewards)
        for name in chosen:
            self._solver.changeColCost(name, -1.0)
        try:
            return self._solve()
        except Undecided:
            return None
        finally:
            for name in chosen:
                self._solver.changeColCost(name, 0.0)

    def _solve(self) -> World | None:
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == self._infeasible:
            return None
        if status != self._optimal:
            raise Undecided
        return [round(value) for value in self._solver.getSolution().col_value[: self._places]]

    def _row(
        self,
        lowest: int,
        highest: int | None,
        places: list[int],
        factors: list[float] | None = None,
    ) -> None:
        most = self._solver.getInfinity() if highest is None else float(highest)
        factors = factors or [1.0] * len(places)
        self._solver.addRow(float(lowest), most, len(places), places, factors)


_OPTIONS: dict[str, Any] = {
    "output_flag": False,
    # a world that does well is as good as the best one: what it leaves open is asked for by itself
    "mip_rel_gap": 0.3,
    "threads": 1,
    "time_limit": _SECONDS,
    "random_seed": 1,
}


def places_of(classes: Classes, cell: Published) -> list[int]:
    """The places that a published cell adds up."""
    groups = [number for number, group in enumerate(GROUPS) if group in cell.groups]
    return [place(k, group) for k in classes.made_of[cell.people] for group in groups]
