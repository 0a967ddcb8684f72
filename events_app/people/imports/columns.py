"""The header of a file: the columns we need, those we leave, and those we refuse to see."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from events_app.people.imports.equality_columns import is_equality_column
from events_app.people.imports.problems import FileProblem, shown


@dataclass(frozen=True, slots=True)
class Header:
    """How many cells a row has, where our columns are among them, and what else there is."""

    width: int
    places: tuple[tuple[str, int], ...]
    ignored: tuple[str, ...]


def read_header(cells: Sequence[str], columns: Sequence[str]) -> Header:
    """Find our columns; their order, case, spaces and underscores do not matter.

    Raises FileProblem for a column of equality information, a missing one, or one that is there
    twice.
    """
    _refuse_equality(cells)
    ours = {_squeezed(column): column for column in columns}
    found = [ours.get(_squeezed(cell)) for cell in cells]
    _refuse_missing(cells, [column for column in columns if column not in found])
    counts = Counter(column for column in found if column)
    twice = [column for column in columns if counts[column] > 1]
    if twice:
        raise FileProblem(f"Your file has duplicate columns: {', '.join(twice)}.")
    places = tuple((column, found.index(column)) for column in columns)
    others = [cell for cell, column in zip(cells, found, strict=True) if column is None]
    return Header(len(cells), places, tuple(shown(cell) for cell in others if cell.strip()))


def _refuse_equality(cells: Sequence[str]) -> None:
    refused = [shown(cell) for cell in cells if is_equality_column(cell)]
    if refused:
        noun = "column" if len(refused) == 1 else "columns"
        words = f"Remove the {noun} {', '.join(refused)}. We only take this from the person."
        raise FileProblem(words)


def _refuse_missing(cells: Sequence[str], missing: Sequence[str]) -> None:
    if not missing:
        return
    if len(cells) == 1 and re.search(r"[;\t|]", cells[0]):
        raise FileProblem(
            "The cells of your file are not separated by commas. Save it as CSV UTF-8."
        )
    names = [shown(cell) for cell in cells if cell.strip()]
    raise FileProblem(
        f"Your file is missing {_columns_called(missing)}. "
        f"Right now it has {_columns_called(names[:20])}."
    )


def _columns_called(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"a column called {names[0]}"
    return f"columns called {', '.join(names)}"


def _squeezed(name: str) -> str:
    return re.sub(r"[\s_\-]", "", name).upper()
