"""Hostile words in every field, and requests broken on purpose: no error 500, nothing raw."""

import email
import email.policy
from pathlib import Path

import icalendar
import pytest
from sqlalchemy import select

from events_app.models.events import Appearance, Theme, ThemeMark
from events_app.models.registrations import Registration, RegistrationState
from events_app.tasks import deliver_once
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
    make_session,
)
from tests.walking import heading, send

#: what would do harm if any page, mail or file let it through as it stands
HOSTILE = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "quotes": '"\' onmouseover="alert(1)" x=\'',
    "braces": "{{7*7731}}{% raw %}${7*7731}#{7*7731}",
    "formula": '=HYPERLINK("https://attacker.example","me")',
    "right-to-left": "abc\u202egpj.exe\u2066\u2069",
    "lines": "one\r\nATTENDEE:mailto:x@attacker.example\r\nBcc: y@attacker.example",
    "long": "x" * 150,
}
#: marks of the strings above that may stand on no page as they are
RAW = ("<script>alert", "<img src=x", 'onmouseover="alert', "54117")


@pytest.fixture(params=sorted(HOSTILE))
def hostile(request):
    return HOSTILE[request.param]


@pytest.fixture
def world(session, now, hostile):
    """A person, a trust and an event with hostile words in every field that holds words."""
    trust = make_organisation(session, name=hostile, region=hostile[:90], type=hostile[:90])
    held = appointment(
        organisation=trust, board_role="chair", committee=hostile, committee_part="chairs"
    )
    person = make_person(session, email="p@trust.example", full_name=hostile, appointments=[held])
    event = make_event(
        session,
        slug="e",
        title=hostile,
        about=hostile,
        venue=hostile,
        cost=hostile,
        accessibility=hostile,
        joining_notes=hostile,
        capacity=5,
        audience=[audience_item(committee=hostile, committee_part="sits on", region=hostile[:90])],
    )
    made = make_session(session, event=event, title=hostile, about=hostile)
    made.line_up = [
        Appearance(
            position=0, part="speaker", name=hostile, job_title=hostile, organisation=hostile
        )
    ]
    session.add(ThemeMark(event_id=event.id, session_id=made.id, theme=Theme(name=hostile[:90])))
    session.flush()
    return person, event


def assert_nothing_raw(text: str) -> None:
    assert [mark for mark in RAW if mark in text] == []


def test_no_page_shows_hostile_words_as_anything_but_words(
    session, app, client, sign_in, world, hostile
):
    person, _ = world
    sign_in(client, person)
    send(client, "/events/e/register", needs=["live captions"], note=hostile)
    done = send(client, "/events/e/register/check")
    assert done.status_code == 303
    own = done.location.removesuffix("/done")
    pages = ["/", "/events", "/events/e", "/events/e/programme", "/your-events", "/account", own]
    pages += [f"{own}/done", f"{own}/change", f"{own}/cancel", "/events?q=" + hostile[:50]]
    for page in pages:
        response = client.get(page)
        assert response.status_code == 200
        assert_nothing_raw(response.text)
    assert_nothing_raw(app.test_client().get("/events/e").text)


def test_no_mail_and_no_calendar_lets_hostile_words_through(session, app, client, sign_in, world):
    person, _ = world
    sign_in(client, person)
    send(client, "/events/e/register", needs=[])
    own = send(client, "/events/e/register/check").location.removesuffix("/done")
    send(client, f"{own}/cancel")
    session.commit()
    delivered = deliver_once(app)
    assert (delivered.sent, delivered.failed, delivered.dead) == (2, 0, 0)
    for file in Path(app.config["MAIL_URL"].removeprefix("file://")).glob("*.eml"):
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert [name for name in ("Bcc", "Cc") if name in message] == []
        assert message["To"].addresses[0].addr_spec == "p@trust.example"
        parts = {part.get_content_type(): part for part in message.walk()}
        assert_nothing_raw(parts["text/html"].get_content())
        (entry,) = icalendar.Calendar.from_ical(parts["text/calendar"].get_content()).walk("VEVENT")
        assert str(entry["ATTENDEE"]) == "mailto:p@trust.example"


def test_no_calendar_file_is_broken_by_hostile_words(session, client, sign_in, world):
    person, event = world
    made = make_registration(
        session, person=person, event=event, state=RegistrationState.REGISTERED
    )
    own = f"/your-events/{made.reference}/calendar.ics"
    sign_in(client, person)
    for page in ("/events.ics", "/events/e.ics", own):
        (entry,) = icalendar.Calendar.from_ical(client.get(page).data).walk("VEVENT")
        assert "ATTENDEE" not in entry
        assert entry.errors == []


@pytest.mark.parametrize(
    "note",
    ["\x00", "a\x00b", "\x1b[31m", "\ud800", "\ufffe"],
)
def test_what_cannot_be_read_is_refused_in_words(session, client, sign_in, now, note):
    make_event(session, slug="e", audience=[audience_item(everyone=True)])
    held = appointment(organisation=make_organisation(session), board_role="chair")
    sign_in(client, make_person(session, appointments=[held]))
    page = client.get("/events/e/register").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    raw = b"csrf_token=" + token.encode() + b"&note=" + note.encode("utf-8", "surrogatepass")
    response = client.post(
        "/events/e/register", data=raw, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code in (303, 422)
    assert session.scalars(select(Registration)).all() == []


def test_bytes_that_are_no_text_are_refused_in_words(session, client, now):
    token = client.get("/sign-in").text.split('name="csrf_token" value="')[1].split('"')[0]
    response = client.post(
        "/sign-in",
        data=f"csrf_token={token}&email=".encode() + b"%ff%fe\xc3\x28",
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code == 422


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"x" * (2 * 1024 * 1024), "application/x-www-form-urlencoded", 413),
        (b"email=" + b"x" * 300_000, "application/x-www-form-urlencoded", 413),
        (b"a=1&" * 5000, "application/x-www-form-urlencoded", 422),
        (b"--x\r\nnonsense", "multipart/form-data; boundary=x", 422),
        (b"", "multipart/form-data", 422),
        (b"{}", "application/json", 422),
        (b"\x00\x01", "text/plain", 422),
    ],
)
def test_a_body_that_is_too_large_or_none_is_refused(client, now, body, kind, status):
    response = client.post("/sign-in", data=body, content_type=kind)
    assert response.status_code == status


def test_a_body_that_is_too_large_gets_a_page_in_words(client, now):
    response = client.post("/sign-in", data={"email": "x" * 300_000})
    assert heading(response) != ""
    assert response.status_code == 413
