"""Reads of topics: what somebody asked for, what others did, and who is to hear of an event."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.events import Event, EventState
from events_app.models.organisations import Organisation
from events_app.models.people import Person
from events_app.models.topics import Topic, TopicWish
from events_app.topics.queries.counts import count_of_trusts

AnySession = Session | scoped_session[Session]

#: below so many trusts nobody but the event team hears how many asked
FEWEST_SHOWN = 5


def find_topic(session: AnySession, topic_id: int) -> Topic | None:
    """One topic by its number."""
    return session.get(Topic, topic_id)


def find_wish(session: AnySession, person: Person, topic_id: int) -> TopicWish | None:
    """What somebody said about a topic."""
    return session.scalar(
        select(TopicWish).where(TopicWish.person_id == person.id, TopicWish.topic_id == topic_id)
    )


def count_wishes(session: AnySession, person: Person) -> int:
    """How many topics somebody asked for."""
    statement = select(func.count(TopicWish.id)).where(TopicWish.person_id == person.id)
    return session.scalar(statement) or 0


def list_own(session: AnySession, person: Person) -> Sequence[Row[Any]]:
    """What somebody asked for, the latest first: the topic, for which board, when."""
    statement = (
        select(
            Topic.id, Topic.title, TopicWish.for_board, TopicWish.wished_at,
            Organisation.name.label("organisation"),
        )
        .join(TopicWish, TopicWish.topic_id == Topic.id)
        .outerjoin(Organisation, Organisation.id == TopicWish.organisation_id)
        .where(TopicWish.person_id == person.id)
        .order_by(TopicWish.id.desc())
    )  # fmt: skip
    rows: Any = session.execute(statement).all()
    return rows


def list_listed(session: AnySession, person: Person) -> Sequence[Row[Any]]:
    """The topics that everybody can ask for too, without those that this person asked for."""
    own = select(TopicWish.topic_id).where(TopicWish.person_id == person.id)
    statement = (
        select(Topic.id, Topic.title, count_of_trusts().label("trusts"))
        .where(Topic.listed, Topic.id.not_in(own))
        .order_by(Topic.folded_title)
    )
    rows: Any = session.execute(statement).all()
    return rows


def list_events_on(session: AnySession, topic_ids: Sequence[int]) -> Sequence[Row[Any]]:
    """The public events on these topics, by their days."""
    statement = (
        select(Event.topic_id, Event.slug, Event.title, Event.starts_date)
        .where(Event.topic_id.in_(topic_ids), Event.state != EventState.DRAFT)
        .order_by(Event.starts_date, Event.id)
    )
    rows: Any = session.execute(statement).all()
    return rows


def list_to_tell(session: AnySession, event: Event) -> Sequence[Row[Any]]:
    """Who asked for the event's topic and has not heard of it: wish, name and address."""
    statement = (
        select(TopicWish.id, Person.full_name, Person.email)
        .join(Person, Person.id == TopicWish.person_id)
        .where(
            TopicWish.topic_id == event.topic_id,
            or_(TopicWish.heard_of_id.is_(None), TopicWish.heard_of_id != event.id),
            Person.active,
        )
        .order_by(TopicWish.id)
    )
    rows: Any = session.execute(statement).all()
    return rows
