"""Whom to invite: the contacts of trusts that the programme has not reached in a year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.orm import Session, aliased, scoped_session

from events_app.events.queries.audience import counts_on
from events_app.models.events import Event, EventState
from events_app.models.lists import PAGE_SIZE
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState

AnySession = Session | scoped_session[Session]

_TAKES_PLACE = (EventState.PUBLISHED, EventState.FINISHED)


@dataclass(frozen=True)
class Wanted:
    """Which trusts: where nobody, or nobody in that board role, had a place in the year."""

    year: int
    region: str = ""
    board_role: str = ""


def list_to_invite(session: AnySession, wanted: Wanted, today: date, page: int) -> list[Any]:
    """One page of rows: trust, region, type, name, board_role, email; by trust and name."""
    rows = _rows(wanted, today).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    return list(session.execute(rows).all())


def list_all_to_invite(session: AnySession, wanted: Wanted, today: date) -> list[Any]:
    """The same rows, all of them, for the file."""
    return list(session.execute(_rows(wanted, today)).all())


def count_to_invite(session: AnySession, wanted: Wanted, today: date) -> tuple[int, int]:
    """How many appointments, and at how many trusts."""
    statement = _joined(
        select(func.count(Appointment.id), func.count(Organisation.id.distinct())), wanted, today
    )
    row: Any = session.execute(statement).one()
    return row[0], row[1]


def list_regions(session: AnySession) -> list[str]:
    """The regions that there are."""
    return list(
        session.scalars(select(Organisation.region).distinct().order_by(Organisation.region))
    )


def list_years(session: AnySession, today: date) -> list[int]:
    """From the first year with an event to the present one, the latest first."""
    first = session.scalar(select(func.min(Event.starts_date)))
    return list(range(today.year, min(first.year if first else today.year, today.year) - 1, -1))


def _rows(wanted: Wanted, today: date) -> Any:
    columns = select(
        Organisation.name.label("trust"),
        Organisation.region,
        Organisation.type,
        Person.full_name.label("name"),
        Appointment.board_role,
        Person.email,
    )
    return _joined(columns, wanted, today).order_by(
        Organisation.name, Person.full_name, Appointment.id
    )


def _joined(columns: Any, wanted: Wanted, today: date) -> Any:
    conditions: list[ColumnElement[bool]] = [
        counts_on(today),
        Person.active.is_(True),
        ~is_reached(wanted),
    ]
    if wanted.region:
        conditions.append(Organisation.region == wanted.region)
    if wanted.board_role:
        conditions.append(Appointment.board_role == wanted.board_role)
    return (
        columns.select_from(Appointment)
        .join(Organisation, Organisation.id == Appointment.organisation_id)
        .join(Person, Person.id == Appointment.person_id)
        .where(and_(true(), *conditions))
    )


def is_reached(wanted: Wanted) -> ColumnElement[bool]:
    """Somebody of the trust (in that role) had a place at an event of the year."""
    held = aliased(Appointment)
    role = held.board_role == wanted.board_role if wanted.board_role else true()
    return Organisation.id.in_(
        select(held.organisation_id)
        .join(Registration, Registration.person_id == held.person_id)
        .join(Event, Event.id == Registration.event_id)
        .where(
            Registration.state == RegistrationState.REGISTERED,
            Event.state.in_(_TAKES_PLACE),
            Event.starts_date >= date(wanted.year, 1, 1),
            Event.starts_date <= date(wanted.year, 12, 31),
            counts_on(Event.starts_date, held),
            role,
        )
    )
