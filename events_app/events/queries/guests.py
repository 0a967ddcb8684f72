"""Guests of events: what an invitation opens to its person, and to nobody else."""

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.events import Event, EventState
from events_app.models.outreach import OPEN_GUEST_STATES, Guest
from events_app.models.people import Person
from events_app.models.registrations import Registration

AnySession = Session | scoped_session[Session]


def open_to_guest(person_id: int) -> ColumnElement[bool]:
    """The events to which this person may come as a guest: the twin of `policy.come_as_guest`."""
    invited = select(Guest.id).where(
        Guest.event_id == Event.id,
        Guest.person_id == person_id,
        Guest.state.in_(OPEN_GUEST_STATES),
    )
    return and_(Event.state == EventState.PUBLISHED, ~Event.held_in_confidence, invited.exists())


def find_invitation(session: AnySession, person: Person, event: Event) -> Guest | None:
    """The person's own invitation to this event as a guest, in whatever state."""
    statement = select(Guest).where(Guest.person_id == person.id, Guest.event_id == event.id)
    return session.scalar(statement)


def guest_place() -> ColumnElement[bool]:
    """The registrations that are a guest's place. Stands in a statement that has them."""
    of_a_guest = select(Guest.id).where(Guest.registration_id == Registration.id)
    return of_a_guest.correlate(Registration).exists()


def is_guest_place(session: AnySession, registration: Registration) -> bool:
    """Whether the place was confirmed to a guest."""
    statement = select(Guest.id).where(Guest.registration_id == registration.id)
    return session.scalar(statement) is not None
