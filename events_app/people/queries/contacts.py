"""Contacts as the event team lists and finds them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, func, not_, or_, select, true
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.folding import fold_name
from events_app.models.lists import PAGE_SIZE, stream
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person

AnySession = Session | scoped_session[Session]


_LISTED = (Person.id, Person.full_name, Person.email, Person.active)
_APPOINTMENT = (
    Appointment.person_id,
    Appointment.board_role,
    Appointment.committee,
    Appointment.committee_part,
    Appointment.from_date,
    Appointment.until_date,
    Appointment.confirmed_at,
    Organisation.code,
    Organisation.name,
)
_BY_NAME = (Person.folded_family_name, Person.folded_name, Person.id)


class Status(StrEnum):
    """What the list of contacts can be narrowed to."""

    UNCONFIRMED = "unconfirmed"
    ENDED = "ended"
    NO_ROLE = "no role"
    CLOSED = "closed"


@dataclass(frozen=True)
class ContactFilters:
    """What a list of contacts is narrowed to. Empty means everybody with an open account."""

    words: str = ""
    organisation_code: str = ""
    board_role: str = ""
    status: str = ""


@dataclass(frozen=True)
class ContactPage:
    """One page of contacts, their appointments by person, and how many contacts there are."""

    rows: Sequence[Row[*tuple[Any, ...]]]
    appointments: dict[int, list[Row[*tuple[Any, ...]]]]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


def list_contacts(
    session: AnySession, *, filters: ContactFilters, page: int, today: date
) -> ContactPage:
    """One page of contacts by family name: two statements, however many there are."""
    wanted = _wanted(filters, today)
    total = select(func.count(Person.id)).where(wanted).correlate(None).scalar_subquery()
    statement = (
        select(*_LISTED, total.label("total"))
        .where(wanted)
        .order_by(*_BY_NAME)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    rows = session.execute(statement).all()
    appointments = _appointments_of(session, [row.id for row in rows])
    return ContactPage(rows, appointments, rows[0].total if rows else 0, page)


def list_for_file(
    session: AnySession, *, filters: ContactFilters, today: date
) -> Iterator[Row[*tuple[Any, ...]]]:
    """Each contact with each appointment, a few at a time; who has none comes once."""
    statement = (
        select(*_LISTED, *_APPOINTMENT[1:])
        .outerjoin(Appointment, Appointment.person_id == Person.id)
        .outerjoin(Organisation, Organisation.id == Appointment.organisation_id)
        .where(_wanted(filters, today))
        .order_by(*_BY_NAME, Appointment.id)
    )
    yield from stream(session, statement)


def find_contact(session: AnySession, contact_id: int) -> Person | None:
    """One person with appointments, their organisations and account roles."""
    statement = (
        select(Person)
        .where(Person.id == contact_id)
        .options(
            joinedload(Person.appointments).joinedload(Appointment.organisation),
            joinedload(Person.roles),
        )
    )
    return session.scalars(statement).unique().one_or_none()


def _appointments_of(
    session: AnySession, person_ids: Iterable[int]
) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    statement = (
        select(*_APPOINTMENT)
        .join(Organisation, Organisation.id == Appointment.organisation_id)
        .where(Appointment.person_id.in_(person_ids))
        .order_by(Appointment.until_date.is_not(None), Appointment.id)
    )
    found: dict[int, list[Row[*tuple[Any, ...]]]] = {}
    for row in session.execute(statement):
        found.setdefault(row.person_id, []).append(row)
    return found


def _wanted(filters: ContactFilters, today: date) -> ColumnElement[bool]:
    conditions = [_of_status(filters.status, today), *map(_named, fold_name(filters.words).split())]
    held = _held(filters)
    if held:
        current = [] if filters.status == Status.ENDED else [_current(today)]
        conditions.append(_has(*held, *current))
    return and_(true(), *conditions)


def _named(word: str) -> ColumnElement[bool]:
    """Part of the name or of the address."""
    return or_(
        Person.folded_name.contains(word, autoescape=True),
        Person.email.contains(word, autoescape=True),
    )


def _held(filters: ContactFilters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.organisation_code:
        conditions.append(Organisation.code == filters.organisation_code)
    if filters.board_role:
        conditions.append(Appointment.board_role == filters.board_role)
    return conditions


def _of_status(status: str, today: date) -> ColumnElement[bool]:
    if status == Status.CLOSED:
        return not_(Person.active)
    conditions: list[ColumnElement[bool]] = [Person.active.is_(True)]
    if status == Status.UNCONFIRMED:
        conditions.append(_has(Appointment.confirmed_at.is_(None)))
    elif status == Status.ENDED:
        conditions += [_has(), not_(_has(_current(today)))]
    elif status == Status.NO_ROLE:
        conditions.append(not_(_has()))
    return and_(*conditions)


def _has(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(
        select(Appointment.id)
        .join(Organisation, Organisation.id == Appointment.organisation_id)
        .where(Appointment.person_id == Person.id, *conditions)
        .correlate(Person)
    )


def _current(today: date) -> ColumnElement[bool]:
    return or_(Appointment.until_date.is_(None), Appointment.until_date >= today)
