"""Forms: what comes in is cleaned and judged in our words; what goes out is plain text."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from markupsafe import Markup
from wtforms import (
    BooleanField,
    EmailField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # pyright: ignore[reportAttributeAccessIssue] - its types are older

from events_app.web import templating
from events_app.web.fields import FieldDrawer
from events_app.web.forms import (
    OUT_OF_DATE,
    UNREADABLE,
    MaxLength,
    Needed,
    NoControlCharacters,
    PageForm,
    errors_in_order,
)
from tests.browsing import html_errors
from tests.tags import find, ids

NASTY = '"><script>alert(1)</script>{{ 7 * 7 }}'
NEEDS = [SelectChoice("captions", "Live captions"), SelectChoice("none", "I do not need anything")]


class Everything(PageForm):
    full_name = StringField("Full name", [Needed("Enter your full name")])
    email = EmailField("Email", [Needed("Enter an email address")], description="Your work one.")
    places = IntegerField("Places", [Needed("Enter a number of places")])
    trust = SelectField(
        "Trust", [Needed("Select your trust")], choices=[SelectChoice("", "Select")]
    )
    role = RadioField(
        "Role", [Needed("Select your role")], choices=[SelectChoice("chair", "Chair")]
    )
    needs = SelectMultipleField("Needs", [Needed("Select what would help")], choices=NEEDS)
    note = TextAreaField("Note", [Needed("Enter a note"), MaxLength(20, "Enter a shorter note")])
    reason = TextAreaField("Reason", [Needed("Enter a reason")])
    shown = BooleanField("Show my name", [Needed("Select the box")], description="To all.")


@pytest.fixture(scope="module")
def web() -> Flask:
    """As much of the application as forms need."""
    app = templating.ProductFlask("events_app")
    app.config |= {"TESTING": True, "SECRET_KEY": "for tests", "WTF_CSRF_ENABLED": False}
    return app


@pytest.fixture(autouse=True)
def request_context(web: Flask) -> Iterator[None]:
    with web.test_request_context():
        yield


def sent(web: Flask, form: Any = Everything, **fields: Any) -> PageForm:
    with web.test_request_context(method="POST", data={"sent": "", **fields}):
        made = form()
        made.validate()
        return made


def drawn(web: Flask, form: PageForm, **options: Any) -> str:
    drawer = FieldDrawer(web.jinja_env)
    fields = [drawer.field(field, **options) for field in form if field.type != "CSRFTokenField"]
    return "".join([drawer.error_summary(form), *fields])


def first_error(form: PageForm, name: str) -> str:
    return form[name].errors[0]


def test_every_error_is_said_once_in_the_order_of_the_page(web: Flask) -> None:
    assert errors_in_order(sent(web)) == [
        ("Enter your full name", "full_name"),
        ("Enter an email address", "email"),
        ("Enter a number of places", "places"),
        ("Select your trust", "trust"),
        ("Select your role", "role"),
        ("Select what would help", "needs"),
        ("Enter a note", "note"),
        ("Enter a reason", "reason"),
        ("Select the box", "shown"),
    ]


def test_every_error_of_the_summary_leads_to_its_field(web: Flask) -> None:
    page = drawn(web, sent(web))
    links = [link.get("href", "").removeprefix("#") for link in find(page, "a")]
    controls = [*find(page, "input"), *find(page, "select"), *find(page, "textarea")]
    assert links == list(Everything()._fields)
    assert set(links) <= {control.get("id") for control in controls}


def test_the_words_beside_a_field_are_those_of_the_summary(web: Flask) -> None:
    page = drawn(web, sent(web))
    beside = [
        "".join(span.itertext()).split("Error:")[1].strip()
        for span in find(page, "span")
        if span.get("class") == "nhsuk-error-message"
    ]
    assert beside == ["".join(link.itertext()).strip() for link in find(page, "a")]


def test_nothing_that_a_person_sends_becomes_markup(web: Flask) -> None:
    page = drawn(web, sent(web, **dict.fromkeys(Everything()._fields, NASTY)))
    assert "<script" not in page
    assert html_errors(f"<!DOCTYPE html><title>x</title>{page}") == ()
    assert [area.text for area in find(page, "textarea")] == [NASTY, NASTY]


def test_no_words_of_a_field_become_markup(web: Flask) -> None:
    class Marked(PageForm):
        full_name = StringField(Markup("<b>Name</b>"), description=Markup("<i>Hint</i>"))
        role = RadioField(NASTY, choices=[SelectChoice(NASTY, NASTY, {"hint": NASTY})])

    page = drawn(web, Marked())
    assert find(page, "b") == find(page, "i") == find(page, "script") == []


def test_fields_are_sound_html_and_leave_judging_to_the_server(web: Flask) -> None:
    for form in (Everything(), sent(web)):
        page = drawn(web, form)
        assert html_errors(f"<!DOCTYPE html><title>x</title>{page}") == ()
        assert " required" not in page
        assert " style=" not in page
        assert sorted(ids(page)) == sorted(set(ids(page)))


def test_what_was_typed_is_kept(web: Flask) -> None:
    page = drawn(web, sent(web, full_name="Ada", places="many", needs="captions", note="One\ntwo"))
    values = {box.get("name"): box.get("value") for box in find(page, "input")}
    assert (values["full_name"], values["places"]) == ("Ada", "many")
    assert [area.text for area in find(page, "textarea")] == ["One\ntwo", None]
    ticked = [box.get("value") for box in find(page, "input") if "checked" in box.attrib]
    assert ticked == ["captions"]


def test_space_around_an_answer_is_dropped_and_a_line_end_counts_as_one(web: Flask) -> None:
    form = sent(web, full_name="  Ada \r\n", note="a\r\n" * 10, reason="\u2003 ")
    assert (form["full_name"].data, form["note"].data) == ("Ada", "a\n" * 9 + "a")
    assert "note" not in form.errors
    assert first_error(form, "reason") == "Enter a reason"


def test_an_answer_with_nothing_to_see_is_empty_and_nothing_turns_text_round(web: Flask) -> None:
    form = sent(web, full_name="\u202eAda\u2066", note="\u200b\u202e", reason="\u200d \u200f")
    assert (form["full_name"].data, form["note"].data) == ("Ada", "")
    assert first_error(form, "reason") == "Enter a reason"
    joined = "\u0645\u06cc\u200c\u062e"
    assert sent(web, full_name=joined)["full_name"].data == joined


def test_a_longer_answer_than_the_limit_is_refused(web: Flask) -> None:
    assert first_error(sent(web, note="x" * 21), "note") == "Enter a shorter note"
    assert "note" not in sent(web, note="x" * 20).errors


@pytest.mark.parametrize(
    "broken", ["a\0b", "a\x1bb", "a\x85b", "\ufffd", "a\nb", "a\u2028b", "a\tb"]
)
def test_a_line_with_what_cannot_be_read_is_an_error_and_a_page(web: Flask, broken: str) -> None:
    form = sent(web, full_name=broken)
    assert first_error(form, "full_name") == UNREADABLE
    page = f"<!DOCTYPE html><title>x</title>{drawn(web, form)}"
    assert html_errors(page) == ()


def test_a_broken_encoding_is_an_error(web: Flask) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="full_name"\r\n\r\n\xff\r\n--x--\r\n'
    kind = "multipart/form-data; boundary=x"
    with web.test_request_context(method="POST", data=body, content_type=kind):
        form = Everything()
        assert not form.validate()
        assert first_error(form, "full_name") == UNREADABLE


def test_a_field_may_have_its_own_words_for_what_cannot_be_read(web: Flask) -> None:
    class Named(PageForm):
        name = StringField("Name", [NoControlCharacters("Enter your name in letters")])

    assert sent(web, Named, name="a\0b").errors == {"name": ["Enter your name in letters"]}


def test_an_answer_that_was_not_offered_is_refused_in_our_words(web: Flask) -> None:
    form = sent(web, trust="x", role="x", needs="x", places="many")
    assert first_error(form, "trust") == "Select one of the options"
    assert first_error(form, "role") == "Select one of the options"
    assert first_error(form, "needs") == "Select from the options"
    assert first_error(form, "places") == "Enter a number of places"


def test_none_of_these_stands_apart_and_alone(web: Flask) -> None:
    class Help(PageForm):
        needs = SelectMultipleField(
            "Needs",
            choices=NEEDS,
            render_kw={"exclusive": "none"},
        )

    page = drawn(web, Help())
    alone = [
        box.get("value") for box in find(page, "input") if "data-checkbox-exclusive" in box.attrib
    ]
    assert alone == ["none"]
    assert page.index("Live captions") < page.index(">or<") < page.index("I do not need")


def test_a_text_with_a_limit_counts_its_characters(web: Flask) -> None:
    counted = [
        (area.get("id"), "nhsuk-js-character-count" in area.get("class", ""))
        for area in find(drawn(web, Everything()), "textarea")
    ]
    assert counted == [("note", True), ("reason", False)]
    assert drawn(web, Everything()).count('data-maxlength="20"') == 1


def test_a_label_can_be_the_heading_of_its_page(web: Flask) -> None:
    drawer, form = FieldDrawer(web.jinja_env), Everything()
    for name in ("full_name", "role", "note"):
        assert len(find(drawer.field(form[name], heading=True), "h1")) == 1
        assert find(drawer.field(form[name]), "h1") == []


def test_a_refusal_stands_beside_its_field(web: Flask) -> None:
    form = sent(web, full_name="Ada")
    form.refuse("full_name", "Enter another name")
    assert errors_in_order(form)[0] == ("Enter another name", "full_name")


def test_a_form_without_its_token_says_what_to_do_and_keeps_what_was_typed(
    web: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(web.config, "WTF_CSRF_ENABLED", True)
    form = sent(web, full_name="Ada")
    assert errors_in_order(form)[0] == (OUT_OF_DATE, None)
    assert form.errors[""] == [OUT_OF_DATE]
    assert form["full_name"].data == "Ada"
    assert "csrf_token" not in form.errors


def test_two_forms_of_a_page_share_no_id(web: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(web.config, "WTF_CSRF_ENABLED", True)
    assert "id=" not in PageForm().hidden_tag()
