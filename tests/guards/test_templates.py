"""Every template compiles, and none lets anything through unescaped by itself."""

import re
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import FileSystemLoader

from events_app.mail.compose import load_environment
from tests.guards.files import ROOT, committed, text_of

FOLDER = ROOT / "templates"
TEMPLATES = sorted(name for name in committed() if name.parts[0] == "templates")


@pytest.mark.only_on("sqlite")
def test_every_template_compiles(app: Flask) -> None:
    for_mail = load_environment(FOLDER)
    names = FileSystemLoader(FOLDER).list_templates()
    assert names != []
    for name in names:
        environment = for_mail if "mail" in name else app.jinja_env
        environment.get_template(name)


def test_no_template_marks_text_safe_or_switches_escaping_off() -> None:
    assert holding(r"\|\s*safe\b|autoescape", TEMPLATES) == {}


def test_no_template_holds_style_or_script_of_its_own() -> None:
    """The content security policy would block them. Mail programs drop all else, so mails may."""
    pages = [name for name in TEMPLATES if "mail" not in name.as_posix()]
    assert holding(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=", pages) == {}


def holding(pattern: str, names: list[Path]) -> dict[str, list[str]]:
    """The files in which the pattern is found, and what was found."""
    found = {str(name): re.findall(pattern, text_of(name)) for name in names}
    return {name: hits for name, hits in found.items() if hits}
