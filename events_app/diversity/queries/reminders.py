"""Whom the one reminder of a year goes to: everybody who led or spoke and has an account."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.diversity.figures.periods import Period
from events_app.diversity.queries.appearances import in_period
from events_app.models.events import Appearance, Event, EventSession
from events_app.models.people import Person
from events_app.models.releases import AnswerReminder
from events_app.models.speakers import Speaker

AnySession = Session | scoped_session[Session]


def list_people_to_remind(session: AnySession, year: Period, *, now: datetime) -> list[Person]:
    """The people of the line-ups so far. Nothing of equality answers is read."""
    appeared = (
        select(Speaker.person_id)
        .join(Appearance, Appearance.speaker_id == Speaker.id)
        .join(EventSession, EventSession.id == Appearance.session_id)
        .join(Event, Event.id == EventSession.event_id)
        .where(*in_period(year, now))
    )
    statement = select(Person).where(Person.active, Person.id.in_(appeared)).order_by(Person.id)
    return list(session.scalars(statement))


def find_reminder(session: AnySession, year: Period) -> AnswerReminder | None:
    """The reminder of that year, sent or waiting."""
    return session.scalar(select(AnswerReminder).where(AnswerReminder.period == year.key))


def has_reminder_to_send(session: AnySession) -> bool:
    """Whether one waits."""
    waiting = select(AnswerReminder.period).where(AnswerReminder.sent_at.is_(None)).limit(1)
    return session.scalar(waiting) is not None
