"""Who of the people that an event is for has not answered: no place, and not waiting for one.

Set-based: over 100,000 people it is one statement for a page and one for a file.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select, true
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.clock import london_date
from events_app.events.queries.reach import reached_people
from events_app.folding import fold
from events_app.models.events import Event
from events_app.models.lists import PAGE_SIZE, stream
from events_app.models.organisations import Appointment, Organisation
from events_app.models.outreach import CallNote, Invitation
from events_app.models.people import Person
from events_app.models.registrations import LIVE_STATES, Registration, RegistrationState
from events_app.registrations.queries.attendees import (
    Attendees,
    Wanted,
)
from events_app.registrations.queries.narrowing import holds, main_appointment, names_person

AnySession = Session | scoped_session[Session]

_LISTED = (
    Person.id,
    Person.full_name,
    Person.email,
    Appointment.board_role,
    Organisation.name.label("trust"),
    Organisation.code.label("trust_code"),
    Invitation.invited_at,
)


def list_not_answered(
    session: AnySession, event: Event, *, wanted: Wanted, page: int, now: datetime
) -> Attendees:
    """One page of them by name, with when they were invited, and how many they are."""
    chosen = _not_answered(event, wanted, now)
    total = select(func.count(Person.id)).where(chosen).correlate(None).scalar_subquery()
    ids = (
        select(Person.id)
        .where(chosen)
        .order_by(Person.folded_name, Person.id)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    statement = _listing(event, now).add_columns(total.label("total"))
    rows: Any = session.execute(statement.where(Person.id.in_(ids.subquery().select()))).all()
    return Attendees(list(rows), rows[0].total if rows else 0, page)


def list_all_not_answered(
    session: AnySession, event: Event, *, wanted: Wanted, now: datetime
) -> Iterator[Row[Any]]:
    """All of them, from a cursor."""
    statement = _listing(event, now).where(_not_answered(event, wanted, now))
    return stream(session, statement)


def count_to_invite(session: AnySession, event: Event, *, wanted: Wanted, now: datetime) -> int:
    """How many of them nobody has invited yet."""
    chosen = and_(_not_answered(event, wanted, now), not_invited(event))
    return session.scalar(select(func.count(Person.id)).where(chosen)) or 0


def list_to_invite(
    session: AnySession, event: Event, *, wanted: Wanted, now: datetime
) -> list[tuple[int, str, str]]:
    """The number, name and address of each of them whom nobody has invited yet."""
    chosen = and_(_not_answered(event, wanted, now), not_invited(event))
    statement = select(Person.id, Person.full_name, Person.email).where(chosen).order_by(Person.id)
    return [(key, name, email) for key, name, email in session.execute(statement)]


def find_not_answered(
    session: AnySession, event: Event, person_id: int, now: datetime
) -> Person | None:
    """One of them, with their appointments."""
    statement = (
        select(Person)
        .where(Person.id == person_id, _not_answered(event, Wanted(), now))
        .options(joinedload(Person.appointments).joinedload(Appointment.organisation))
    )
    return session.scalars(statement).unique().one_or_none()


def list_call_notes(session: AnySession, event: Event, person: Person) -> list[CallNote]:
    """What came of calls to somebody about this event, the latest first."""
    statement = (
        select(CallNote)
        .where(CallNote.event_id == event.id, CallNote.person_id == person.id)
        .order_by(CallNote.id.desc())
        .options(joinedload(CallNote.made_by))
    )
    return list(session.scalars(statement))


def not_invited(event: Event) -> ColumnElement[bool]:
    invited = select(Invitation.person_id).where(Invitation.event_id == event.id)
    return Person.id.not_in(invited)


def _listing(event: Event, now: datetime) -> Select[*tuple[Any, ...]]:
    return (
        select(*_LISTED)
        .select_from(Person)
        .outerjoin(Appointment, Appointment.id == main_appointment(london_date(now)))
        .outerjoin(Organisation, Organisation.id == Appointment.organisation_id)
        .outerjoin(
            Invitation,
            and_(Invitation.person_id == Person.id, Invitation.event_id == event.id),
        )
        .order_by(Person.folded_name, Person.id)
    )


def _not_answered(event: Event, wanted: Wanted, now: datetime) -> ColumnElement[bool]:
    """They may come, and have neither registered nor cancelled, which is an answer too."""
    answered = select(Registration.person_id).where(
        Registration.event_id == event.id,
        or_(
            Registration.state.in_(LIVE_STATES),
            Registration.state == RegistrationState.CANCELLED,
        ),
    )
    today = london_date(now)
    reached = reached_people(event.audience, today=today, first_day=event.starts_date)
    conditions: list[ColumnElement[bool]] = [
        Person.id.in_(reached),
        Person.id.not_in(answered),
        true(),
    ]
    for word in fold(wanted.words).split():
        conditions.append(names_person(word))
    if wanted.trust or wanted.board_role:
        conditions.append(holds(wanted.trust, wanted.board_role, today))
    return and_(*conditions)
