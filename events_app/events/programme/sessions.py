"""The sessions of an event and who speaks in them, as the file says it."""

from dataclasses import dataclass

from events_app.events.programme.plan import PlannedPerson, PlannedSession
from events_app.events.programme.section import Section
from events_app.events.programme.span import NO_SPAN, Days, Span, read_span
from events_app.events.programme.themes import NamedThemes, read_themes
from events_app.models.events import Part

KEYS = ("title", "about", "day", "starts", "ends", "themes", "people")
PERSON_KEYS = ("name", "title", "organisation", "part")


@dataclass(frozen=True)
class Frame:
    """What an event's sessions stand in: its days (None: refused) and its times."""

    days: Days | None
    span: Span


def read_sessions(event: Section, frame: Frame, named: NamedThemes) -> tuple[PlannedSession, ...]:
    """The sessions in the order of the file.

    A session that is the only one of an event and has no times of its own has the event's.
    """
    sections = event.sections("sessions")
    only_one = len(sections) == 1
    return tuple(_session(section, frame, named, only_one=only_one) for section in sections)


def _session(
    section: Section, frame: Frame, named: NamedThemes, *, only_one: bool
) -> PlannedSession:
    section.only(KEYS)
    span = _span(section, frame)
    if only_one and not section.has("starts") and not section.has("day"):
        span = frame.span
    return PlannedSession(
        title=section.text("title", needed=True),
        about=section.prose("about"),
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        themes=read_themes(section, named),
        people=tuple(_person(person) for person in section.sections("people")),
    )


def _span(section: Section, frame: Frame) -> Span:
    """The session's own times, on its `day` or on the event's only day, within the event's."""
    day, days = section.day("day"), frame.days
    timed = section.has("starts") or section.has("ends")
    if section.has("day") and not timed:
        section.note("starts", "Enter starts and ends too, or leave out day")
    if days is None or not timed:
        return NO_SPAN
    if day is not None and not days.first <= day <= days.last:
        section.note("day", "Enter a day of the event")
        return NO_SPAN
    if not section.has("day") and days.first != days.last:
        section.note("day", "Enter the day, because the event has more than one")
        return NO_SPAN
    span = read_span(section, Days(day or days.first, day or days.first))
    if _sticks_out(span, frame.span):
        section.note("starts", "Check the times: they are not within those of the event")
    return span


def _sticks_out(span: Span, event_span: Span) -> bool:
    early = span.starts_at and event_span.starts_at and span.starts_at < event_span.starts_at
    late = span.ends_at and event_span.ends_at and span.ends_at > event_span.ends_at
    return bool(early or late)


def _person(section: Section) -> PlannedPerson:
    section.only(PERSON_KEYS)
    return PlannedPerson(
        name=section.text("name", needed=True),
        part=section.choice("part", Part, needed=True) or Part.SPEAKER,
        job_title=section.text("title"),
        organisation=section.text("organisation"),
    )
