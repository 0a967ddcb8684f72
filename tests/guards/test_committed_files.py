"""What a committed file may not say: where one machine keeps things, and which registry it asks."""

import re
import tomllib

import pytest

from tests.guards.files import ROOT, committed, text_of

# written in parts, so that this file does not name what it looks for
REGISTRY = re.compile(
    "|".join(
        (
            "py" + r"pi\.org",
            "pythonhosted" + r"\.org",
            "npm" + r"js\.(org|com)",
            "index-url" + r"[ =]+(https?|file):",
            "artifact" + "ory",
            r"/sim" + r"ple/?[\"'\s]",
        )
    )
)
MACHINE = re.compile(
    "|".join(
        ("/ro" + r"ot/", "/ho" + r"me/\w+", "/Us" + r"ers/\w+", "/wo" + r"rk/\w", "/o" + r"pt/\w")
    )
)
PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)( ;.*)? \\$", re.M)


def test_no_file_names_a_registry() -> None:
    assert naming(REGISTRY) == {}


def test_no_file_names_a_place_on_one_machine() -> None:
    assert naming(MACHINE) == {}


def naming(words: re.Pattern[str]) -> dict[str, list[str]]:
    """The files in which the words are found, and what was found."""
    found = {str(name): [hit[0] for hit in words.finditer(text_of(name))] for name in committed()}
    return {name: hits for name, hits in found.items() if hits}


@pytest.mark.parametrize("lock", ["run", "dev", "uv"])
def test_a_lock_holds_nothing_but_versions_with_their_hashes(lock: str) -> None:
    lines = (ROOT / f"requirements/{lock}.txt").read_text().splitlines()
    other = [
        line
        for line in lines
        if not (
            PINNED.match(line) or re.match(r"    --hash=sha256:[0-9a-f]{64}( \\)?$|    #", line)
        )
    ]
    assert other == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    run, dev = _pinned("run"), _pinned("dev")
    asked = _names(project["project"]["dependencies"])
    assert asked - run.keys() == set()
    assert (asked | _names(project["dependency-groups"]["dev"])) - dev.keys() == set()
    assert {name: dev.get(name) for name in run} == run


def _pinned(lock: str) -> dict[str, str]:
    text = (ROOT / f"requirements/{lock}.txt").read_text()
    return {name: version for name, version, _ in PINNED.findall(text)}


def _names(asked: list[str]) -> set[str]:
    return {re.split(r"[\[<>=]", line)[0].lower() for line in asked}
