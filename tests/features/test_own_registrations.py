"""One's own registrations: the list, joining, answers, cancelling, coming back, the file."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from sqlalchemy import select

from events_app.models.events import EventState
from events_app.models.registrations import Registration, RegistrationState
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)
from tests.walking import heading, outbox, send, words

REGISTERED = RegistrationState.REGISTERED


@pytest.fixture
def person(session, now):
    held = appointment(organisation=make_organisation(session), board_role="chair")
    return make_person(
        session, email="uma@r0a.trust.example", full_name="Uma Adeyemi", appointments=[held]
    )


@pytest.fixture
def event(session):
    return make_event(
        session,
        slug="e",
        title="The event",
        starts_at=datetime(2022, 8, 25, 9, 0, tzinfo=UTC),
        capacity=5,
        joining_url="https://meet.example/room",
        joining_notes="Ring 0300 if it fails",
        audience=[audience_item(everyone=True)],
    )


@pytest.fixture
def registration(session, client, sign_in, person, event):
    made = make_registration(session, person=person, event=event, state=REGISTERED)
    sign_in(client, person)
    return made


@pytest.fixture
def own(registration):
    return f"/your-events/{registration.reference}"


def test_without_registrations_the_list_says_where_to_find_events(client, sign_in, person):
    sign_in(client, person)
    assert (
        words(client.get("/your-events"))
        == "Your events You have no upcoming events. Find an event. What you attended, by year"
    )


def test_the_list_shows_the_next_event_first_and_past_and_cancelled_ones_apart(
    session, client, sign_in, person, now
):
    for title, starts, state in (
        ("Later", 30, REGISTERED),
        ("Sooner", 10, RegistrationState.WAITING),
        ("Over", -10, REGISTERED),
        ("Given back", 20, RegistrationState.CANCELLED),
    ):
        made = make_event(session, title=title, starts_at=now + timedelta(days=starts))
        make_registration(session, person=person, event=made, state=state)
    sign_in(client, person)
    text = words(client.get("/your-events"))
    places = [
        text.index(title)
        for title in ("Sooner", "Later", "Past and cancelled", "Given back", "Over")
    ]
    assert places == sorted(places)


def test_the_list_costs_the_same_for_one_registration_and_for_three(
    session, client, sign_in, person, statements
):
    totals = []
    for more in (1, 2):
        for _ in range(more):
            make_registration(session, person=person, event=make_event(session), state=REGISTERED)
        sign_in(client, person)
        with statements() as count:
            client.get("/your-events")
        totals.append(count.total)
    assert totals == [3, 3]


def test_nobody_sees_another_persons_registration(session, app, sign_in, own):
    stranger = app.test_client()
    sign_in(stranger, make_person(session))
    session.commit()
    absent = stranger.get("/your-events/ABSENT234567")
    for page in ("", "/done", "/change", "/cancel", "/calendar.ics"):
        response = stranger.get(own + page)
        assert (response.status_code, words(response)) == (404, words(absent))
    for page in ("/change", "/cancel"):
        assert send(stranger, "/account", own + page).status_code == 404


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        (timedelta(minutes=15, seconds=1), False),
        (timedelta(minutes=15), True),
        (timedelta(minutes=-89), True),
        (timedelta(minutes=-90), False),
    ],
)
def test_joining_details_open_fifteen_minutes_before_and_close_at_the_end(
    client, own, event, set_clock, before, shown
):
    set_clock(event.starts_at - before)
    page = client.get(own)
    assert ("https://meet.example/room" in page.text, "Ring 0300" in page.text) == (shown, shown)


def test_until_then_the_page_says_from_when(client, own):
    assert "from 9:45am on Thursday 25 August 2022" in words(client.get(own))


def test_without_a_time_joining_details_open_in_the_morning(
    session, client, sign_in, person, set_clock
):
    event = make_event(
        session,
        starts_at=None,
        starts_date=date(2022, 8, 15),
        joining_url="https://meet.example/day",
    )
    made = make_registration(session, person=person, event=event, state=REGISTERED)
    own = f"/your-events/{made.reference}"
    sign_in(client, person)
    london = ZoneInfo("Europe/London")
    assert "from the morning of Monday 15 August 2022" in words(client.get(own))
    set_clock(datetime(2022, 8, 14, 23, 59, tzinfo=london))
    assert "https://meet.example/day" not in client.get(own).text
    set_clock(datetime(2022, 8, 15, 0, 0, tzinfo=london))
    assert "https://meet.example/day" in client.get(own).text


@pytest.mark.parametrize("state", [RegistrationState.WAITING, RegistrationState.CANCELLED])
def test_who_has_no_place_gets_no_joining_details(
    session, client, sign_in, person, event, set_clock, state
):
    made = make_registration(session, person=person, event=event, state=state)
    sign_in(client, person)
    set_clock(event.starts_at)
    assert "meet.example" not in client.get(f"/your-events/{made.reference}").text


def test_nobody_joins_a_cancelled_event(session, client, own, event, set_clock):
    event.state = EventState.CANCELLED
    session.commit()
    set_clock(event.starts_at)
    page = client.get(own)
    assert "meet.example" not in page.text
    assert "Event cancelled" in words(page)


def test_joining_details_are_in_no_calendar_and_no_mail(session, client, own, event):
    assert "meet.example" not in client.get(f"{own}/calendar.ics").text
    assert "meet.example" not in client.get("/events/e.ics").text
    assert "meet.example" not in client.get("/events/e").text
    send(client, f"{own}/cancel")
    assert "meet.example" not in str(outbox(session)[-1].facts)


def test_answers_can_be_changed_until_the_start(session, client, own, event, set_clock):
    response = send(client, f"{own}/change", needs=["live captions"], note="Front row")
    assert (response.status_code, response.location) == (303, own)
    kept = session.scalars(select(Registration)).one()
    session.expire_all()
    assert (kept.access_needs, kept.access_note) == (["live captions"], "Front row")
    set_clock(event.starts_at)
    assert client.get(f"{own}/change").location == own
    late = send(client, "/account", f"{own}/change", needs=[], note="Too late")
    assert late.status_code == 409
    session.expire_all()
    assert kept.access_note == "Front row"


def test_cancelling_asks_first_and_frees_the_place(session, client, own, event):
    asked = client.get(f"{own}/cancel")
    assert heading(asked) == "Are you sure you want to cancel your place?"
    assert event.taken == 1
    response = send(client, f"{own}/cancel")
    assert (response.status_code, response.location) == (303, own)
    session.expire_all()
    assert event.taken == 0
    assert "Cancelled by you" in words(client.get(own))


def test_cancelling_takes_the_entry_out_of_the_calendar(session, client, own, registration):
    uid = registration.calendar_uid
    send(client, f"{own}/cancel")
    message = outbox(session)[-1]
    entry = message.facts["calendar"]
    assert message.template == "registrations/mail/cancelled"
    assert message.facts["by_team"] is False
    assert (entry["method"], entry["status"], entry["sequence"]) == ("CANCEL", "CANCELLED", 1)
    assert entry["uid"] == f"{uid}@events.example"


def test_cancelling_twice_frees_one_place_and_sends_one_mail(session, client, own, event):
    page = client.get(f"{own}/cancel").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    answers = [client.post(f"{own}/cancel", data={"csrf_token": token}) for _ in range(2)]
    assert [(r.status_code, r.location) for r in answers] == [(303, own)] * 2
    session.expire_all()
    assert (event.taken, len(outbox(session))) == (0, 1)


def test_nobody_cancels_after_the_start(session, client, own, event, set_clock):
    set_clock(event.starts_at)
    assert client.get(f"{own}/cancel").location == own
    assert send(client, "/account", f"{own}/cancel").status_code == 409
    session.expire_all()
    assert event.taken == 1


def test_who_comes_back_gets_a_new_registration_and_a_new_calendar_entry(
    session, client, own, registration
):
    first = registration.calendar_uid
    send(client, f"{own}/cancel")
    again = send(client, "/events/e/register/check")
    assert again.status_code == 303
    states = session.execute(
        select(Registration.state, Registration.calendar_uid).order_by(Registration.id)
    )
    (old, old_uid), (new, new_uid) = states
    assert (old, new) == ("cancelled by you", "registered")
    assert old_uid == first != new_uid


def test_the_calendar_file_is_published_under_the_registrations_own_uid(client, own, registration):
    uid = f"{registration.calendar_uid}@events.example"
    response = client.get(f"{own}/calendar.ics")
    calendar = icalendar.Calendar.from_ical(response.data)
    (entry,) = calendar.walk("VEVENT")
    assert response.mimetype == "text/calendar"
    assert (calendar["METHOD"], entry["UID"]) == ("PUBLISH", uid)
    assert entry["DTSTART"].dt == datetime(2022, 8, 25, 10, 0, tzinfo=ZoneInfo("Europe/London"))
    assert "ATTENDEE" not in entry
    assert "ORGANIZER" not in entry
