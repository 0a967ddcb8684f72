"""Offers of a place to people who wait."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from events_app.extensions import Base
from events_app.models.types import Moment


class OfferState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    #: the stated time passed
    ENDED = "ended"
    #: the person cancelled, or the team moved them, before they answered
    WITHDRAWN = "withdrawn"


class Offer(Base):
    """One place offered to one person who waits.

    With `ends_at`, the place is held for them until then and counts as taken. Without it nothing is
    held: the event starts within a day, and the first to accept has the place.
    """

    __tablename__ = "offers"
    __table_args__ = (
        Index(
            "uq_offers_one_open",
            "registration_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_offers_state_ends_at", "state", "ends_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), index=True)
    state: Mapped[str] = mapped_column(String(10))
    offered_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime | None] = mapped_column(Moment)
    reminded_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    #: None: offered by the system
    offered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)


class WaitingList(Base):
    """How the waiting list of an event is run. Without a row: places are offered by the system."""

    __tablename__ = "waiting_lists"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), primary_key=True)
    automatic: Mapped[bool] = mapped_column(default=True)
    #: when those who still waited were told that the list is closed
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
