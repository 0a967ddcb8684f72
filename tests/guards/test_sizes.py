"""No file takes everything. Aim for less: a file of 200 lines, a view of 15."""

import ast
from collections.abc import Sequence
from pathlib import Path

from tests.guards.files import committed, text_of

FILE_LINES = 300
FUNCTION_LINES = 30
TEMPLATE_LINES = 80
#: a migration is a record: it is written once and not worked on
RECORDS = Path("migrations/versions")

CODE = [name for name in committed("*.py") if RECORDS not in name.parents]
TEMPLATES = [name for name in committed("*") if name.parts[0] == "templates"]


def test_a_file_is_short_enough_to_read() -> None:
    """Split a longer one by use case."""
    assert longer_than(FILE_LINES, CODE) == {}


def test_a_function_is_short_enough_to_see() -> None:
    found = {str(name): long_functions(text_of(name)) for name in CODE}
    assert {name: functions for name, functions in found.items() if functions} == {}


def test_a_template_is_short_enough_to_read() -> None:
    """Move a part of a longer one into a file of its own."""
    assert longer_than(TEMPLATE_LINES, TEMPLATES) == {}


def longer_than(most: int, names: Sequence[Path]) -> dict[str, int]:
    """The files that have more lines, and how many."""
    lines = {str(name): len(text_of(name).splitlines()) for name in names}
    return {name: count for name, count in lines.items() if count > most}


def long_functions(source: str) -> list[str]:
    """The functions that are too long, without their docstrings and decorators."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]
    sized = [(function.name, _lines(function)) for function in functions]
    return [f"{name} has {lines} lines" for name, lines in sized if lines > FUNCTION_LINES]


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def test_the_guard_sees_a_long_function() -> None:
    body = "\n".join(f"    step_{number}()" for number in range(FUNCTION_LINES))
    assert long_functions(f"def long():\n{body}\n") == ["long has 31 lines"]
