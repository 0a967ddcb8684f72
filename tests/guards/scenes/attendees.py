"""What the event team has to do with the people of an event."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app.models.organisations import Organisation
from events_app.models.people import Person
from events_app.models.registrations import RegistrationState
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)


def add(session: Session, person: Person) -> dict[str, list[str]]:
    """An event with somebody registered and somebody waiting, and somebody to add to it."""
    event = make_event(session, capacity=3, audience=[audience_item(everyone=True)])
    trust = _trust(session)
    held = [appointment(organisation=trust, board_role="chair") for _ in range(3)]
    registered, waiting, other = (make_person(session, appointments=[one]) for one in held)
    registrations = [
        make_registration(session, person=who, event=event, state=state)
        for who, state in (
            (registered, RegistrationState.REGISTERED),
            (waiting, RegistrationState.WAITING),
        )
    ]
    return {
        "event_id": [str(event.id)],
        "registration_id": [str(made.id) for made in registrations],
        "contact_id": [str(other.id)],
    }


def _trust(session: Session) -> Organisation:
    """The trust that forms name: ANSWERS says its code."""
    found = session.scalar(select(Organisation).where(Organisation.code == "GUARD"))
    return found or make_organisation(session, code="GUARD")
