"""Registrations: who has a place at what, who waits for one, and how their calendar knows."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events_app.extensions import Base
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.types import Moment


class RegistrationState(StrEnum):
    REGISTERED = "registered"
    WAITING = "waiting list"
    CANCELLED = "cancelled by you"
    #: a place that is kept for somebody whose new role the event team has not confirmed yet
    HELD = "place held"
    #: a place from the waiting list that is kept until a stated time
    OFFERED = "place offered"
    #: nobody confirmed the role in time, or it was not confirmed
    HOLD_ENDED = "hold ended"
    #: the role that the event is for has ended
    ROLE_ENDED = "role ended"
    #: two accounts of one person were merged, and the other of two registrations stays
    TWICE = "registered twice"


class Attendance(StrEnum):
    """Whether somebody came. Where it is not recorded, nothing is kept."""

    ATTENDED = "attended"
    DID_NOT_ATTEND = "did not attend"


#: The states that take a place: an event's `taken` counts these.
TAKING_STATES = (
    RegistrationState.REGISTERED,
    RegistrationState.HELD,
    RegistrationState.OFFERED,
)
#: The states in which somebody takes a place or waits for one: one of these per person and event.
LIVE_STATES = (*TAKING_STATES, RegistrationState.WAITING)
_LIVE = text("state IN ('registered', 'place held', 'place offered', 'waiting list')")


class Registration(Base):
    """One person's registration for one event. Coming back after cancelling makes a new one."""

    __tablename__ = "registrations"
    __table_args__ = (
        Index(
            "uq_registrations_one_live",
            "person_id",
            "event_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_registrations_event_id_state_arrival", "event_id", "state", "arrival"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: what the person quotes, and the last part of its address: random, names nothing
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"))
    state: Mapped[str] = mapped_column(String(20))
    #: the event's count of arrivals when this one came: the order of the waiting list
    arrival: Mapped[int]
    #: which of `registrations.access.NEEDS` the person ticked
    access_needs: Mapped[list[str]] = mapped_column(JSON, default=list)
    access_note: Mapped[str] = mapped_column(Text, default="")
    #: until when a held place is kept
    held_until: Mapped[datetime | None] = mapped_column(Moment)
    #: whether others who attend may see name, role and trust
    listed: Mapped[bool] = mapped_column(default=False)
    #: for the speakers; the event team reads it without the name unless `question_named`
    question: Mapped[str] = mapped_column(Text, default="")
    question_named: Mapped[bool] = mapped_column(default=False)
    #: which ground rules were accepted (`registrations.ground_rules.version`), and when
    rules_version: Mapped[str | None] = mapped_column(String(64))
    rules_accepted_at: Mapped[datetime | None] = mapped_column(Moment)
    #: an `Attendance`; None: not recorded
    attendance: Mapped[str | None] = mapped_column(String(20))
    #: when the person first pressed the button to join
    joined_at: Mapped[datetime | None] = mapped_column(Moment)
    #: the calendar entry's own UID and its SEQUENCE (RFC 5545)
    calendar_uid: Mapped[str] = mapped_column(String(100), unique=True)
    calendar_sequence: Mapped[int] = mapped_column(default=0)
    registered_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)

    person: Mapped[Person] = relationship(lazy="raise")
    event: Mapped[Event] = relationship(lazy="raise")
