"""A rule that is set aside says why, where it is set aside."""

import re

from tests.guards.files import ROOT, committed, text_of

# written in parts, so that this file does not find itself
SET_ASIDE = re.compile("# " + r"(noqa|type: ignore|pyright: ignore)\b")
WITHOUT_NAME = re.compile("# " + r"(noqa(?!: [A-Z])|(type|pyright): ignore(?!\[))")


def test_a_rule_is_set_aside_by_its_name_and_with_a_reason() -> None:
    found = {str(name): unexplained(text_of(name)) for name in committed("*.py")}
    assert {name: lines for name, lines in found.items() if lines} == {}


def unexplained(source: str) -> list[str]:
    """The lines that set a rule aside without its name or a reason.

    The reason stands after " - ", or in a comment of its own just above.
    """
    lines = source.splitlines()
    return [
        line.strip()
        for line, above in zip(lines, ["", *lines], strict=False)
        if (SET_ASIDE.search(line) and not (explained(line) or above.strip().startswith("#")))
        or WITHOUT_NAME.search(line)
    ]


def explained(line: str) -> bool:
    return " - " in line[line.index("#") :]


def test_the_project_file_gives_its_reasons() -> None:
    """Each entry under `ignore`, `per-file-ignores` and `filterwarnings` stands under a comment."""
    text = (ROOT / "pyproject.toml").read_text()
    entry = r'^(?:"[^"]+" = \[.*\]|(?:ignore|ignore_blocks) = .*|    "ignore:.*)$'
    lines = text.splitlines()
    entries = [index for index, line in enumerate(lines) if re.match(entry, line)]
    unexplained = [lines[i] for i in entries if not lines[i - 1].strip().startswith("#")]
    assert unexplained == []
