"""Calendar entries, read back by parsers that nobody here wrote."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
import recurring_ical_events
import vobject

from events_app.clock import LONDON
from events_app.mail.calendar import CalendarEntry, Mailbox, Method, build_calendar

SENT = datetime(2027, 3, 1, 12, tzinfo=UTC)
BODY = Mailbox("Example membership body", "events@events.example")
JO = Mailbox("Jo O’Neil", "jo@trust.example")


def london(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def entry(method: Method = "REQUEST", **facts: Any) -> CalendarEntry:
    plain = {
        "uid": "one@events.example",
        "sequence": 0,
        "summary": "Board accountability for WRES",
        "starts": london(2027, 4, 6, 10),
        "ends": london(2027, 4, 6, 11, 30),
        "stamp": SENT,
        "last_modified": SENT,
        "organiser": BODY,
        "attendee": JO,
    }
    return CalendarEntry(method=method, **plain | facts)


def event_in(content: bytes) -> icalendar.Event:
    [event] = icalendar.Calendar.from_ical(content).events
    return event


def written(method: Method = "REQUEST", **facts: Any) -> icalendar.Event:
    return event_in(build_calendar([entry(method, **facts)], method=method))


INVITATION = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//events-app//Events and registrations//EN
CALSCALE:GREGORIAN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Board accountability for WRES
DTSTART;TZID=Europe/London:20270406T100000
DTEND;TZID=Europe/London:20270406T113000
DTSTAMP:20270301T120000Z
UID:one@events.example
SEQUENCE:2
ATTENDEE;CN="Jo O’Neil";PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT;RSVP=FALS
 E:mailto:jo@trust.example
CLASS:PUBLIC
DESCRIPTION:Your registration: https://events.example/your-events/R1\\nDecl
 ining…
LAST-MODIFIED:20270301T120000Z
LOCATION:Online\\, on Microsoft Teams
ORGANIZER;CN="Example membership body":mailto:events@events.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:https://events.example/your-events/R1
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Board accountability for WRES
TRIGGER:-PT15M
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def test_an_invitation_says_everything_that_calendars_need_and_nothing_else():
    content = build_calendar(
        [
            entry(
                sequence=2,
                description="Your registration: https://events.example/your-events/R1\nDeclining…",
                url="https://events.example/your-events/R1",
                location="Online, on Microsoft Teams",
            )
        ],
        method="REQUEST",
    )
    assert content.decode() == INVITATION.replace("\n", "\r\n")


def test_a_cancellation_names_the_same_entry_and_has_no_alarm():
    invited, cancelled = written("REQUEST"), written("CANCEL", sequence=1)
    for name in ("UID", "DTSTART", "ORGANIZER", "ATTENDEE", "SUMMARY"):
        assert cancelled[name] == invited[name]
    assert cancelled["SEQUENCE"] == 1
    assert cancelled["STATUS"] == "CANCELLED"
    assert cancelled.subcomponents == []


def test_an_event_without_a_time_is_a_busy_entry_for_its_days_with_no_alarm():
    event = written(starts=date(2027, 9, 14), ends=date(2027, 9, 15))
    assert event["DTSTART"].to_ical() == b"20270914"
    assert event["DTSTART"].params == {"VALUE": "DATE"}
    assert event["DTEND"].to_ical() == b"20270916"
    assert event["TRANSP"] == "OPAQUE"
    assert event.subcomponents == []


def test_entries_for_whole_days_bring_no_time_zone():
    days = entry(starts=date(2027, 9, 14), ends=date(2027, 9, 14))
    assert b"VTIMEZONE" not in build_calendar([days], method="REQUEST")


def test_a_published_entry_names_no_attendee():
    assert "ATTENDEE" not in written("PUBLISH")


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
@pytest.mark.parametrize("missing", ["organiser", "attendee"])
def test_an_invitation_from_nobody_or_for_nobody_is_not_written(method: Method, missing: str):
    with pytest.raises(ValueError, match="needs an organiser and an attendee"):
        build_calendar([entry(method, **{missing: None})], method=method)


def test_an_entry_without_an_alarm_has_none():
    assert written(alarm=None).subcomponents == []


def test_a_feed_says_its_name_and_how_often_to_ask():
    content = build_calendar(
        [entry("PUBLISH")], method="PUBLISH", name="Events", ttl=timedelta(hours=1)
    )
    lines = content.decode().split("\r\n")
    assert lines[4:9] == [
        "METHOD:PUBLISH",
        "NAME:Events",
        "X-WR-CALNAME:Events",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ]


def test_an_empty_feed_is_a_calendar():
    calendar = icalendar.Calendar.from_ical(build_calendar([], method="PUBLISH", name="Events"))
    assert calendar.events == []


def test_the_same_entries_give_the_same_bytes():
    entries = [entry("PUBLISH", uid=f"{n}@events.example") for n in range(3)]
    first = build_calendar(entries, method="PUBLISH", name="Events")
    again = build_calendar([replace(e) for e in entries], method="PUBLISH", name="Events")
    assert first == again


def test_an_entry_that_changed_is_written_anew():
    before = build_calendar([entry("PUBLISH")], method="PUBLISH")
    after = build_calendar([entry("PUBLISH", summary="Moved")], method="PUBLISH")
    assert event_in(before)["SUMMARY"] == "Board accountability for WRES"
    assert event_in(after)["SUMMARY"] == "Moved"


CHANGES = [
    pytest.param(london(2027, 1, 12, 10), 10, id="in winter"),
    pytest.param(london(2027, 3, 27, 10), 10, id="the day before summer time"),
    pytest.param(london(2027, 3, 28, 0, 30), 0, id="before the hour that does not come"),
    pytest.param(london(2027, 3, 28, 2), 1, id="after the hour that does not come"),
    pytest.param(london(2027, 4, 6, 10), 9, id="in summer"),
    pytest.param(london(2027, 10, 30, 10), 9, id="the last day of summer time"),
    pytest.param(london(2027, 10, 31, 1, 30), 0, id="in the hour that comes twice"),
    pytest.param(
        london(2027, 10, 31, 1, 30).replace(fold=1), 1, id="in the hour that comes twice, later"
    ),
    pytest.param(london(2027, 10, 31, 10), 10, id="the first day of winter time"),
]


@pytest.mark.parametrize(("starts", "utc_hour"), CHANGES)
def test_every_parser_finds_the_same_moment(starts: datetime, utc_hour: int):
    began = starts.astimezone(UTC)
    content = build_calendar(
        [entry(starts=began, ends=began + timedelta(hours=1))], method="REQUEST"
    )
    calendar = icalendar.Calendar.from_ical(content)
    around = (began - timedelta(days=2), began + timedelta(days=2))
    [expanded] = recurring_ical_events.of(calendar).between(*around)
    read = vobject.readOne(content.decode())
    found = [
        calendar.events[0].start.astimezone(UTC),
        expanded.start.astimezone(UTC),
        read.vevent.dtstart.value.astimezone(UTC),
    ]
    # vobject and dateutil go by the file's own zone, the others by the machine's
    assert (found, began.hour) == ([began] * 3, utc_hour)


def test_other_parsers_find_nothing_wrong():
    for method in ("REQUEST", "CANCEL", "PUBLISH"):
        content = build_calendar([entry(method)], method=method)
        assert vobject.readOne(content.decode()).validate(raiseException=True)
        calendar = icalendar.Calendar.from_ical(content)
        assert calendar.errors == []
        assert calendar.to_ical() == content


def test_an_entry_comes_back_from_the_facts_of_a_message():
    timed = entry(url="https://events.example/", sequence=3, alarm=None)
    days = entry("CANCEL", starts=date(2027, 9, 14), ends=date(2027, 9, 15), status="CANCELLED")
    published = entry("PUBLISH", organiser=None, attendee=None, classification="PRIVATE")
    for original in (timed, days, published):
        assert CalendarEntry.from_facts(original.to_facts()) == original


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"starts": date(2027, 4, 6)}, "on days, or at moments"),
        ({"stamp": datetime(2027, 3, 1)}, "needs a time zone"),  # noqa: DTZ001 - the point
        ({"ends": london(2027, 4, 6, 10)}, "ends after it starts"),
    ],
)
def test_an_entry_that_makes_no_sense_is_not_made(facts: dict[str, Any], words: str):
    with pytest.raises(ValueError, match=words):
        entry(**facts)
