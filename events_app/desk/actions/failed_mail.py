"""Giving up nothing: mail that failed is sent again when the event team says so."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session, scoped_session

from events_app.models.messages import MessageState, OutboxMessage
from events_app.refusal import Refusal

AnySession = Session | scoped_session[Session]


class NotFailedAnyMore(Refusal):
    """Somebody else has sent it again in the meantime."""

    def __init__(self) -> None:
        super().__init__("This email is on its way again already.")


def send_again(session: AnySession, *, message_id: int, now: datetime) -> None:
    """Put a message that was given up back into the queue, as if it had never been tried."""
    statement = (
        update(OutboxMessage)
        .where(OutboxMessage.id == message_id, OutboxMessage.state == MessageState.DEAD)
        .values(state=MessageState.DUE, attempts=0, due_at=now, failure="")
        .returning(OutboxMessage.id)
        .execution_options(synchronize_session=False)
    )
    if session.scalar(statement) is None:
        raise NotFailedAnyMore
