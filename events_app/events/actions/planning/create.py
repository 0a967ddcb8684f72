"""A new event: from nothing, or like an earlier one."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import chance
from events_app.events.actions.planning.following import moved
from events_app.events.actions.planning.rows import (
    facts_of,
    settle,
    themes_of,
    write_facts,
    write_themes,
)
from events_app.events.planning.facts import FACTS, Difference
from events_app.events.slugs import free_slug, readable_slug
from events_app.models.events import Event, EventSession, EventState
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.people.actions.history import keep_change

AnySession = Session | scoped_session[Session]

#: what belongs to one date alone
_NOT_COPIED = {
    *("title", "starts_date", "ends_date", "starts_at", "ends_at"),
    *("opens_at", "closes_at", "joining_url", "joining_notes"),
}


def create_event(
    session: AnySession,
    *,
    facts: dict[str, Any],
    uid_domain: str,
    by: Person | None,
    now: datetime,
    made_up: bool = False,
) -> Event:
    """A draft with these facts: at least its title, kind, first and last day."""
    event = _draft(session, facts, uid_domain, made_up, now)
    _keep(session, event, "Created", by, now)
    return event


def copy_event(
    session: AnySession,
    *,
    event: Event,
    title: str,
    starts_date: date,
    uid_domain: str,
    by: Person | None,
    now: datetime,
) -> Event:
    """A draft like an earlier event, on another day at the same times in England.

    People are never copied: no registrations, no line-up, no answers, no feedback; nor are the
    joining details, which belong to one date. Needs the whole event. Raises NotUnderstood where a
    time does not exist on the new day.
    """
    step = starts_date - event.starts_date
    facts = {name: value for name, value in facts_of(event).items() if name not in _NOT_COPIED}
    facts |= {
        "title": title,
        "starts_date": starts_date,
        "ends_date": event.ends_date + step,
        "starts_at": moved(event.starts_at, step),
        "ends_at": moved(event.ends_at, step),
    }
    copy = _draft(session, facts, uid_domain, event.made_up, now)
    copy.series_id = event.series_id
    for item in event.sessions:
        _copy_session(session, event, item, copy, step)
    _keep(session, copy, f"Created as a copy of {event.title}"[:200], by, now)
    return copy


def _copy_session(
    session: AnySession, event: Event, item: EventSession, copy: Event, step: timedelta
) -> None:
    made = EventSession(
        title=item.title,
        about=item.about,
        position=item.position,
        starts_at=moved(item.starts_at, step),
        ends_at=moved(item.ends_at, step),
        line_up=[],
    )
    copy.sessions.append(made)
    session.flush()
    write_themes(session, copy, made, themes_of(event, item.id))


def _draft(
    session: AnySession, facts: dict[str, Any], uid_domain: str, made_up: bool, now: datetime
) -> Event:
    wanted = readable_slug(facts["title"], facts["starts_date"])
    taken = session.scalars(select(Event.slug).where(Event.slug.startswith(wanted)))
    uid = UUID(bytes=chance.draw("calendar entry", 16), version=4)
    event = Event(
        slug=free_slug(wanted, set(taken)),
        public_uid=f"{uid}@{uid_domain}",
        state=EventState.DRAFT,
        state_reason="",
        version=0,
        updated_at=now,
        made_up=made_up,
        audience=[],
        sessions=[],
        theme_marks=[],
    )
    found = [Difference(FACTS[name], None, value) for name, value in facts.items()]
    write_facts(session, event, found)
    session.add(event)
    return event


def _keep(session: AnySession, event: Event, what: str, by: Person | None, now: datetime) -> None:
    settle(event, now)
    session.flush()
    keep_change(session, subject=Subject.EVENT, subject_id=event.id, what=what, by=by, now=now)
