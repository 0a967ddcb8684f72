"""The people of one event, for the event team: a page of a list, all of a list, one of them.

Rows of the columns that a list shows, not whole objects, so that 20,000 of them cost little.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, select, true
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.clock import london_date
from events_app.folding import fold
from events_app.models.events import Event
from events_app.models.lists import PAGE_SIZE, stream
from events_app.models.organisations import Appointment, Organisation
from events_app.models.outreach import Guest
from events_app.models.people import Person
from events_app.models.registrations import (
    LIVE_STATES,
    TAKING_STATES,
    Attendance,
    Registration,
    RegistrationState,
)
from events_app.registrations.queries.cancelled import how_cancelled
from events_app.registrations.queries.narrowing import (
    asks_for_access,
    holds,
    main_appointment,
    names_person,
)

AnySession = Session | scoped_session[Session]


class Part(StrEnum):
    """The parts of the list of an event's people: its tabs."""

    REGISTERED = "registered"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    ATTENDED = "attended"


class Order(StrEnum):
    """What a list can be sorted by."""

    NAME = "name"
    TRUST = "trust"
    LATEST = "latest"
    FIRST = "first"


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to. Empty means everything; `part` None means every part."""

    part: Part | None = None
    words: str = ""
    trust: str = ""
    board_role: str = ""
    access: bool = False
    order: Order = Order.NAME


@dataclass(frozen=True)
class Attendees:
    """One page of a list, and how many there are in all."""

    rows: list[Row[Any]]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


_PARTS: dict[Part, ColumnElement[bool]] = {
    Part.REGISTERED: Registration.state.in_(TAKING_STATES),
    Part.WAITING: Registration.state == RegistrationState.WAITING,
    Part.CANCELLED: Registration.state.not_in(LIVE_STATES),
    Part.ATTENDED: Registration.attendance == Attendance.ATTENDED,
}
_LISTED = (
    Registration.id,
    Registration.reference,
    Registration.state,
    Registration.attendance,
    Registration.arrival,
    Registration.registered_at,
    Registration.access_needs,
    Registration.access_note,
    Person.full_name,
    Person.email,
    Appointment.board_role,
    Organisation.name.label("trust"),
    Organisation.code.label("trust_code"),
    Guest.category.label("guest"),
    Guest.organisation.label("guest_organisation"),
    how_cancelled().label("how_cancelled"),
)


def find_event_for_people(session: AnySession, event_id: int) -> Event | None:
    """The event with this number and its audience, drafts too."""
    statement = select(Event).where(Event.id == event_id).options(joinedload(Event.audience))
    return session.scalars(statement).unique().one_or_none()


def count_parts(session: AnySession, event: Event) -> dict[Part, int]:
    """How many people are in each part of the list, in one statement."""
    counts = (func.count(case((condition, 1))) for condition in _PARTS.values())
    row = session.execute(select(*counts).where(Registration.event_id == event.id)).one()
    return dict(zip(_PARTS, row, strict=True))


def list_attendees(
    session: AnySession, event: Event, *, wanted: Wanted, page: int, now: datetime
) -> Attendees:
    """One page of the people that are wanted, and how many they are, in one statement."""
    total = (
        select(func.count(Registration.id))
        .join(Registration.person)
        .where(Registration.event_id == event.id, _matching(wanted, now))
        .correlate(None)
        .scalar_subquery()
    )
    statement = (
        _listing(event, wanted, now)
        .add_columns(total.label("total"))
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    rows: list[Row[Any]] = list(session.execute(statement).all())
    return Attendees(rows, rows[0].total if rows else 0, page)


def list_all_attendees(
    session: AnySession, event: Event, *, wanted: Wanted, now: datetime
) -> Iterator[Row[Any]]:
    """Everybody who is wanted, from a cursor: a few hundred rows are in memory at once."""
    return stream(session, _listing(event, wanted, now))


def find_attendee(session: AnySession, event: Event, registration_id: int) -> Registration | None:
    """One registration for this event, with its person and their appointments."""
    statement = (
        select(Registration)
        .where(Registration.id == registration_id, Registration.event_id == event.id)
        .options(
            joinedload(Registration.event),
            joinedload(Registration.person)
            .joinedload(Person.appointments)
            .joinedload(Appointment.organisation),
        )
    )
    return session.scalars(statement).unique().one_or_none()


def _listing(event: Event, wanted: Wanted, now: datetime) -> Select[*tuple[Any, ...]]:
    today = london_date(now)
    return (
        select(*_LISTED)
        .join(Registration.person)
        .outerjoin(Appointment, Appointment.id == main_appointment(today))
        .outerjoin(Organisation, Organisation.id == Appointment.organisation_id)
        .outerjoin(Guest, Guest.registration_id == Registration.id)
        .where(Registration.event_id == event.id, _matching(wanted, now))
        .order_by(*_ORDERS[wanted.order], Registration.id)
    )


_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.NAME: (Person.folded_name,),
    Order.TRUST: (Organisation.name, Person.folded_name),
    Order.LATEST: (Registration.registered_at.desc(),),
    Order.FIRST: (Registration.arrival,),
}


def _matching(wanted: Wanted, now: datetime) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [true()]
    if wanted.part is not None:
        conditions.append(_PARTS[wanted.part])
    if wanted.access:
        conditions.append(asks_for_access())
    for word in fold(wanted.words).split():
        conditions.append(names_person(word))
    if wanted.trust or wanted.board_role:
        conditions.append(holds(wanted.trust, wanted.board_role, london_date(now)))
    return and_(*conditions)
