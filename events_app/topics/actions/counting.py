"""Keep beside each event by how many trusts it was asked for, so that its page asks nobody else."""

from sqlalchemy import delete, update
from sqlalchemy.orm import Session, scoped_session

from events_app.models.events import Event
from events_app.models.topics import Topic
from events_app.topics.queries.sorting import find_counts, list_events_of
from events_app.topics.queries.topics import FEWEST_SHOWN, find_topic

AnySession = Session | scoped_session[Session]


def count_anew(session: AnySession, topic_id: int) -> None:
    """Count who asks for a topic, for its events. Below five trusts nothing is kept.

    A topic that nobody asks for any more goes, unless it is listed or an event is on it.
    """
    counts = find_counts(session, topic_id)
    shown = counts.trusts if counts.trusts >= FEWEST_SHOWN else None
    session.execute(update(Event).where(Event.topic_id == topic_id).values(asked_by=shown))
    topic = find_topic(session, topic_id)
    if topic is None or topic.listed or counts.people or list_events_of(session, topic):
        return
    session.execute(delete(Topic).where(Topic.id == topic_id))
    session.expire_all()
