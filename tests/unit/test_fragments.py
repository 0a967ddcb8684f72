"""Pieces of pages that are kept: the same for the same values, and for no others."""

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, meta
from markupsafe import Markup

from events_app.eligibility import Conditions
from events_app.models.events import AudienceItem
from events_app.web.fragments import KEPT, Fragments
from tests.guards.files import ROOT

TEMPLATES = ROOT / "templates"
FRAGMENTS = sorted(TEMPLATES.rglob("_fragments.html"))
#: what a fragment may ask for besides its arguments: what is the same for everybody and for good
SAME_FOR_GOOD = {"session_when"}


@pytest.fixture
def made() -> list[object]:
    """What was made, one entry for each time."""
    return []


@pytest.fixture
def fragment(made: list[object]) -> Fragments:
    source = "{% macro name(value) %}<b>{{ value }}</b>{{ note(value) }}{% endmacro %}"
    environment = Environment(loader=DictLoader({"_fragments.html": source}), autoescape=True)
    environment.globals["note"] = lambda value: made.append(value) or ""
    return Fragments(environment)


def test_a_piece_is_made_once_for_the_same_values(fragment, made):
    pieces = [fragment("_fragments.html", "name", value) for value in ("Jo", "Sam", "Jo")]
    assert pieces == ["<b>Jo</b>", "<b>Sam</b>", "<b>Jo</b>"]
    assert made == ["Jo", "Sam"]


def test_what_is_escaped_already_is_not_mistaken_for_what_is_not(fragment):
    """They are equal as texts, and a page that took one for the other would run a script."""
    ours, theirs = Markup("<i>"), "<i>"
    pieces = [fragment("_fragments.html", "name", value) for value in (ours, theirs, ours)]
    assert pieces == ["<b><i></b>", "<b>&lt;i&gt;</b>", "<b><i></b>"]


def test_pieces_for_many_rows_are_joined_in_their_order(fragment):
    rows = [("Jo",), ("Sam",)]
    assert fragment.each("_fragments.html", "name", rows) == "<b>Jo</b>\n<b>Sam</b>"


def test_only_so_many_pieces_are_kept(fragment, made):
    for number in [*range(KEPT + 1), KEPT, 0]:
        fragment("_fragments.html", "name", number)
    assert made == [*range(KEPT + 1), 0]


def test_there_are_fragments_to_look_at():
    assert FRAGMENTS != []


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.parent.name)
def test_a_fragment_knows_nothing_but_its_arguments(path):
    """No request, no session, nobody who is signed in, no permission, no time."""
    assert names_asked_for(path.relative_to(TEMPLATES).as_posix()) <= SAME_FOR_GOOD


def names_asked_for(template: str) -> set[str]:
    """What a template and those that it imports take from outside."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    environment.filters |= {"event_when": str, "long_moment": str}
    source = environment.parse((TEMPLATES / template).read_text())
    imported = [name for name in meta.find_referenced_templates(source) if name]
    asked = set(meta.find_undeclared_variables(source))
    return asked.union(*(names_asked_for(name) for name in imported))


def test_the_conditions_of_an_item_are_all_that_it_asks_for():
    kept = set(AudienceItem.__table__.columns.keys())
    assert set(Conditions._fields) == kept - {"id", "event_id", "position"}
