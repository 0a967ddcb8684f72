"""The private calendar feed: what is in it, and that its address is nobody else's."""

from datetime import timedelta

import icalendar
import pytest
from sqlalchemy import select

from events_app.models.calendars import CalendarFeed
from events_app.models.events import Event, EventState
from events_app.models.registrations import RegistrationState
from events_app.people.queries.people import token_digest
from events_app.registrations.actions.feed import renew_feed
from tests.factories import make_event, make_person, make_registration
from tests.walking import send, words

REGISTERED = RegistrationState.REGISTERED


@pytest.fixture
def person(session, now):
    return make_person(session)


@pytest.fixture
def address(session, person, now):
    return f"/calendar/{renew_feed(session, person=person, now=now)}.ics"


def register(session, person, state=REGISTERED, uid="uid", **facts):
    event = make_event(session, **facts)
    return make_registration(session, person=person, event=event, state=state, calendar_uid=uid)


def entries(response):
    found = icalendar.Calendar.from_ical(response.data).walk("VEVENT")
    return [(str(e["SUMMARY"]), str(e["UID"]), str(e["STATUS"])) for e in found]


def test_it_carries_the_persons_own_places_under_the_uids_of_their_mails(
    session, client, person, address
):
    register(session, person, title="Mine", uid="mine")
    register(session, make_person(session), title="Of somebody else", uid="other")
    assert entries(client.get(address)) == [("Mine", "mine@events.example", "CONFIRMED")]


def test_programs_are_told_to_ask_again_after_an_hour(client, address):
    calendar = icalendar.Calendar.from_ical(client.get(address).data)
    assert (calendar["REFRESH-INTERVAL"].to_ical(), calendar["X-PUBLISHED-TTL"].to_ical()) == (
        b"PT1H",
        b"PT1H",
    )


@pytest.mark.parametrize(
    "state", [RegistrationState.WAITING, RegistrationState.CANCELLED], ids=["waits", "cancelled"]
)
def test_only_places_are_in_it(session, client, person, address, state):
    register(session, person, state=state)
    assert entries(client.get(address)) == []


def test_an_event_that_we_cancelled_stays_as_cancelled_until_its_day_is_over(
    session, client, person, address, now, set_clock
):
    held = register(session, person, title="Off", starts_at=now + timedelta(days=2))
    session.get_one(Event, held.event_id).state = EventState.CANCELLED
    assert entries(client.get(address)) == [("Off", "uid@events.example", "CANCELLED")]
    set_clock(now + timedelta(days=3))
    assert entries(client.get(address)) == []


def test_a_postponed_event_is_tentative(session, client, person, address):
    held = register(session, person, title="Later")
    session.get_one(Event, held.event_id).state = EventState.POSTPONED
    assert entries(client.get(address)) == [("Later", "uid@events.example", "TENTATIVE")]


def test_it_goes_back_a_year(session, client, person, address, now):
    register(session, person, title="Last year", uid="a", starts_at=now - timedelta(days=365))
    register(session, person, title="Long ago", uid="b", starts_at=now - timedelta(days=370))
    assert [title for title, *_ in entries(client.get(address))] == ["Last year"]


def test_it_holds_no_joining_details_and_no_names(session, client, person, address):
    register(session, person, joining_url="https://meet.example/x", joining_notes="The code is 7")
    data = client.get(address).text
    assert "meet.example" not in data
    assert "code is 7" not in data
    assert person.full_name not in data
    assert "ATTENDEE" not in data


def test_the_person_makes_an_address_and_sees_it_in_that_browser_for_a_quarter_of_an_hour(
    app, session, client, sign_in, person, now, set_clock
):
    sign_in(client, person)
    answer = send(client, "/account/calendar")
    assert (answer.status_code, answer.location) == (303, "/account/calendar")
    shown = words(client.get("/account/calendar")).partition("/calendar/")[2].partition(".ics")[0]
    kept = session.scalars(select(CalendarFeed)).one()
    assert kept.token_digest == token_digest(shown)
    assert app.test_client().get(f"/calendar/{shown}.ics").status_code == 200
    set_clock(now + timedelta(minutes=16))
    assert shown not in client.get("/account/calendar").text


def test_another_address_ends_the_one_before(session, client, sign_in, person, address):
    sign_in(client, person)
    send(client, "/account/calendar")
    assert client.get(address).status_code == 404


def test_a_feed_that_is_taken_away_looks_like_one_that_never_was(
    app, session, client, sign_in, person, address
):
    sign_in(client, person)
    send(client, "/account/calendar/end")
    stranger = app.test_client()
    gone, never = stranger.get(address), stranger.get("/calendar/never-was.ics")
    assert (gone.status_code, gone.data) == (404, never.data)


@pytest.mark.parametrize("token", ["x" * 5000, "%00", "é", "a%2Fb"])
def test_a_token_that_nobody_made_is_not_found(client, now, token):
    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_the_feed_of_a_closed_account_is_not_found(session, client, person, address):
    person.active = False
    assert client.get(address).status_code == 404


def test_programs_that_ask_again_get_nothing_when_nothing_has_changed(
    session, client, person, address
):
    register(session, person)
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.headers["Cache-Control"], again.status_code) == ("private, no-cache", 304)


def test_the_feed_costs_one_statement_however_long_it_is(
    session, client, person, address, statements
):
    for number in range(3):
        register(session, person, uid=f"uid-{number}")
    client.get(address)
    with statements() as count:
        client.get(address)
    assert count.total == 1
