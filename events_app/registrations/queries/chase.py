"""Who of the people that an event is for has not answered: no place, and not waiting for one.

Set-based: over 100,000 people it is one statement for a page and one for a file.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
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
from events_app.registrations.queries.attendees import Attendees
from events_app.registrations.queries.narrowing import holds, main_appointment, names_person
from events_app.registrations.queries.reaching import (
    Chased,
    last_calls,
    narrowed_by_calls,
    was_invited,
)

AnySession = Session | scoped_session[Session]

_LISTED = (
    Person.id,
    Person.full_name,
    Person.email,
    Appointment.board_role,
    Appointment.committee,
    Appointment.committee_part,
    Organisation.name.label("trust"),
    Organisation.code.label("trust_code"),
    Invitation.invited_at,
    CallNote.made_at.label("called_at"),
    CallNote.outcome,
)


def list_not_answered(
    session: AnySession, event: Event, *, chased: Chased, page: int, now: datetime
) -> Attendees:
    """One page of them by name, with invitation and last call, and how many they are."""
    chosen = _chosen(event, chased, now)
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
    session: AnySession, event: Event, *, chased: Chased, now: datetime
) -> Iterator[Row[Any]]:
    """All of them, from a cursor."""
    statement = _listing(event, now).where(_chosen(event, chased, now))
    return stream(session, statement)


def count_to_invite(session: AnySession, event: Event, *, chased: Chased, now: datetime) -> int:
    """How many of them nobody has invited yet."""
    chosen = and_(_chosen(event, chased, now), was_invited(event, False))
    return session.scalar(select(func.count(Person.id)).where(chosen)) or 0


def list_to_invite(
    session: AnySession, event: Event, *, chased: Chased, now: datetime
) -> list[tuple[int, str, str]]:
    """The number, name and address of each of them whom nobody has invited yet."""
    chosen = and_(_chosen(event, chased, now), was_invited(event, False))
    statement = select(Person.id, Person.full_name, Person.email).where(chosen).order_by(Person.id)
    return [(key, name, email) for key, name, email in session.execute(statement)]


def find_not_answered(
    session: AnySession, event: Event, person_id: int, now: datetime
) -> Person | None:
    """One of them, with their appointments."""
    statement = (
        select(Person)
        .where(Person.id == person_id, _not_answered(event, now))
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


def _listing(event: Event, now: datetime) -> Select[*tuple[Any, ...]]:
    listed_by = main_appointment(london_date(now), event.audience)
    return (
        select(*_LISTED)
        .select_from(Person)
        .outerjoin(Appointment, Appointment.id == listed_by)
        .outerjoin(Organisation, Organisation.id == Appointment.organisation_id)
        .outerjoin(
            Invitation,
            and_(Invitation.person_id == Person.id, Invitation.event_id == event.id),
        )
        .outerjoin(
            CallNote, and_(CallNote.person_id == Person.id, CallNote.id.in_(last_calls(event)))
        )
        .order_by(Person.folded_name, Person.id)
    )


def _not_answered(event: Event, now: datetime) -> ColumnElement[bool]:
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
    return and_(Person.id.in_(reached), Person.id.not_in(answered))


def _chosen(event: Event, chased: Chased, now: datetime) -> ColumnElement[bool]:
    """Those of them that are asked for."""
    wanted = chased.people
    conditions = [_not_answered(event, now), narrowed_by_calls(event, chased.calls)]
    if chased.invited is not None:
        conditions.append(was_invited(event, chased.invited))
    for word in fold(wanted.words).split():
        conditions.append(names_person(word))
    if wanted.trust or wanted.board_role:
        conditions.append(holds(wanted.trust, wanted.board_role, london_date(now)))
    return and_(*conditions)
