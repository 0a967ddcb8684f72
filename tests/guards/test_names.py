"""A thing that has no better name than these has no place yet."""

import ast
import re

from tests.guards.files import committed, text_of

NAMELESS = re.compile(
    r"(^|_)(helpers?|utils?|utilit(y|ies)|commons?|managers?|services?|misc|stuff)($|_)"
)
#: libraries that chose such a name, which we have to spell as they do
THEIRS = {
    "login_manager",
    "process_bind_param",
    "process_result_value",
    "process_formdata",
    "handle_RCPT",
    "handle_DATA",
}


def test_a_file_is_named_for_what_is_in_it() -> None:
    named = {str(name): [part.split(".")[0] for part in name.parts] for name in committed()}
    assert [name for name, parts in named.items() if any(nameless(part) for part in parts)] == []


def test_a_function_or_class_is_named_for_what_it_does() -> None:
    found = {str(name): names_in(text_of(name)) for name in committed("*.py")}
    assert [(name, word) for name in found for word in found[name] if nameless(word)] == []


def names_in(source: str) -> list[str]:
    """The functions and classes that a module defines."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return [node.name for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]


def nameless(word: str) -> bool:
    """Whether a name says nothing: EventManager, date_utils, handle_event, process_form."""
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", word).lower()
    if word in THEIRS or snake.startswith("test_"):
        return False
    return bool(NAMELESS.search(snake) or re.match(r"_?(handle|process|manage)(_|$)", snake))


def test_the_guard_knows_a_name_that_says_nothing() -> None:
    words = ["EventManager", "date_utils", "handle_event", "_process", "accept", "common_era_year"]
    assert [word for word in words if nameless(word)] == [*words[:4], "common_era_year"]
