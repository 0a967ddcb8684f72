"""A session as it is planned: with its event, its themes, and what was ticked for it."""

from datetime import datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, scoped_session

from events_app.clock import LONDON, london_date
from events_app.models.asks import LIVE_ASKS, Ask, PlanningTick
from events_app.models.events import (
    Appearance,
    AudienceItem,
    Event,
    EventSession,
    EventState,
    Theme,
    ThemeMark,
)

AnySession = Session | scoped_session[Session]


class SessionToPlan(NamedTuple):
    """One session, its event, and the names of the themes of both."""

    session: EventSession
    event: Event
    themes: list[str]

    @property
    def begins(self) -> datetime:
        """The start; until a time is known, the morning of the first day."""
        midnight = datetime.combine(self.event.starts_date, time(), tzinfo=LONDON)
        return self.session.starts_at or self.event.starts_at or midnight


def find_session_to_plan(session: AnySession, session_id: int) -> SessionToPlan | None:
    """The session with this number. What holds for a whole event holds for each of its sessions."""
    statement = (
        select(EventSession, Event)
        .join(Event, Event.id == EventSession.event_id)
        .where(EventSession.id == session_id)
    )
    row = session.execute(statement).one_or_none()
    if row is None:
        return None
    item, event = row
    names = (
        select(Theme.name)
        .join(ThemeMark, ThemeMark.theme_id == Theme.id)
        .where(
            ThemeMark.event_id == event.id,
            or_(ThemeMark.session_id.is_(None), ThemeMark.session_id == item.id),
        )
        .distinct()
        .order_by(Theme.name)
    )
    return SessionToPlan(item, event, list(session.scalars(names)))


def list_same_day(session: AnySession, speaker_id: int, planned: SessionToPlan) -> list[str]:
    """The titles of other sessions on that day that somebody appears in or is asked for."""
    first = datetime.combine(london_date(planned.begins), time(), tzinfo=LONDON)
    asked = select(Ask.session_id).where(Ask.speaker_id == speaker_id, Ask.state.in_(LIVE_ASKS))
    appears = select(Appearance.session_id).where(Appearance.speaker_id == speaker_id)
    statement = (
        select(EventSession.title)
        .join(Event, Event.id == EventSession.event_id)
        .where(
            EventSession.id != planned.session.id,
            or_(EventSession.id.in_(asked), EventSession.id.in_(appears)),
            EventSession.starts_at >= first,
            EventSession.starts_at < first + timedelta(days=1),
            Event.state.not_in((EventState.CANCELLED, EventState.POSTPONED)),
        )
        .order_by(EventSession.starts_at, EventSession.id)
    )
    return list(session.scalars(statement))


def has_audience(session: AnySession, planned: SessionToPlan) -> bool:
    """Whether it is decided who the session's event is for."""
    statement = select(AudienceItem.id).where(AudienceItem.event_id == planned.event.id).limit(1)
    return session.scalar(statement) is not None


def list_ticks(session: AnySession, session_id: int) -> list[str]:
    """The prompts that were ticked for a session."""
    statement = select(PlanningTick.prompt).where(PlanningTick.session_id == session_id)
    return list(session.scalars(statement.order_by(PlanningTick.id)))
