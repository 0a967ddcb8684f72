"""An event that its team changes while somebody registers: nobody gets what they never saw."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app.events.actions.planning.edit import edit_event
from events_app.events.queries.events import find_event
from events_app.extensions import db
from events_app.models.events import Event
from events_app.models.messages import OutboxMessage
from events_app.models.registrations import Registration
from events_app.people.queries.people import find_person
from events_app.registrations.access import NOTHING
from events_app.registrations.actions.register import register
from events_app.registrations.refusals import EventHasChanged
from tests.factories.offers import SENDER

pytestmark = pytest.mark.only_on("postgresql")  # SQLite has one writer at a time


def move_elsewhere(event: Event, now) -> None:
    """What the event team does in a transaction of its own."""
    with Session(db.engine) as team:
        same = team.get_one(Event, event.id)
        wanted = {"town": "Leeds"}
        edit_event(team, event=same, version=same.version, wanted=wanted, by=None, now=now)
        team.commit()


def test_who_registers_in_the_moment_of_a_change_has_no_place_and_is_asked_to_look_again(
    session, chair, for_chairs, now
):
    session.commit()
    person = find_person(session, chair.email)
    event = find_event(session, person, "for-chairs")
    move_elsewhere(event, now)
    wanted = {"person": person, "event": event, "answers": NOTHING, "or_wait": True}
    with pytest.raises(EventHasChanged):
        register(session, **wanted, sender=SENDER, now=now)
    session.commit()
    session.refresh(event)
    assert (event.taken, event.waiting, event.arrivals) == (0, 0, 0)
    assert session.scalars(select(Registration.id)).all() == []
    assert session.scalars(select(OutboxMessage.id)).all() == []
