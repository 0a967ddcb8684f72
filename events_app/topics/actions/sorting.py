"""What the event team does with topics: word and list them, put two together, say which events."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.mail.sender import Sender
from events_app.models.events import Event, EventState
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.models.topics import Topic, TopicWish, fold_topic
from events_app.people.actions.history import keep_change
from events_app.topics.actions.counting import count_anew
from events_app.topics.actions.telling import tell_who_asked
from events_app.topics.refusals import SameTopic

AnySession = Session | scoped_session[Session]


def save_topic(session: AnySession, *, topic: Topic, title: str, listed: bool) -> None:
    """Word a topic anew, and list it for everybody or no more. Raises SameTopic."""
    other = select(Topic.id).where(Topic.folded_title == fold_topic(title), Topic.id != topic.id)
    if session.scalar(other) is not None:
        raise SameTopic
    topic.title, topic.listed = title, listed
    session.flush()
    count_anew(session, topic.id)


def put_together(session: AnySession, *, topic: Topic, into: Topic) -> None:
    """What was asked for under one topic counts under another; who asked for both counts once."""
    there = select(TopicWish.person_id).where(TopicWish.topic_id == into.id)
    twice = (TopicWish.topic_id == topic.id, TopicWish.person_id.in_(there))
    session.execute(delete(TopicWish).where(*twice))
    session.execute(
        update(TopicWish).where(TopicWish.topic_id == topic.id).values(topic_id=into.id)
    )
    session.execute(update(Event).where(Event.topic_id == topic.id).values(topic_id=into.id))
    session.execute(delete(Topic).where(Topic.id == topic.id))
    session.expire_all()
    count_anew(session, into.id)


def put_event_on(
    session: AnySession, *, topic: Topic, event: Event, sender: Sender, by: Person, now: datetime
) -> int:
    """An event is on this topic. If it is public, who asked hears now; gives how many."""
    event.topic_id = topic.id
    session.flush()
    count_anew(session, topic.id)
    _keep(session, event, f"Put on the topic {topic.title}", by, now)
    if event.state != EventState.PUBLISHED:
        return 0
    return len(tell_who_asked(session, event=event, sender=sender, by=by, now=now))


def take_event_off(
    session: AnySession, *, topic: Topic, event: Event, by: Person, now: datetime
) -> None:
    """An event is not on this topic after all."""
    event.topic_id, event.asked_by = None, None
    session.flush()
    _keep(session, event, f"Taken off the topic {topic.title}", by, now)
    count_anew(session, topic.id)


def _keep(session: AnySession, event: Event, what: str, by: Person, now: datetime) -> None:
    keep_change(
        session, subject=Subject.EVENT, subject_id=event.id, what=what[:200], by=by, now=now
    )
