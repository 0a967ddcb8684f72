"""One event as the event team plans it: whole, drafts too, and locked where it is changed."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, scoped_session, selectinload

from events_app.models.events import Event, EventSession, Theme, ThemeMark

AnySession = Session | scoped_session[Session]

WHOLE = (
    selectinload(Event.audience),
    selectinload(Event.sessions).selectinload(EventSession.line_up),
    selectinload(Event.theme_marks).joinedload(ThemeMark.theme),
)


def find_planned(session: AnySession, event_id: int) -> Event | None:
    """One event with its audience, sessions, line-up and themes."""
    return session.scalar(_whole(event_id))


def find_to_change(session: AnySession, event_id: int) -> Event:
    """The same, locked and read anew, so that nobody takes a place while it changes."""
    statement = _whole(event_id).with_for_update().execution_options(populate_existing=True)
    return session.scalars(statement).one()


def list_all_themes(session: AnySession) -> list[Theme]:
    """Every theme of the programme."""
    return list(session.scalars(select(Theme)))


def _whole(event_id: int) -> Select[Any]:
    return select(Event).where(Event.id == event_id).options(*WHOLE)
