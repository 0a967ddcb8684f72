"""Reads of registrations: always somebody's own."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, contains_eager, scoped_session

from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.registrations import LIVE_STATES, Registration

AnySession = Session | scoped_session[Session]


_OWN = (
    select(Registration)
    .join(Registration.event)
    .where(Registration.person_id == bindparam("person_id"))
    .options(contains_eager(Registration.event))
)
_ALL_OWN = _OWN.order_by(Registration.id.desc())
_ONE_OWN = _OWN.where(Registration.reference == bindparam("reference"))


def list_own(session: AnySession, person: Person) -> list[Registration]:
    """Everything the person ever registered for, with its event, the latest registration first."""
    return list(session.scalars(_ALL_OWN, {"person_id": person.id}))


def find_own(session: AnySession, person: Person, reference: str) -> Registration | None:
    """The person's own registration with this reference; nobody else's."""
    return session.scalar(_ONE_OWN, {"person_id": person.id, "reference": reference})


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
