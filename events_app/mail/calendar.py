"""Calendar entries written as iCalendar (RFC 5545, 5546, 7986): in mails, files and feeds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from icalendar import Alarm, Calendar, Event, Timezone, vCalAddress, vDuration, vText, vUri

from events_app.clock import LONDON
from events_app.mail.entry import CalendarEntry, Classification, Mailbox, Method, Status
from events_app.mail.text import one_line, plain

__all__ = [
    "CalendarEntry",
    "Classification",
    "Mailbox",
    "Method",
    "Status",
    "Written",
    "bind_entries",
    "build_calendar",
    "write_entry",
]

PRODID = "-//events-app//Events and registrations//EN"

# Rules, not lists of dates: Outlook reads nothing else, and moves the entry by an hour without.
_LONDON_RULES = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
END:VTIMEZONE
"""


class Written(NamedTuple):
    """An entry as iCalendar, and whether it needs the rules of London's time beside it."""

    content: bytes
    zoned: bool


def build_calendar(
    entries: Sequence[CalendarEntry],
    *,
    method: Method,
    name: str | None = None,
    ttl: timedelta | None = None,
) -> bytes:
    """An iCalendar object of `entries`; the same entries give the same bytes.

    `name` and `ttl` (how long a reader may keep it) are for feeds. Published entries name no
    attendee; a REQUEST or CANCEL needs an organiser and one attendee (RFC 5546, 3.2), else
    ValueError.
    """
    write = _published if method == "PUBLISH" else write_entry
    written = [
        write(entry if entry.method == method else replace(entry, method=method))
        for entry in entries
    ]
    return bind_entries(written, method=method, name=name, ttl=ttl)


def bind_entries(
    written: Sequence[Written],
    *,
    method: Method,
    name: str | None = None,
    ttl: timedelta | None = None,
) -> bytes:
    """An iCalendar object of entries that are written already; as `build_calendar`."""
    zoned = any(entry.zoned for entry in written)
    head, end = _frame(method, name, ttl, zoned)
    return head + b"".join([entry.content for entry in written]) + end


@lru_cache(maxsize=64)
def _frame(
    method: Method, name: str | None, ttl: timedelta | None, zoned: bool
) -> tuple[bytes, bytes]:
    """What stands before the entries and after them."""
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("name", one_line(name))
        calendar.add("x-wr-calname", one_line(name))
    if ttl:
        calendar.add("refresh-interval", ttl, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(ttl))
    if zoned:
        calendar.add_component(Timezone.from_ical(_LONDON_RULES))
    whole = calendar.to_ical()
    end = whole.rindex(b"END:VCALENDAR")
    return whole[:end], whole[end:]


def write_entry(entry: CalendarEntry) -> Written:
    """One entry for `bind_entries`, whose method is the entry's own."""
    event = Event()
    event.add("uid", one_line(entry.uid))
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("last-modified", entry.last_modified.astimezone(UTC))
    event.add("summary", one_line(entry.summary))
    _add_texts(event, entry)
    event.add("class", entry.classification)
    event.add("transp", "OPAQUE")
    event.add("status", "CANCELLED" if entry.method == "CANCEL" else entry.status)
    for name, value in zip(("dtstart", "dtend"), _times(entry), strict=True):
        event.add(name, value)
    _add_people(event, entry)
    _add_alarm(event, entry)
    return Written(event.to_ical(), _is_in_london_time(entry))


# A feed is read again and again and seldom changes; writing 50 entries takes 30 ms.
_published = lru_cache(maxsize=4096)(write_entry)


def _add_texts(event: Event, entry: CalendarEntry) -> None:
    description, location = plain(entry.description).strip(), one_line(entry.location)
    if description:
        event.add("description", description)
    if location:
        event.add("location", location)
    if entry.url:
        event.add("url", vUri(_address(entry.url)))


def _times(entry: CalendarEntry) -> tuple[datetime | date, datetime | date]:
    """DTSTART and DTEND; the end of a day entry is the day after, as RFC 5545 excludes it."""
    starts, ends = entry.starts, entry.ends
    if not isinstance(starts, datetime) or not isinstance(ends, datetime):
        return starts, ends + timedelta(days=1)
    zone = LONDON if _is_in_london_time(entry) else UTC
    return starts.astimezone(zone), ends.astimezone(zone)


def _is_in_london_time(entry: CalendarEntry) -> bool:
    """Timed, and not in the hour that comes twice in October, which local time cannot name."""
    moments = [m for m in (entry.starts, entry.ends) if isinstance(m, datetime)]
    return bool(moments) and not any(m.astimezone(LONDON).fold for m in moments)


def _add_people(event: Event, entry: CalendarEntry) -> None:
    if entry.organiser:
        event.add("organizer", _person(entry.organiser))
    if entry.method == "PUBLISH":
        return
    if not entry.organiser or not entry.attendee:
        raise ValueError(f"a calendar {entry.method} needs an organiser and an attendee")
    attendee = _person(entry.attendee)
    attendee.params.update(PARTSTAT="ACCEPTED", RSVP="FALSE", ROLE="REQ-PARTICIPANT")
    event.add("attendee", attendee)


def _add_alarm(event: Event, entry: CalendarEntry) -> None:
    timed = isinstance(entry.starts, datetime)
    if entry.alarm is None or not timed or event["STATUS"] == "CANCELLED":
        return
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one_line(entry.summary))
    alarm.add("trigger", -timedelta(minutes=entry.alarm))
    event.add_component(alarm)


def _person(mailbox: Mailbox) -> vCalAddress:
    person = vCalAddress("mailto:" + quote(one_line(mailbox.email), safe="@!$&'*+-/=?_~."))
    name = one_line(mailbox.name).replace('"', "'")
    if name:
        person.params["CN"] = vText(name)
    return person


def _address(url: str) -> str:
    """The address of a page with everything escaped that an address cannot hold."""
    return quote(plain(url).strip(), safe=":/?#[]@!$&'()*+,;=-._~%")
