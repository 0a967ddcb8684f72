"""Guests of an event: one for each thing that can be done."""

from sqlalchemy.orm import Session

from events_app.models.outreach import GuestState
from events_app.models.people import Person
from tests.factories import make_event
from tests.factories.guests import make_guest


def add(session: Session, person: Person) -> dict[str, list[str]]:
    """An event with somebody who would like to come; the person is invited to another one."""
    event = make_event(session, capacity=5)
    asks = make_guest(session, event=event, state=GuestState.ANSWERED)
    invited_to = make_event(session)
    make_guest(session, event=invited_to, person=person)
    return {
        "event_id": [str(event.id)],
        "guest_id": [str(asks.id)],
        "slug": [invited_to.slug],
    }
