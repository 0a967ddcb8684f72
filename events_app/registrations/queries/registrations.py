"""Reads of registrations: always somebody's own."""

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, scoped_session

from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.registrations import LIVE_STATES, Registration

AnySession = Session | scoped_session[Session]


def list_own(session: AnySession, person: Person) -> list[Registration]:
    """Everything the person ever registered for, with its event, the latest registration first."""
    statement = (
        select(Registration)
        .join(Registration.event)
        .where(Registration.person_id == person.id)
        .order_by(Registration.id.desc())
        .options(contains_eager(Registration.event))
    )
    return list(session.scalars(statement))


def find_own(session: AnySession, person: Person, reference: str) -> Registration | None:
    """The person's own registration with this reference; nobody else's."""
    statement = (
        select(Registration)
        .join(Registration.event)
        .where(Registration.person_id == person.id, Registration.reference == reference)
        .options(contains_eager(Registration.event))
    )
    return session.scalar(statement)


def find_live(session: AnySession, person: Person, event: Event) -> Registration | None:
    """The registration with which the person has a place or waits for one."""
    statement = select(Registration).where(
        Registration.person_id == person.id,
        Registration.event_id == event.id,
        Registration.state.in_(LIVE_STATES),
    )
    return session.scalar(statement)


def count_waiting_longer(session: AnySession, registration: Registration) -> int:
    """How many people joined the same waiting list before."""
    return len(
        session.scalars(
            select(Registration.id).where(
                Registration.event_id == registration.event_id,
                Registration.state == "waiting list",
                Registration.arrival < registration.arrival,
            )
        ).all()
    )
