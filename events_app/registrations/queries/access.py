"""Reads of access needs and of what is done about them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, String, and_, case, cast, func, or_, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.arrangements import SETTLED_STATES, AccessArrangement
from events_app.models.events import Event
from events_app.models.lists import PAGE_SIZE
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations.access import Need
from events_app.registrations.queries.narrowing import asks_for_access

AnySession = Session | scoped_session[Session]

_TICKED = cast(Registration.access_needs, String)
_NOTE_ALONE = and_(
    Registration.access_note != "", _TICKED.not_like(f'%"{Need.SOMETHING_ELSE.value}"%')
)
_HAS_PLACE = Registration.state == RegistrationState.REGISTERED


@dataclass(frozen=True)
class AccessPage:
    """People who asked for something, the page of them, and their arrangements by registration."""

    rows: list[Row[Any]]
    arrangements: dict[int, list[AccessArrangement]]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


def asked_count() -> ColumnElement[int]:
    """How many needs a registration has: the twin of `arrangements.asked_needs`."""
    return func.json_array_length(Registration.access_needs) + case((_NOTE_ALONE, 1), else_=0)


def settled_count() -> ColumnElement[int]:
    """How many of them are arranged or not possible. Needs that are asked no more do not count."""
    still_asked = or_(
        _TICKED.contains('"' + AccessArrangement.need + '"'),
        and_(AccessArrangement.need == Need.SOMETHING_ELSE.value, Registration.access_note != ""),
    )
    return (
        select(func.count(AccessArrangement.id))
        .where(
            AccessArrangement.registration_id == Registration.id,
            AccessArrangement.state.in_(SETTLED_STATES),
            still_asked,
        )
        .correlate(Registration)
        .scalar_subquery()
    )


def count_not_arranged_at(session: AnySession, event: Event) -> int:
    """How many needs of people with a place at this event are still to be arranged."""
    statement = select(func.sum(asked_count() - settled_count())).where(
        Registration.event_id == event.id, _HAS_PLACE, asks_for_access()
    )
    return session.scalar(statement) or 0


def list_access(session: AnySession, event: Event, *, open_only: bool, page: int) -> AccessPage:
    """A page of people with a place who asked for something, by name, in two statements."""
    wanted = and_(Registration.event_id == event.id, _HAS_PLACE, asks_for_access())
    if open_only:
        wanted = and_(wanted, asked_count() > settled_count())
    total = select(func.count(Registration.id)).where(wanted).correlate(None).scalar_subquery()
    statement = (
        select(
            Registration.id,
            Registration.access_needs,
            Registration.access_note,
            Person.full_name,
            total.label("total"),
        )
        .join(Registration.person)
        .where(wanted)
        .order_by(Person.folded_name, Registration.id)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    rows: Any = session.execute(statement).all()
    found = list_arrangements(session, [row.id for row in rows])
    return AccessPage(rows, found, rows[0].total if rows else 0, page)


def list_arrangements(
    session: AnySession, registration_ids: list[int]
) -> dict[int, list[AccessArrangement]]:
    """What is done about the needs of these registrations."""
    found: dict[int, list[AccessArrangement]] = {}
    statement = select(AccessArrangement).where(
        AccessArrangement.registration_id.in_(registration_ids)
    )
    for row in session.scalars(statement):
        found.setdefault(row.registration_id, []).append(row)
    return found
