"""Keep beside each event by how many trusts it was asked for, so that its page asks nobody else."""

from sqlalchemy import update
from sqlalchemy.orm import Session, scoped_session

from events_app.models.events import Event
from events_app.topics.queries.sorting import find_counts
from events_app.topics.queries.topics import FEWEST_SHOWN

AnySession = Session | scoped_session[Session]


def count_anew(session: AnySession, topic_id: int) -> None:
    """Count who asks for a topic, for its events. Below five trusts nothing is kept."""
    counts = find_counts(session, topic_id)
    shown = counts.trusts if counts.trusts >= FEWEST_SHOWN else None
    session.execute(update(Event).where(Event.topic_id == topic_id).values(asked_by=shown))
