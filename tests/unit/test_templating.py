"""Templates: all escape, a misspelt name fails a test, and the frame is the same everywhere."""

import html
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from jinja2 import DictLoader
from jinja2.exceptions import UndefinedError

from events_app import policy
from events_app.web import assets, templating
from events_app.web.assets.build import build
from tests.tags import find

NOBODY = SimpleNamespace(is_authenticated=False)
SOMEBODY = SimpleNamespace(is_authenticated=True, roles=[])
ERRORS = sorted(file.stem for file in (templating.TEMPLATES / "errors").glob("*.html"))
PAGE = """{% extends "_layout/page.html" %}
{% block title %}Contact{% endblock %}{% block reading %}<h1>Contact</h1>{% endblock %}"""


def make(folder: Path, **settings: Any) -> Flask:
    """As much of the application as a page needs."""
    app = templating.ProductFlask("events_app")
    app.config |= {
        "TESTING": True,
        "APP_ENV": "test",
        "SECRET_KEY": "for tests",
        "FEEDBACK_URL": "",
    }
    app.config |= {"BODY_NAME": "The Body & Co", "MAIL_FROM": "events@events.example", **settings}
    templating.init_app(app, can=policy)
    assets.init_app(app, folder)
    return app


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def web(built: Path) -> Flask:
    return make(built)


@pytest.fixture(autouse=True)
def request_context(web: Flask) -> Iterator[None]:
    with web.test_request_context("/contact"):
        yield


def draw(app: Flask, source: str, **names: Any) -> str:
    return app.jinja_env.from_string(source).render({"current_user": NOBODY, **names})


def spoken(page: str, tag: str) -> list[str]:
    return [" ".join("".join(element.itertext()).split()) for element in find(page, tag)]


def macro(app: Flask, file: str, call: str, **names: Any) -> str:
    name = call.split("(")[0]
    return draw(app, f'{{% from "_macros/{file}.html" import {name} %}}{{{{ {call} }}}}', **names)


@pytest.mark.parametrize("name", ["page.html", "page.jinja", "page.txt", "page"])
def test_a_template_escapes_whatever_its_name_is(web: Flask, name: str) -> None:
    environment = web.jinja_env.overlay(loader=DictLoader({name: "{{ words }}"}))
    assert environment.get_template(name).render(words="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize(
    "source", ["{{ missing }}", "{% if missing %}{% endif %}", "{{ web.miss }}"]
)
def test_in_tests_a_misspelt_name_in_a_template_of_ours_fails(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.setattr(templating, "TEMPLATES", tmp_path)
    (tmp_path / "_macros").mkdir()
    (tmp_path / "_macros" / "buttons.html").write_text("{% macro button() %}{% endmacro %}")
    (tmp_path / "page.html").write_text(source)
    with pytest.raises(UndefinedError, match="miss"):
        make(built).jinja_env.get_template("page.html").render(web=object())
    assert make(built, TESTING=False).jinja_env.get_template("page.html").render(web=object()) == ""


def test_the_frame_names_the_page_and_the_body(web: Flask) -> None:
    page = draw(web, PAGE)
    assert spoken(page, "title") == ["Contact – The Body & Co events"]
    assert [link.get("href") for link in find(page, "a")][:2] == ["#maincontent", "/"]
    assert [main.get("id") for main in find(page, "main")] == ["maincontent"]
    assert "The Body &amp; Co" in page


def test_a_page_with_an_error_says_so_first_in_its_title(web: Flask) -> None:
    page = draw(web, PAGE, form=SimpleNamespace(errors={"code": ["Enter the 6-digit code"]}))
    assert spoken(page, "title") == ["Error: Contact – The Body & Co events"]
    page = draw(web, PAGE, form=SimpleNamespace(errors={}))
    assert spoken(page, "title") == ["Contact – The Body & Co events"]


def test_the_menu_shows_what_a_person_has(web: Flask) -> None:
    assert spoken(draw(web, PAGE), "header") == ["The Body & Co events Events Sign in"]
    page = draw(web, PAGE, current_user=SOMEBODY)
    assert spoken(page, "header") == [
        "The Body & Co events Events Your events Messages Account Sign out"
    ]
    assert [(form.get("action"), form.get("method")) for form in find(page, "form")] == [
        ("/sign-out", "post")
    ]
    assert [field.get("name") for field in find(page, "input")] == ["csrf_token"]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/events", "page"),
        ("/events/a-deep-dive", "true"),
        ("/contact", None),
        ("/events.ics", None),
    ],
)
def test_the_menu_marks_where_one_is(web: Flask, path: str, current: str | None) -> None:
    with web.test_request_context(path):
        links = find(draw(web, PAGE), "a")
    assert {link.get("href"): link.get("aria-current") for link in links}["/events"] == current


