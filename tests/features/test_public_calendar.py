"""The public programme as calendar files, read by parsers nobody here wrote."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import recurring_ical_events
import vobject

from events_app.models.events import EventState
from tests.factories import make_event


def entries(response):
    return icalendar.Calendar.from_ical(response.data).walk("VEVENT")


def test_the_feed_carries_what_is_published_and_nothing_else(session, client, now):
    make_event(session, title="To come", public_uid="a@events.example")
    make_event(session, title="Draft", state=EventState.DRAFT)
    make_event(session, title="Long over", starts_at=now - timedelta(days=60))
    response = client.get("/events.ics")
    assert response.mimetype == "text/calendar"
    assert [(str(e["SUMMARY"]), str(e["UID"])) for e in entries(response)] == [
        ("To come", "a@events.example")
    ]


def test_times_are_right_in_summer_and_in_winter(session, client, now):
    make_event(session, starts_at=datetime(2022, 9, 6, 9, 0, tzinfo=UTC))
    make_event(session, starts_at=datetime(2022, 11, 15, 9, 0, tzinfo=UTC))
    data = client.get("/events.ics").data
    occurrences = recurring_ical_events.of(icalendar.Calendar.from_ical(data)).between(
        (2022, 1, 1), (2023, 1, 1)
    )
    starts = sorted(e["DTSTART"].dt.astimezone(UTC) for e in occurrences)
    assert starts == [
        datetime(2022, 9, 6, 9, 0, tzinfo=UTC),
        datetime(2022, 11, 15, 9, 0, tzinfo=UTC),
    ]
    seen = sorted(
        e.dtstart.value.astimezone(UTC) for e in vobject.readOne(data.decode()).vevent_list
    )
    assert seen == starts


def test_without_a_time_the_entry_is_for_whole_days(session, client, now):
    make_event(
        session,
        slug="e",
        starts_at=None,
        starts_date=date(2022, 9, 14),
        ends_date=date(2022, 9, 15),
    )
    (entry,) = entries(client.get("/events/e.ics"))
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2022, 9, 14), date(2022, 9, 16))


def test_a_cancelled_event_says_so_to_those_who_added_it(session, client, now):
    make_event(session, slug="e", state=EventState.CANCELLED)
    (entry,) = entries(client.get("/events/e.ics"))
    assert str(entry["STATUS"]) == "CANCELLED"


def test_an_unchanged_feed_is_not_sent_again(session, client, now):
    make_event(session)
    first = client.get("/events.ics")
    again = client.get("/events.ics", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_feed_is_one_statement(session, client, now, statements):
    for _ in range(3):
        make_event(session)
    session.commit()
    with statements() as count:
        client.get("/events.ics")
    assert count.total == 1


def test_an_empty_feed_is_still_a_calendar(client, now):
    response = client.get("/events.ics")
    assert (response.status_code, entries(response)) == (200, [])


def test_the_body_organises_what_it_publishes(session, client, now):
    """RFC 5546, 3.2.1: a published entry names its organiser and nobody who attends."""
    make_event(session)
    [entry] = icalendar.Calendar.from_ical(client.get("/events.ics").data).walk("VEVENT")
    assert entry["ORGANIZER"] == "mailto:events@events.example"
    assert "ATTENDEE" not in entry
