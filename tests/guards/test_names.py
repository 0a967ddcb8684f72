"""A thing that has no better name than these has no place yet."""

import ast
import re
from pathlib import Path

import pytest

from tests.guards.files import committed, text_of

NAMELESS = re.compile(r"(^|_)(helpers?|utils?|utilit(y|ies)|commons?|managers?|services?|misc|stuff)($|_)")
#: libraries that chose such a name, which we have to spell as they do
THEIRS = {"login_manager"}


@pytest.mark.parametrize("name", committed("*"), ids=str)
def test_a_file_is_named_for_what_is_in_it(name: Path) -> None:
    parts = [part.split(".")[0] for part in name.parts]
    assert [part for part in parts if nameless(part)] == []


@pytest.mark.parametrize("name", committed("*.py"), ids=str)
def test_a_function_or_class_is_named_for_what_it_does(name: Path) -> None:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    tree = ast.parse(text_of(name))
    named = [node.name for node in ast.walk(tree) if isinstance(node, kinds)]
    assert [word for word in named if nameless(word)] == []


def nameless(word: str) -> bool:
    """Whether a name says nothing: EventManager, date_utils, handle_event, process_form."""
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", word).lower()
    if snake in THEIRS or snake.startswith("test_"):
        return False
    return bool(NAMELESS.search(snake) or re.match(r"_?(handle|process|manage)(_|$)", snake))


def test_the_guard_knows_a_name_that_says_nothing() -> None:
    words = ["EventManager", "date_utils", "handle_event", "_process", "accept", "common_era_year"]
    assert [word for word in words if nameless(word)] == words[:4] + ["common_era_year"]
