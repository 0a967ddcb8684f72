"""The whole mail, from template and facts, read back by Python's own parser."""

import email
import email.errors
import email.policy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

import icalendar
import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from events_app.mail.calendar import CalendarEntry, Mailbox
from events_app.mail.compose import Draft, compose, load_environment
from events_app.mail.sender import Sender
from events_app.tasks import TEMPLATES

POSTED = datetime(2027, 3, 1, 12, tzinfo=UTC)
SENDER = Sender("Example membership body", "events@events.example", "https://events.example")
SOURCES = {
    "mail/dull.subject.txt": "About {{ title }}\n",
    "mail/dull.txt": '{% extends "_layout/mail.txt" %}{% block content %}Come to {{ title }}'
    "{% endblock %}",
    "mail/dull.html": '{% extends "_layout/mail.html" %}{% block content %}<h1>{{ title }}</h1>'
    "{% endblock %}",
}
ENTRY = CalendarEntry(
    uid="one@events.example",
    sequence=0,
    method="REQUEST",
    summary="Event",
    starts=POSTED + timedelta(days=36),
    ends=POSTED + timedelta(days=36, hours=1),
    stamp=POSTED,
    last_modified=POSTED,
    organiser=Mailbox("Somebody", "else@example.com"),
    attendee=Mailbox("Jo O’Neil", "another@trust.example"),
)


def environment() -> jinja2.Environment:
    loaded = load_environment(TEMPLATES)
    assert loaded.loader
    loaded.loader = jinja2.ChoiceLoader([jinja2.DictLoader(SOURCES), loaded.loader])
    return loaded


ENVIRONMENT = environment()


def sent(
    recipient: str = "jo@trust.example", sender: Sender = SENDER, **facts: Any
) -> EmailMessage:
    """The mail as who receives it reads it."""
    draft = Draft("4f2a", "mail/dull", recipient, {"title": "WRES"} | facts, POSTED)
    content = compose(draft, environment=ENVIRONMENT, sender=sender).as_bytes()
    assert max(map(len, content.split(b"\r\n"))) <= 998
    parsed = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(parsed, EmailMessage)
    for part in parsed.walk():
        assert part.defects == []
    return parsed


def body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return part.get_content().replace("\r\n", "\n")


def test_a_mail_has_these_headers_and_no_others():
    *headers, (last, content_type) = sent().items()
    assert headers == [
        ("From", "Example membership body events <events@events.example>"),
        ("To", "jo@trust.example"),
        ("Subject", "About WRES"),
        ("Date", "Mon, 01 Mar 2027 12:00:00 +0000"),
        ("Message-ID", "<4f2a@events.example>"),
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "OOF, NRN, AutoReply, RN"),
        ("MIME-Version", "1.0"),
    ]
    assert (last, content_type.split(";")[0]) == ("Content-Type", "multipart/alternative")


def test_text_comes_first_and_says_the_same_as_the_page():
    mail = sent(title="Fish & <b>chips</b>")
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert body(mail, "plain") == (
        "Come to Fish & <b>chips</b>\n\nExample membership body events\nhttps://events.example/\n"
    )
    assert "<h1>Fish &amp; &lt;b&gt;chips&lt;/b&gt;</h1>" in body(mail, "html")
    assert '<html lang="en">' in body(mail, "html")
    assert "<title>About Fish &amp; &lt;b&gt;chips&lt;/b&gt;</title>" in body(mail, "html")


def test_nothing_in_a_mail_is_fetched_from_anywhere():
    page = body(sent(), "html")
    for what in ("<img", "src=", "url(", "@import", "<link", "<script"):
        assert what not in page


@pytest.mark.parametrize("part", [".subject.txt", ".txt", ".html"])
def test_a_fact_that_is_missing_fails(part: str):
    sources = SOURCES | {f"mail/dull{part}": "{{ nowhere }}"}
    loaded = environment()
    loaded.loader = jinja2.DictLoader(sources | {"_layout/mail.txt": "", "_layout/mail.html": ""})
    draft = Draft("4f2a", "mail/dull", "jo@trust.example", {"title": "WRES"}, POSTED)
    with pytest.raises(jinja2.UndefinedError):
        compose(draft, environment=loaded, sender=SENDER)


