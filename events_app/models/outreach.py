"""Reaching the people an event is for: calls, invitations by a colleague, guests."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events_app.extensions import Base
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.registrations import Registration
from events_app.models.types import Moment


class CallOutcome(StrEnum):
    """What came of a call. Who said no is not chased again."""

    REACHED = "reached"
    NOT_REACHED = "not reached"
    SAID_NO = "said no"


class CallNote(Base):
    """What came of a call to somebody an event is for. Rows are only ever added."""

    __tablename__ = "call_notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    #: a `CallOutcome`; None where it was kept before it was asked for
    outcome: Mapped[str | None] = mapped_column(String(20))
    #: more about it, "" for nothing
    note: Mapped[str] = mapped_column(String(500))
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)

    made_by: Mapped[Person] = relationship(lazy="raise", foreign_keys=[made_by_id])


class Invitation(Base):
    """A colleague of the event team has invited somebody to an event: once, never again."""

    __tablename__ = "invitations"
    __table_args__ = (UniqueConstraint("event_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    invited_at: Mapped[datetime] = mapped_column(Moment)
    invited_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)


class GuestCategory(StrEnum):
    SPEAKERS_GUEST = "speaker's guest"
    PARTNER_BODY = "partner body"
    OBSERVER = "observer"
    PRESS = "press"
    ANOTHER = "another guest"


class GuestState(StrEnum):
    INVITED = "invited"
    #: they have said that they come; the event team has still to confirm it
    ANSWERED = "answered"
    CONFIRMED = "confirmed"
    #: they have said that they cannot come, and may change their mind
    NOT_COMING = "cannot come"
    #: by the event team, which has no place for them
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


#: the states in which an invitation lets its guest come to its event
OPEN_GUEST_STATES = (
    GuestState.INVITED,
    GuestState.ANSWERED,
    GuestState.CONFIRMED,
    GuestState.NOT_COMING,
)


class Guest(Base):
    """Somebody from outside, invited to one event at one address."""

    __tablename__ = "guests"
    __table_args__ = (UniqueConstraint("event_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"))
    #: the account with the address that was invited
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    category: Mapped[str] = mapped_column(String(30))
    organisation: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(20))
    invited_at: Mapped[datetime] = mapped_column(Moment)
    invited_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    #: the place that the event team has confirmed; it is a guest's place, and no other
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registrations.id"), unique=True)

    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
    event: Mapped[Event] = relationship(lazy="raise")
    invited_by: Mapped[Person] = relationship(lazy="raise", foreign_keys=[invited_by_id])
    registration: Mapped[Registration | None] = relationship(lazy="raise")
