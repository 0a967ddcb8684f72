"""Who books for whom, and what of the other's events an assistant may see."""

from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload, scoped_session

from events_app.models.assistance import Assistance
from events_app.models.events import Event
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.models.registrations import LIVE_STATES, Registration

AnySession = Session | scoped_session[Session]

#: every id is shorter, and PostgreSQL takes no longer one
_LONGEST_NUMBER = 9


def list_assistants(session: AnySession, person: Person) -> list[Assistance]:
    """Whom the person has named, with the assistant where they have accepted."""
    statement = (
        select(Assistance)
        .where(Assistance.person_id == person.id)
        .options(joinedload(Assistance.assistant))
        .order_by(Assistance.id)
    )
    return list(session.scalars(statement))


def list_assisted(session: AnySession, person: Person) -> list[Assistance]:
    """Who has named this person, by their address until it is accepted."""
    asked = and_(Assistance.accepted_at.is_(None), Assistance.assistant_email == person.email)
    statement = (
        select(Assistance)
        .join(Assistance.person)
        .where(Person.active, or_(asked, Assistance.assistant_id == person.id))
        .options(contains_eager(Assistance.person))
        .order_by(Assistance.id)
    )
    return list(session.scalars(statement))


def find_assistance(session: AnySession, number: str) -> Assistance | None:
    """One of them by the number in its address, with the person and the roles they hold."""
    if not number.isascii() or not number.isdigit() or len(number) > _LONGEST_NUMBER:
        return None
    helped = joinedload(Assistance.person)
    statement = (
        select(Assistance)
        .where(Assistance.id == int(number))
        .options(
            helped.joinedload(Person.appointments).joinedload(Appointment.organisation),
            helped.joinedload(Person.roles),
            joinedload(Assistance.assistant),
        )
    )
    return session.scalars(statement).unique().one_or_none()


def list_ordinary(session: AnySession, person: Person, today: date) -> list[Registration]:
    """The person's places at ordinary events to come, and the waiting lists they are on."""
    statement = (
        select(Registration)
        .join(Registration.event)
        .where(
            Registration.person_id == person.id,
            Registration.state.in_(LIVE_STATES),
            ~Event.held_in_confidence,
            Event.ends_date >= today,
        )
        .options(contains_eager(Registration.event))
        .order_by(Event.starts_date, Registration.id)
    )
    return list(session.scalars(statement))


def find_ordinary(session: AnySession, person: Person, reference: str) -> Registration | None:
    """The person's registration with this reference, if its event is an ordinary one."""
    statement = (
        select(Registration)
        .join(Registration.event)
        .where(
            Registration.person_id == person.id,
            Registration.reference == reference,
            ~Event.held_in_confidence,
        )
        .options(contains_eager(Registration.event))
    )
    return session.scalar(statement)