def test_a_fact_cannot_stand_in_for_who_we_are():
    assert "https://evil.example" not in body(sent(base_url="https://evil.example"), "plain")


def test_what_a_fact_says_is_never_run_as_a_template():
    assert "Come to {{ 7 * 7 }}" in body(sent(title="{{ 7 * 7 }}"), "plain")


def test_a_long_subject_is_cut_after_a_word():
    mail = sent(title="Board accountability for the Workforce Race Equality Standard")
    assert mail["Subject"] == "About Board accountability for the Workforce Race Equality…"


@given(st.text(max_size=80) | st.sampled_from(["x\r\nBcc: spy@example.com", "x\n\nBody", "\x00"]))
def test_no_fact_adds_a_header_or_breaks_the_mail(title: str):
    mail = sent(title=title)
    assert [name for name, _value in mail.items()] == [name for name, _value in sent().items()]
    assert mail["To"] == "jo@trust.example"


@pytest.mark.parametrize(
    "recipient",
    ["jo@trust.example\r\nBcc: spy@example.com", "jo@trust.example, spy@example.com", "jo", ""],
)
def test_what_is_no_single_address_gets_no_mail(recipient: str):
    with pytest.raises((ValueError, IndexError, email.errors.HeaderParseError)):
        sent(recipient)


def test_the_body_may_be_called_what_it_likes():
    sender = replace(SENDER, body_name='Trusts, "the" <body>\r\nBcc: x@example.com')
    [address] = sent(sender=sender)["From"].addresses
    assert address.display_name == 'Trusts, "the" <body> Bcc: x@example.com events'
    assert address.addr_spec == "events@events.example"


def test_lines_without_end_are_folded_for_the_mail_server():
    mail = sent(title="x" * 10_000 + " é")
    assert "x" * 10_000 in body(mail, "html")


def test_an_invitation_is_in_the_mail_twice_inline_and_as_a_file():
    mail = sent(calendar=ENTRY.to_facts())
    alternative, file = mail.iter_parts()
    kinds = [part.get_content_type() for part in alternative.iter_parts()]
    assert mail.get_content_type() == "multipart/mixed"
    assert alternative.get_content_type() == "multipart/alternative"
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    inline = list(alternative.iter_parts())[2]
    assert inline["Content-Type"] == 'text/calendar; method="REQUEST"; charset="utf-8"'
    assert inline["Content-Transfer-Encoding"] == "base64"
    assert file.get_content_type() == "application/ics"
    assert file["Content-Disposition"] == 'attachment; filename="invite.ics"'
    assert inline.get_payload(decode=True) == file.get_payload(decode=True)


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_the_method_of_the_part_is_the_method_in_the_calendar(method: Any):
    mail = sent(calendar=replace(ENTRY, method=method).to_facts())
    [inline] = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    calendar = icalendar.Calendar.from_ical(inline.get_content())
    assert inline.get_param("method") == calendar["METHOD"] == method


def test_the_organiser_is_who_the_mail_is_from_and_who_attends_is_who_gets_it():
    """Whatever the entry said: nobody may learn from it who else comes."""
    mail = sent("jo@trust.example", calendar=ENTRY.to_facts())
    [_alternative, file] = mail.iter_parts()
    [event] = icalendar.Calendar.from_ical(file.get_content()).events
    assert event["ORGANIZER"] == "mailto:events@events.example"
    assert event["ORGANIZER"].params["CN"] == "Example membership body"
    assert event["ATTENDEE"] == "mailto:jo@trust.example"
    assert event["ATTENDEE"].params["CN"] == "Jo O’Neil"


def test_the_same_message_is_the_same_mail_each_time_it_is_tried():
    first, again = (sent(calendar=ENTRY.to_facts()).as_bytes() for _ in range(2))
    assert first == again
    assert parsedate_to_datetime(sent()["Date"]) == POSTED


def test_the_boundaries_of_the_parts_cannot_be_known_beforehand():
    mail = sent(calendar=ENTRY.to_facts(), title="--mixed-\n--alternative-\n--mixed-4f2b--")
    assert [part.get_boundary() for part in mail.walk() if part.is_multipart()] == [
        "mixed-4f2a",
        "alternative-4f2a",
    ]
    assert "--mixed-4f2b--" in body(mail, "plain")
