"""Reads of topics for the event team: every topic with its counts, and the events on it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.events import Event, EventState
from events_app.models.lists import PAGE_SIZE, stream
from events_app.models.topics import Topic
from events_app.topics.queries.counts import count_of_boards, count_of_people, count_of_trusts

AnySession = Session | scoped_session[Session]


class TopicPage(NamedTuple):
    """One page of the event team's list."""

    rows: Sequence[Row[Any]]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


def list_topics(session: AnySession, *, page: int) -> TopicPage:
    """One page of all topics, those that most trusts asked for first."""
    total = session.scalar(select(func.count(Topic.id))) or 0
    statement = _all_topics().limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    rows: Any = session.execute(statement).all()
    return TopicPage(rows, total, page)


def list_topic_rows(session: AnySession) -> Iterator[Row[Any]]:
    """All of them, one after the other, for a file."""
    yield from stream(session, _all_topics())


def find_counts(session: AnySession, topic_id: int) -> Row[Any]:
    """How many trusts, boards and people asked for a topic."""
    statement = select(
        count_of_trusts().label("trusts"),
        count_of_boards().label("boards"),
        count_of_people().label("people"),
    ).where(Topic.id == topic_id)
    row: Any = session.execute(statement).one()
    return row


def list_other_topics(session: AnySession, topic: Topic) -> Sequence[Topic]:
    """Every other topic, by its words."""
    statement = select(Topic).where(Topic.id != topic.id).order_by(Topic.folded_title)
    return session.scalars(statement).all()


def list_events_of(session: AnySession, topic: Topic) -> Sequence[Event]:
    """The events on a topic, drafts too."""
    statement = select(Event).where(Event.topic_id == topic.id).order_by(Event.starts_date)
    return session.scalars(statement).all()


def list_events_without_topic(session: AnySession, today: date) -> Sequence[Event]:
    """Events to come that are on no topic yet, drafts too."""
    statement = (
        select(Event)
        .where(Event.topic_id.is_(None), Event.ends_date >= today)
        .where(Event.state.in_((EventState.DRAFT, EventState.PUBLISHED, EventState.POSTPONED)))
        .order_by(Event.starts_date, Event.id)
    )
    return session.scalars(statement).all()


def _all_topics() -> Any:
    events = select(func.count(Event.id)).where(Event.topic_id == Topic.id).scalar_subquery()
    trusts = count_of_trusts()
    return select(
        Topic.id, Topic.title, Topic.listed, trusts.label("trusts"),
        count_of_boards().label("boards"), count_of_people().label("people"),
        events.label("events"),
    ).order_by(trusts.desc(), Topic.folded_title)  # fmt: skip
