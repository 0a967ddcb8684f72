"""One event of the file."""

import re
from dataclasses import replace
from datetime import date, datetime
from urllib.parse import urlsplit

from events_app.events import place
from events_app.events.programme.audience import read_audience
from events_app.events.programme.plan import PlannedEvent
from events_app.events.programme.section import Section
from events_app.events.programme.sessions import Frame, read_sessions
from events_app.events.programme.span import Days, Span, read_days, read_span
from events_app.events.programme.themes import NamedThemes, read_themes
from events_app.events.registration_time import closes_too_late, opens_too_late
from events_app.models.events import EventKind, EventState, Recording

KEYS = (
    *("key", "kind", "title", "about", "starts_on", "ends_on", "starts", "ends"),
    *("where", "venue", "platform", "cost", "interactive", "recording", "accessibility"),
    *("joining_url", "joining_notes", "capacity", "opens", "closes", "state", "state_reason"),
    *("themes", "audience_words", "audience", "sessions"),
)
HIGHEST_CAPACITY = 100_000
ONLINE, TO_BE_CONFIRMED = "online", "to be confirmed"
#: what stands in for a value that was refused: with a problem noted, nothing of the file is used
_STAND_IN_DAYS = Days(date.min, date.min)
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FILE_STATES = (EventState.PUBLISHED, EventState.POSTPONED, EventState.CANCELLED)


def read_event(section: Section, named: NamedThemes) -> PlannedEvent:
    """The event of this section; what is wrong is noted, and then the event is not to be used."""
    section.only(KEYS)
    days = read_days(section)
    span = read_span(section, days)
    return replace(
        _event(section, days, span),
        themes=read_themes(section, named),
        audience=read_audience(section),
        sessions=read_sessions(section, Frame(days, span), named),
    )


def _event(section: Section, days: Days | None, span: Span) -> PlannedEvent:
    """All but its lists."""
    opens_at, closes_at = _registration(section, days, span)
    return PlannedEvent(
        key=_key(section),
        kind=section.choice("kind", EventKind, needed=True) or EventKind.WEBINAR,
        title=section.text("title", needed=True),
        starts_date=(days or _STAND_IN_DAYS).first,
        ends_date=(days or _STAND_IN_DAYS).last,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        town=_town(section),
        venue=_venue(section),
        about=section.prose("about"),
        cost=section.text("cost"),
        interactive=section.truth("interactive"),
        recording=section.choice("recording", Recording),
        accessibility=section.prose("accessibility"),
        audience_words=section.text("audience_words"),
        joining_url=_joining_url(section),
        joining_notes=section.prose("joining_notes"),
        capacity=section.number("capacity", lowest=1, highest=HIGHEST_CAPACITY),
        opens_at=opens_at,
        closes_at=closes_at,
        state=_state(section),
        state_reason=section.prose("state_reason"),
    )


def _key(section: Section) -> str:
    key = section.text("key", longest=100, needed=True)
    if key and not _KEY.fullmatch(key):
        section.note("key", "Enter small letters, digits and hyphens, like wres-accountability")
    return key


def _town(section: Section) -> str | None:
    noted = len(section.problems)
    where = section.text("where")
    if not where and len(section.problems) == noted:
        section.note("where", "Enter online, the town, or to be confirmed")
    if where.lower() == TO_BE_CONFIRMED:
        return place.TO_BE_CONFIRMED
    return place.ONLINE if where.lower() == ONLINE else where


def _venue(section: Section) -> str:
    """The platform or the address: one of two keys, whichever reads better."""
    if section.has("venue") and section.has("platform"):
        section.note("platform", "Remove this or venue: an event has one of them")
    venue = section.text("venue") or section.text("platform")
    if venue and section.text("where").lower() == TO_BE_CONFIRMED:
        key = "venue" if section.has("venue") else "platform"
        section.note(key, "Remove this while the place is to be confirmed")
    return venue


def _joining_url(section: Section) -> str:
    url = section.text("joining_url", longest=500)
    if url and not _is_https(url):
        section.note("joining_url", "Enter an address that begins with https://")
    return url


def _is_https(url: str) -> bool:
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    odd = any(letter in ' "<>\\^`{|}' or not letter.isprintable() for letter in url)
    return parts.scheme == "https" and named and parts.username is None and not odd


def _registration(
    section: Section, days: Days | None, span: Span
) -> tuple[datetime | None, datetime | None]:
    """When registration opens and closes: in this order, and not after the event."""
    opens_at, closes_at = section.moment("opens"), section.moment("closes")
    if days is None:
        return None, None
    over_at = span.ends_at or days.over_at()
    if closes_too_late(closes_at, over_at=over_at):
        section.note("closes", "Enter a moment that is not after the event ends")
    if opens_too_late(opens_at, closes_at, over_at=over_at):
        section.note("opens", "Enter a moment before registration closes")
    return opens_at, closes_at


def _state(section: Section) -> EventState | None:
    state = section.text("state").lower()
    if state and state not in _FILE_STATES:
        section.note("state", "Choose published, postponed or cancelled")
        return None
    if section.has("state_reason") and state not in _FILE_STATES[1:]:
        section.note("state_reason", "Remove this, or enter state: postponed or cancelled")
    return EventState(state) if state else None
