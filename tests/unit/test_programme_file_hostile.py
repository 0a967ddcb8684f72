"""Whatever is in the file: a programme, or problems in words, and never an error of ours."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events_app.events.programme import ProgrammeProblems, read_programme
from events_app.events.programme.event import KEYS
from events_app.events.programme.plain_yaml import LARGEST_FILE, read_plain


def problems_of(text: str) -> list[str]:
    with pytest.raises(ProgrammeProblems) as refused:
        read_programme(text)
    return refused.value.problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["Check the file: it holds no programme"]),
        ("# nothing", ["Check the file: it holds no programme"]),
        ("- a", ["Check the file: it holds no programme"]),
        ("title: a: b", ["Line 1: Check the YAML: mapping values are not allowed here"]),
        (
            "\n\ttitle: a",
            ["Line 2: Check the YAML: found character '\\t' that cannot start any token"],
        ),
        ("a: 1\nb: 1\na: 2", ["Line 3: Remove 'a': it is there twice"]),
        ("[a]: 1", ["Line 1: Enter a key in front of the colon"]),
        ("a: 1\n---\nb: 2", ["Check the file: it holds more than one document (a line ---)"]),
        ("a: !!int 5", ["Line 1: Remove the tag (!): tags are not read"]),
        ("!!python/object/apply:os.system [ls]", ["Line 1: Remove the tag (!): tags are not read"]),
        ("a\0b", ["Check the file: it holds characters that cannot be read"]),
        ('"\\U00110000"', ["Check the file: it is not YAML that can be read"]),
        (f"%YAML 1.{'1' * 5000}\n--- a", ["Check the file: it is not YAML that can be read"]),
        ("[" * 5000, ["Line 1: Check the indents: this is too deep"]),
        ("a: " * 1 + "{a: " * 5000, ["Line 1: Check the indents: this is too deep"]),
    ],
)
def test_what_is_not_plain_yaml_is_refused_in_words(text: str, problems: list[str]) -> None:
    assert problems_of(text) == problems


def test_names_and_references_are_refused() -> None:
    words = "Write it out in full: names and references (& and *) are not read"
    assert problems_of("a: &x 1\nb: *x") == [f"Line 1: {words}", f"Line 2: {words}"]


def test_a_file_that_doubles_with_every_line_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    started = time.perf_counter()
    assert len(problems_of("\n".join(lines))) == 60 + 2 * 59
    assert time.perf_counter() - started < 2


def test_a_file_of_more_than_a_megabyte_is_refused_before_it_is_read() -> None:
    started = time.perf_counter()
    assert problems_of("#" * (LARGEST_FILE + 1)) == ["Choose a file of at most 1 MB"]
    assert time.perf_counter() - started < 1


def test_the_limit_counts_bytes() -> None:
    assert problems_of("é" * (LARGEST_FILE // 2 + 1)) == ["Choose a file of at most 1 MB"]


def test_half_characters_cannot_come_in_by_an_escape() -> None:
    event = "key: a, kind: webinar, starts_on: 2022-09-06, where: York"
    assert problems_of(f'events: [{{{event}, title: "\\ud800"}}]') == [
        "Event 1, title: Enter at most 200 characters, without control characters"
    ]


def test_a_byte_order_mark_is_no_problem() -> None:
    assert read_plain("\ufeffa: b") == {"a": "b"}


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ProgrammeProblems):
        read_programme(text)


#: pieces that mean something to YAML, in any order
PIECES = st.sampled_from(
    [
        *"{}[]:,-?&*!|>%@`#'\"\\~=<\n \t\r",
        "\n  ",
        "- ",
        ": ",
        "--- ",
        "... ",
        "<<",
        "&a ",
        "*a ",
        "!!set ",
        "!<",
        "%TAG ! ",
        "\\x0",
        "\\u",
        "\\ud800",
        "\\N",
        "|2",
        ">-",
        "events",
        "0x",
        "\x85",
        "\u2028",
        "\ufeff",
        "\U0001f600",
        "é",
        "a",
    ]
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_anything_that_looks_like_yaml_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ProgrammeProblems):
        read_programme(text)


VALUES = st.recursive(
    st.none()
    | st.text(max_size=10)
    | st.sampled_from(
        [
            "online",
            "chair",
            "true",
            "10:00",
            "2022-09-06",
            "2022-10-30",
            "01:30",
            "2099-12-31",
            "0001-01-01",
            "9" * 400,
            "-1",
            "https://[::1",
            "https://a.example:99999",
            "cancelled",
            "A",
        ]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*KEYS, "name", "part", "role", "day", "organisation"]), inner
        )
    ),
    max_leaves=12,
)


def written(value: object) -> str:
    """A value as flow YAML, its text in double quotes with escapes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if value is None:
        return "~"
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in str(value)) + '"'


@given(st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_any_value_under_any_key_is_read_or_refused(event: dict[str, object]) -> None:
    whole = {
        "key": "a",
        "kind": "webinar",
        "title": "A",
        "starts_on": "2022-09-06",
        "where": "York",
    }
    with contextlib.suppress(ProgrammeProblems):
        read_programme(f"events: [{written(whole | event)}]")
