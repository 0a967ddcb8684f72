"""What made-up members asked for: two topics, one of which has led to an event."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.events import Event
from events_app.models.organisations import Appointment, BoardRole
from events_app.models.people import Person
from events_app.models.topics import Topic
from events_app.topics.actions.asking import ask_for

AnySession = Session | scoped_session[Session]

#: each topic, how many chairs asked for it for their boards, and the event that came of it
TOPICS = (
    ("Reverse mentoring for boards", 14, "made-up-reverse-mentoring"),
    ("How to talk about pay gaps with staff", 7, None),
)
ASKED_AGO = timedelta(days=90)


def add_topics(session: AnySession, *, now: datetime) -> bool:
    """Ask for them as chairs would; False: there are topics already."""
    chairs = _chairs(session)
    if not chairs or session.scalar(select(Topic.id).limit(1)) is not None:
        return False
    for title, number, event_key in TOPICS:
        topic = Topic(title=title, listed=True, made_at=now - ASKED_AGO)
        session.add(topic)
        session.flush()
        event = session.scalar(select(Event).where(Event.key == event_key, Event.made_up))
        if event is not None:
            event.topic_id = topic.id
        for person, trust in chairs[:number]:
            ask_for(session, person=person, topic=topic, board_id=trust, now=now - ASKED_AGO)
    return True


def _chairs(session: AnySession) -> Sequence[tuple[Person, int]]:
    """Confirmed chairs with their trusts, one of each, in the order of their numbers."""
    held = (
        select(Person, Appointment.organisation_id)
        .join(Appointment, Appointment.person_id == Person.id)
        .where(Appointment.board_role == BoardRole.CHAIR, Appointment.until_date.is_(None))
        .where(Appointment.confirmed_at.is_not(None))
        .order_by(Person.id)
    )
    by_trust: dict[int, tuple[Person, int]] = {}
    for person, trust in session.execute(held.limit(200)):
        by_trust.setdefault(trust, (person, trust))
    return list(by_trust.values())
