"""What a committed file may not say: where one machine keeps things, and which registry it asks."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.guards.files import ROOT, committed, text_of

# written in parts, so that this file does not name what it looks for
REGISTRY = re.compile("|".join(("py" + r"pi\.org", "pythonhosted" + r"\.org", "npm" + r"js\.(org|com)", "index-url" + r"[ =]+\S", "artifactory", "/sim" + "ple/")))
MACHINE = re.compile("|".join(("/ro" + r"ot/", "/ho" + r"me/\w+", "/Us" + r"ers/\w+", "/wo" + r"rk/\w", "/o" + r"pt/\w", r"\bC:\\")))
PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)( ;.*)? \\$", re.M)


@pytest.mark.parametrize("name", committed(), ids=str)
def test_no_file_names_a_registry(name: Path) -> None:
    assert [found[0] for found in REGISTRY.finditer(text_of(name))] == []


@pytest.mark.parametrize("name", committed(), ids=str)
def test_no_file_names_a_place_on_one_machine(name: Path) -> None:
    assert [found[0] for found in MACHINE.finditer(text_of(name))] == []


@pytest.mark.parametrize("lock", ["run", "dev", "uv"])
def test_a_lock_holds_nothing_but_versions_with_their_hashes(lock: str) -> None:
    lines = (ROOT / f"requirements/{lock}.txt").read_text().splitlines()
    other = [
        line
        for line in lines
        if not (PINNED.match(line) or re.match(r"    --hash=sha256:[0-9a-f]{64}( \\)?$|    #", line))
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
