"""Every mail there is, filled with dull facts: both parts say the same, and fit."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage

import html5lib
import pytest
from jinja2 import Environment, meta

from events_app.mail.compose import Draft, compose, load_environment
from events_app.mail.sender import Sender
from events_app.mail.text import TEXT_COLUMNS
from events_app.tasks import TEMPLATES

ENVIRONMENT = load_environment(TEMPLATES)
SENDER = Sender("Example membership body", "events@events.example", "https://events.example")
MAILS = sorted(
    str(file.relative_to(TEMPLATES)).removesuffix(".subject.txt")
    for file in TEMPLATES.glob("*/mail/*.subject.txt")
)
PARTS = (".subject.txt", ".txt", ".html")
OURS = {"subject", "body_name", "mail_from", "base_url"}
LINK = re.compile(r"https?://[^\s\"<>]+")


def names(environment: Environment, template: str) -> Iterator[str]:
    """The facts that a mail is written from."""
    for part in PARTS:
        source = (TEMPLATES / f"{template}{part}").read_text()
        yield from meta.find_undeclared_variables(environment.parse(source))


def written(template: str) -> EmailMessage:
    facts = {
        name: f"https://events.example/{name}" if name.endswith("link") else f"the {name}"
        for name in sorted(set(names(ENVIRONMENT, template)) - OURS)
    }
    draft = Draft("4f2a", template, "jo@trust.example", facts, datetime(2027, 3, 1, tzinfo=UTC))
    return compose(draft, environment=ENVIRONMENT, sender=SENDER)


def parts(template: str) -> tuple[str, str]:
    text, page = (
        part.get_payload(decode=True).decode() for part in written(template).get_payload()
    )
    return text, page


def test_there_are_mails():
    assert {"people/mail/code", "registrations/mail/registered"} <= set(MAILS)


@pytest.mark.parametrize("template", MAILS)
def test_both_parts_of_a_mail_lead_to_the_same_pages(template: str):
    text, page = parts(template)
    assert set(LINK.findall(text)) == set(LINK.findall(page))


@pytest.mark.parametrize("template", MAILS)
def test_every_link_of_a_page_is_printed_too(template: str):
    _text, page = parts(template)
    shown = re.sub(r"<[^>]*>", " ", page)
    assert set(re.findall(r'href="([^"]*)"', page)) == set(LINK.findall(shown))


@pytest.mark.parametrize("template", MAILS)
def test_the_lines_of_a_mail_fit(template: str):
    text, _page = parts(template)
    assert [line for line in text.splitlines() if len(line) > TEXT_COLUMNS] == []
    assert "\n\n\n" not in text


@pytest.mark.parametrize("template", MAILS)
def test_the_page_of_a_mail_is_sound(template: str):
    _text, page = parts(template)
    html5lib.HTMLParser(strict=True).parse(page)
    assert page.count("<h1") == 1
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')


@pytest.mark.parametrize("template", MAILS)
def test_the_subject_of_a_mail_has_no_shouting_in_it(template: str):
    subject = written(template)["Subject"]
    assert subject
    assert "!" not in subject
    assert not subject.startswith("Re:")
