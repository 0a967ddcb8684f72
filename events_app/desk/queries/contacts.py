"""What somebody is registered for, as the event team's pages of contacts read it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.events.standing import begins
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.registrations import LIVE_STATES, Registration

AnySession = Session | scoped_session[Session]


def list_to_come(session: AnySession, person: Person, now: datetime) -> list[Registration]:
    """Live registrations for events that have not begun, with the audience, the nearest first."""
    statement = (
        select(Registration)
        .where(Registration.person_id == person.id, Registration.state.in_(LIVE_STATES))
        .options(joinedload(Registration.event).selectinload(Event.audience))
    )
    found = [held for held in session.scalars(statement) if begins(held.event) > now]
    return sorted(found, key=lambda held: begins(held.event))