def test_only_a_demonstration_says_that_it_is_one(web: Flask, built: Path) -> None:
    assert "made up" not in draw(web, PAGE)
    demonstration = make(built, APP_ENV="demo")
    with demonstration.test_request_context():
        assert "made up" in draw(demonstration, PAGE)


def test_help_is_in_the_same_place_on_every_page(web: Flask) -> None:
    links = [link.get("href") for link in find(draw(web, PAGE), "a")]
    assert links[-4:] == ["/contact", "/accessibility", "/privacy", "/cookies"]


def test_there_are_the_pages_of_1_10() -> None:
    named = "bad_request gone maintenance not_allowed not_found problem too_large too_many"
    assert named.split() == ERRORS


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_has_words_and_help_and_no_code(web: Flask, name: str) -> None:
    page = web.jinja_env.get_template(f"errors/{name}.html").render(current_user=NOBODY)
    (heading,) = spoken(page, "h1")
    assert spoken(page, "title") == [f"{heading} – The Body & Co events"]
    assert not any(letter.isdigit() for letter in heading)
    assert "mailto:events@events.example" in [link.get("href") for link in find(page, "a")]


@pytest.mark.parametrize("name", ["problem", "maintenance"])
def test_a_page_for_failures_asks_nobody_who_they_are(web: Flask, name: str) -> None:
    """Here `current_user` is not there at all, and naming it would fail."""
    page = templating.render_for_nobody(web.jinja_env, f"errors/{name}.html")
    assert spoken(page, "nav") == ["Events"]


def test_states_have_the_colours_that_were_agreed(web: Flask) -> None:
    colours = {
        "registered": "green",
        "waiting list": "orange",
        "place offered": "blue",
        "offer ended": "grey",
        "cancelled by you": "grey",
        "event cancelled": "red",
        "attended": "aqua-green",
        "did not attend": "grey",
    }
    for state, colour in colours.items():
        drawn = macro(web, "states", "tag(state)", state=state)
        word = state.capitalize()
        assert drawn == f'<strong class="nhsuk-tag nhsuk-tag--{colour}">{word}</strong>'


@pytest.mark.parametrize(
    "options",
    [{}, {"href": "/x?a=1&b=2"}, {"kind": "warning"}, {"kind": "secondary", "href": "/x"}],
)
def test_our_button_is_the_library_s_button(web: Flask, options: dict[str, str]) -> None:
    """Ours is plain HTML, because theirs takes as long as a whole page."""
    theirs = {"text": "A & B", "href": options.get("href"), "variant": options.get("kind")}
    theirs["preventDoubleClick"] = None if "href" in options else True
    library = vars(web.jinja_env.get_template("nhsuk/components/button/macro.jinja").module)
    ours = find(web.jinja_env.globals["button"]("A & B", **options), "*")
    assert [(e.tag, e.attrib, (e.text or "").strip()) for e in ours] == [
        (e.tag, e.attrib, (e.text or "").strip()) for e in find(library["button"](theirs), "*")
    ]


def test_a_list_of_one_page_has_no_pages(web: Flask) -> None:
    assert macro(web, "pagination", 'pagination(1, 1, "/events?")').strip() == ""


def test_pages_lead_to_the_next_and_the_previous_with_the_filters_kept(web: Flask) -> None:
    drawn = macro(web, "pagination", 'pagination(2, 3, "/events?q=a%26b&")')
    assert [link.get("href") for link in find(drawn, "a")] == [
        "/events?q=a%26b&page=1",
        "/events?q=a%26b&page=3",
    ]
    assert spoken(drawn, "a") == ["Previous : Page 1 of 3", "Next : Page 3 of 3"]


def test_a_summary_says_what_its_change_link_changes(web: Flask) -> None:
    rows = [("When", "<10am>"), ("Where", "Online", "/change", "where it is")]
    drawn = macro(web, "content", "summary_list(rows)", rows=rows)
    assert spoken(drawn, "dt") == ["When", "Where"]
    assert spoken(drawn, "dd") == ["<10am>", "Online", "Change where it is"]
    assert html.escape("<10am>") in drawn
