"""Putting somebody who said yes into the line-up of a session, and taking them out again."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session, scoped_session, selectinload

from events_app.events.actions.programme_rows import plan_of
from events_app.events.programme.search_text import search_text
from events_app.models.asks import Ask
from events_app.models.events import Appearance, Event, EventSession, ThemeMark
from events_app.speakers.queries.sessions import SessionToPlan
from events_app.speakers.words import employer_of

AnySession = Session | scoped_session[Session]


def stand_in_line_up(
    session: AnySession, ask: Ask, planned: SessionToPlan, *, now: datetime
) -> None:
    """Add the person at the end, unless they stand there with this part already."""
    there = select(Appearance.id).where(*_theirs(ask))
    if session.scalar(there) is not None:
        return
    last = select(func.max(Appearance.position)).where(Appearance.session_id == planned.session.id)
    session.add(
        Appearance(
            session_id=planned.session.id,
            position=(session.scalar(last) or 0) + 1,
            part=ask.part or "",
            name=ask.speaker.name,
            job_title=ask.speaker.job_role,
            organisation=employer_of(ask.speaker),
            speaker_id=ask.speaker_id,
        )
    )
    session.flush()
    _note_change(session, planned.event, now)


def leave_line_up(session: AnySession, ask: Ask, planned: SessionToPlan, *, now: datetime) -> None:
    """Take the person out of the part they were asked for."""
    session.execute(
        delete(Appearance).where(*_theirs(ask)).execution_options(synchronize_session=False)
    )
    _note_change(session, planned.event, now)


def _theirs(ask: Ask) -> tuple[ColumnElement[bool], ...]:
    return (
        Appearance.session_id == ask.session_id,
        Appearance.speaker_id == ask.speaker_id,
        Appearance.part == ask.part,
    )


def _note_change(session: AnySession, event: Event, now: datetime) -> None:
    """The event is another than an editor that is open shows, and is found by other words."""
    whole = (
        select(Event)
        .where(Event.id == event.id)
        .options(
            selectinload(Event.audience),
            selectinload(Event.sessions).selectinload(EventSession.line_up),
            selectinload(Event.theme_marks).joinedload(ThemeMark.theme),
        )
        .execution_options(populate_existing=True)
    )
    words = search_text(plan_of(session.scalars(whole).one()))
    session.execute(
        update(Event)
        .where(Event.id == event.id)
        .values(search_text=words, version=Event.version + 1, updated_at=now)
        .execution_options(synchronize_session=False)
    )
