"""Guests of events, for tests."""

from typing import Any

from sqlalchemy.orm import Session

from events_app.models.events import Event
from events_app.models.outreach import Guest, GuestCategory, GuestState
from events_app.models.people import Person
from tests.factories import LONG_AGO, make_person


def make_guest(
    session: Session,
    *,
    event: Event,
    person: Person | None = None,
    by: Person | None = None,
    state: GuestState = GuestState.INVITED,
    **facts: Any,
) -> Guest:
    """Somebody from outside who is invited to the event, unless the test says otherwise."""
    plain = {
        "category": GuestCategory.OBSERVER,
        "organisation": "A partner body",
        "invited_at": LONG_AGO,
        "answered_at": LONG_AGO if state == GuestState.ANSWERED else None,
    }
    guest = Guest(
        event_id=event.id,
        person_id=(person or make_person(session)).id,
        invited_by_id=(by or make_person(session)).id,
        state=state,
        **plain | facts,
    )
    session.add(guest)
    session.flush()
    return guest
