"""Checking the cells of one row, so that every problem of the row is told at once."""

from collections.abc import Callable, Mapping
from typing import Any

from events_app.people.imports.csv_table import Row
from events_app.people.imports.problems import CellProblem, RowProblem

Checks = Mapping[str, Callable[[str], Any]]


def check_cells(row: Row, checks: Checks) -> tuple[dict[str, Any], list[RowProblem]]:
    """The values of the cells that are right, and the problems of those that are not, by column."""
    values: dict[str, Any] = {}
    problems: list[RowProblem] = []
    for column, check in checks.items():
        try:
            values[column] = check(row.cells[column])
        except CellProblem as problem:
            problems.append(RowProblem(row.number, column, problem.words))
    return values, problems
