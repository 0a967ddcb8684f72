"""What becomes of messages afterwards: they are emptied, and then they go."""

from datetime import datetime, timedelta

from sqlalchemy import delete, null, or_, update
from sqlalchemy.orm import Session, scoped_session

from events_app.models.messages import NEUTRAL, MessageState, OutboxMessage

#: how long the rows of messages that were sent, or came too late, are kept, empty
KEPT = timedelta(days=30)
#: how long somebody can look at a message that was given up, before its facts are emptied
DEAD_FACTS_KEPT = timedelta(days=30)


def tidy_outbox(session: Session | scoped_session[Session], now: datetime) -> None:
    """Delete what was sent long ago and empty what was given up long ago.

    What was left of delivered mail about messages goes at once: how many there were says something.
    """
    over = OutboxMessage.state.in_([MessageState.SENT, MessageState.EXPIRED])
    long_ago = OutboxMessage.due_at <= now - KEPT
    neutral = OutboxMessage.template == NEUTRAL
    session.execute(delete(OutboxMessage).where(over, or_(long_ago, neutral)))
    given_up = OutboxMessage.state == MessageState.DEAD
    emptied = {"recipient": None, "facts": null(), "sealed_facts": None}
    session.execute(
        update(OutboxMessage)
        .where(given_up, OutboxMessage.due_at <= now - DEAD_FACTS_KEPT)
        .values(**emptied)
        .execution_options(synchronize_session=False)
    )
