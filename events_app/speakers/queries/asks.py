"""Finding asks: somebody's own, those of a session, those that count for a person's load."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload, scoped_session

from events_app.models.asks import LIVE_ASKS, Ask, AskState
from events_app.models.events import Event, EventSession
from events_app.models.people import Person
from events_app.models.speakers import Speaker
from events_app.speakers.load import PERIOD

#: more than this on one screen helps nobody
MOST_NOT_CONFIRMED = 50

AnySession = Session | scoped_session[Session]


def find_own_ask(session: AnySession, person: Person, reference: str) -> Ask | None:
    """The ask with this reference, if it is the person's own; with its session and speaker."""
    return session.scalar(
        _whole().where(Ask.reference == reference, Speaker.person_id == person.id)
    )


def find_ask(session: AnySession, reference: str) -> Ask | None:
    """The ask with this reference, for the event team."""
    return session.scalar(_whole().where(Ask.reference == reference))


def list_own_asks(session: AnySession, speaker: Speaker) -> list[Ask]:
    """What somebody was asked for by the event team in writing, the latest first."""
    statement = _whole().where(Ask.speaker_id == speaker.id, Ask.state != AskState.LOGGED)
    return list(session.scalars(statement.order_by(Ask.id.desc())))


def list_asks_for(session: AnySession, session_id: int) -> list[Ask]:
    """Everybody who was asked for a session, in the order of asking."""
    return list(session.scalars(_whole().where(Ask.session_id == session_id).order_by(Ask.id)))


def list_asks_of(session: AnySession, speaker_id: int, now: datetime) -> list[Ask]:
    """Every ask of one person in 12 months, the latest first."""
    statement = (
        select(Ask)
        .where(Ask.speaker_id == speaker_id, Ask.asked_at > now - PERIOD)
        .options(joinedload(Ask.asked_by), joinedload(Ask.session))
        .order_by(Ask.asked_at.desc(), Ask.id.desc())
    )
    return list(session.scalars(statement))


def list_to_chase(session: AnySession, now: datetime, *, before: timedelta) -> list[Ask]:
    """Asks without an answer or a chaser whose deadline is that near, asked a day ago or more."""
    return list(
        session.scalars(
            _whole().where(
                Ask.state == AskState.ASKED,
                Ask.chased_at.is_(None),
                Ask.reply_by > now,
                Ask.reply_by <= now + before,
                Ask.asked_at <= now - timedelta(days=1),
            )
        )
    )


def list_past_deadline(session: AnySession, now: datetime) -> list[Ask]:
    """Asks without an answer whose deadline has passed."""
    return list(session.scalars(_whole().where(Ask.state == AskState.ASKED, Ask.reply_by <= now)))


def list_to_follow(session: AnySession, now: datetime, event_id: int | None = None) -> list[Any]:
    """Rows of asks that somebody waits for or counts on, with session and event, still to come.

    Both are None where the session is no longer in the programme.
    """
    to_come = or_(EventSession.id.is_(None), Event.ends_date >= (now - timedelta(days=1)).date())
    statement = (
        select(Ask, EventSession, Event)
        .outerjoin(EventSession, EventSession.id == Ask.session_id)
        .outerjoin(Event, Event.id == EventSession.event_id)
        .join(Ask.speaker)
        .where(and_(Ask.state.in_(LIVE_ASKS), to_come))
        .options(contains_eager(Ask.speaker).joinedload(Speaker.person))
        .order_by(Ask.id)
    )
    if event_id is not None:
        statement = statement.where(or_(Event.id == event_id, Event.id.is_(None)))
    return list(session.execute(statement).all())


def list_not_confirmed(session: AnySession, now: datetime) -> list[Any]:
    """Rows for the day's page: asks without an answer for sessions to come, the nearest first.

    Each has speaker, part, reply_by, session_id, session, event and starts_date.
    """
    statement = (
        select(
            Speaker.name.label("speaker"),
            Ask.part,
            Ask.reply_by,
            Ask.session_id,
            EventSession.title.label("session"),
            Event.title.label("event"),
            Event.starts_date,
        )
        .join(Speaker, Speaker.id == Ask.speaker_id)
        .join(EventSession, EventSession.id == Ask.session_id)
        .join(Event, Event.id == EventSession.event_id)
        .where(Ask.state == AskState.ASKED, Event.starts_date >= now.date())
        .order_by(Event.starts_date, Ask.id)
        .limit(MOST_NOT_CONFIRMED)
    )
    return list(session.execute(statement).all())


def _whole() -> Select[Any]:
    return (
        select(Ask)
        .join(Ask.speaker)
        .options(
            contains_eager(Ask.speaker).joinedload(Speaker.person),
            joinedload(Ask.session),
            joinedload(Ask.asked_by),
        )
    )
