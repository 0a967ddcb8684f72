"""Every setting stands in the README's table, and every command in the README or in docs/."""

import re

import click
import pytest
from flask import Flask

from tests.guards.files import ROOT, committed, text_of

#: Flask's own, which we leave as they are
FLASKS = {"run", "shell", "routes", "roles", "users", "db"}


def test_every_setting_is_in_the_readme() -> None:
    source = (ROOT / "config.py").read_text()
    settings = set(re.findall(r"""(?:env\.get\(|_secret\(env, |env\[)"([A-Z_]+)""", source))
    assert "DATABASE_URL" in settings
    table = [line for line in (ROOT / "README.md").read_text().splitlines() if line.startswith("|")]
    first_cells = " ".join(line.split("|")[1] for line in table)
    assert settings - set(re.findall(r"`([A-Z_]+)`", first_cells)) == set()


@pytest.mark.only_on("sqlite")
def test_every_command_is_documented(app: Flask) -> None:
    pages = [name for name in committed("*.md") if name.parts[0] in {"README.md", "docs"}]
    words = " ".join(text_of(name) for name in pages)
    missing = [
        command for command in commands(app.cli) if not re.search(rf"`[^`]*\b{command}\b", words)
    ]
    assert missing == []


@pytest.mark.only_on("sqlite")
def test_every_command_says_what_it_does(app: Flask) -> None:
    assert [name for name, command in commands(app.cli).items() if not command.help] == []


def commands(group: click.Group, before: str = "") -> dict[str, click.Command]:
    """Every command of ours, by what is typed: "people create"."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        if not before and name in FLASKS:
            continue
        if isinstance(command, click.Group):
            found |= commands(command, f"{before}{name} ")
        else:
            found[before + name] = command
    return found
