"""Feedback that cannot be traced: rounds, tickets without a person, sealed boxes without a time.

Nothing in these tables, their order or their history says who answered, or when. Only `feedback`
imports them.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from events_app.extensions import Base
from events_app.models.types import Moment


class RoundState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    #: fewer than five answered: everything was destroyed
    NOT_ENOUGH = "not enough answers"


class FeedbackRound(Base):
    """One time that people are asked about an event. What is released is written at close.

    While a session is on, answers are released in groups of five and more, each once.
    """

    __tablename__ = "feedback_rounds"
    __table_args__ = (Index("uq_feedback_rounds_event_phase", "event_id", "phase", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"))
    #: before the event, during or after it
    phase: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(20), default=RoundState.OPEN, index=True)
    #: the keys of what is asked, in order
    questions: Mapped[list[str]] = mapped_column(JSON)
    #: how many have been given a ticket
    asked: Mapped[int]
    closes_at: Mapped[datetime] = mapped_column(Moment)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    #: wrapped by SEALING_KEYS; None once the round is over, and then nothing opens its boxes
    private_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    #: tickets that nobody has yet, and who has one, sealed; None once the round is over
    pool: Mapped[bytes | None] = mapped_column(LargeBinary)
    #: when those who have none yet are next given a ticket; None: never again
    hands_out_at: Mapped[datetime | None] = mapped_column(Moment)
    #: how many answered, from five up; and the figures, as everybody may see them
    answered: Mapped[int | None]
    released: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    #: whether the database's files were rewritten after the close
    rewritten: Mapped[bool] = mapped_column(default=False)
    #: what was answered to it, to its event alone or to the whole series
    reply_id: Mapped[int | None] = mapped_column(ForeignKey("feedback_replies.id"), index=True)
    #: whether everybody was reminded, once
    reminded: Mapped[bool] = mapped_column(default=False)


class FeedbackTicket(Base):
    """The right to answer once. The hash of a secret, in the order of hashes, and nobody's name."""

    __tablename__ = "feedback_tickets"
    __table_args__ = ({"sqlite_with_rowid": False},)

    sha256: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    #: not a foreign key, which would have each answer lock the round's row and so leave its mark
    round_id: Mapped[int]


class FeedbackBox(Base):
    """The sealed answer to one question, until the round closes. Boxes of one answer share nothing.

    `head` is random: the box's own public key.
    """

    __tablename__ = "feedback_boxes"
    __table_args__ = ({"sqlite_with_rowid": False},)

    head: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    round_id: Mapped[int]
    #: always of the same size
    body: Mapped[bytes] = mapped_column(LargeBinary)


class CommentState(StrEnum):
    TO_CHECK = "to be checked"
    SHOWN = "shown"
    HIDDEN = "hidden"


class FeedbackComment(Base):
    """What somebody wrote, under a random id that also orders it. Apart from every other answer."""

    __tablename__ = "feedback_comments"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("feedback_rounds.id"), index=True)
    question: Mapped[str] = mapped_column(String(20))
    #: sealed for this row
    body: Mapped[bytes] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(String(20), default=CommentState.TO_CHECK)
    #: why it was hidden
    reason: Mapped[str] = mapped_column(Text, default="")


class FeedbackReply(Base):
    """What the body does, or does not do, with what it heard at an event or in a series."""

    __tablename__ = "feedback_replies"
    __table_args__ = (
        CheckConstraint("(event_id IS NULL) <> (series_id IS NULL)", "event_or_series"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"), unique=True)
    #: a series is answered for those of its events that were closed and not answered then
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), index=True)
    heard: Mapped[str] = mapped_column(Text)
    doing: Mapped[bool]
    answer: Mapped[str] = mapped_column(Text)
    #: how many were told
    told: Mapped[int]
    replied_at: Mapped[datetime] = mapped_column(Moment)
