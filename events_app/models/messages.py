"""The outbox: mail that waits to be delivered, written in the transaction it belongs to."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from events_app.extensions import Base
from events_app.models.types import Moment


class MessageState(StrEnum):
    DUE = "due"
    SENT = "sent"
    #: given up on after the last try; somebody must look
    DEAD = "dead"
    #: not sent, since it would have come too late to be of use
    EXPIRED = "expired"


#: the one mail that announces a message in somebody's account, whatever the message is
NEUTRAL = "people/mail/message"


class OutboxMessage(Base):
    """One message to one person. The facts it is written from are emptied when it is delivered."""

    __tablename__ = "outbox_messages"
    __table_args__ = (Index("ix_outbox_messages_state_due_at_id", "state", "due_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    #: random; names the message in logs, in its Message-ID and as the place of its sealed facts
    reference: Mapped[str] = mapped_column(String(32), unique=True)
    #: which mail it is: the folder and name of its templates, as in "registrations/mail/registered"
    template: Mapped[str] = mapped_column(String(100))
    #: None once delivered, as are the facts
    recipient: Mapped[str | None] = mapped_column(String(254))
    #: plain values that the templates are filled with, and the calendar entry if there is one
    facts: Mapped[dict[str, object] | None] = mapped_column(JSON)
    #: the recipient and the facts, sealed, where nobody who reads the database may have them
    sealed_facts: Mapped[bytes | None] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(String(10), default=MessageState.DUE)
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(Moment)
    #: until when a worker has it for itself
    leased_until: Mapped[datetime | None] = mapped_column(Moment)
    lease: Mapped[str | None] = mapped_column(String(32))
    #: the kind of the last failure, never its text
    failure: Mapped[str] = mapped_column(String(100), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)


#: what may be counted where others see it: never mail that could be about something confidential
COUNTED = OutboxMessage.template != NEUTRAL
