"""The guests of one event, for the event team: a page of a list, all of a list, one of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select
from sqlalchemy.orm import Session, aliased, joinedload, scoped_session

from events_app.folding import fold
from events_app.models.events import Event
from events_app.models.lists import PAGE_SIZE, stream
from events_app.models.outreach import Guest, GuestState
from events_app.models.people import Person
from events_app.models.registrations import Registration
from events_app.registrations.queries.attendees import Attendees
from events_app.registrations.queries.narrowing import names_person

AnySession = Session | scoped_session[Session]

_INVITER = aliased(Person)
_LISTED = (
    Guest.id,
    Guest.state,
    Guest.category,
    Guest.organisation,
    Guest.invited_at,
    Guest.answered_at,
    Person.full_name,
    Person.email,
    Registration.state.label("place"),
    Registration.reference,
    _INVITER.full_name.label("invited_by"),
)


@dataclass(frozen=True)
class WantedGuests:
    """What the list is narrowed to. Empty means everything."""

    state: GuestState | None = None
    words: str = ""


def list_guests(session: AnySession, event: Event, *, wanted: WantedGuests, page: int) -> Attendees:
    """One page of the guests by name, and how many they are, in one statement."""
    total: Any = func.count().over().label("total")
    statement = (
        _listing(event, wanted).add_columns(total).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    )
    rows: list[Row[Any]] = list(session.execute(statement).all())
    return Attendees(rows, rows[0].total if rows else 0, page)


def list_all_guests(
    session: AnySession, event: Event, *, wanted: WantedGuests
) -> Iterator[Row[Any]]:
    """All of them, from a cursor."""
    return stream(session, _listing(event, wanted))


def find_guest(session: AnySession, event: Event, guest_id: int) -> Guest | None:
    """One guest of this event, with the person, who invited them, and their place."""
    statement = (
        select(Guest)
        .where(Guest.id == guest_id, Guest.event_id == event.id)
        .options(
            joinedload(Guest.event),
            joinedload(Guest.person),
            joinedload(Guest.invited_by),
            joinedload(Guest.registration).joinedload(Registration.event),
            joinedload(Guest.registration).joinedload(Registration.person),
        )
    )
    return session.scalar(statement)


def find_guest_of(session: AnySession, registration: Registration) -> Guest | None:
    """The guest whose place it is, if it is a guest's."""
    return session.scalar(select(Guest).where(Guest.registration_id == registration.id))


def _listing(event: Event, wanted: WantedGuests) -> Select[*tuple[Any, ...]]:
    return (
        select(*_LISTED)
        .join(Person, Person.id == Guest.person_id)
        .join(_INVITER, _INVITER.id == Guest.invited_by_id)
        .outerjoin(Registration, Registration.id == Guest.registration_id)
        .where(Guest.event_id == event.id, _matching(wanted))
        .order_by(Person.folded_name, Guest.id)
    )


def _matching(wanted: WantedGuests) -> ColumnElement[bool]:
    narrowed = [names_person(word) for word in fold(wanted.words).split()]
    if wanted.state is not None:
        narrowed.append(Guest.state == wanted.state)
    return and_(True, *narrowed)
