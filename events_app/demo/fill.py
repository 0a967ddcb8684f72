"""Registrations of made-up members: they make one event full, with a waiting list."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session, selectinload

from events_app.clock import london_date
from events_app.events.queries.reach import list_people_reached
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.registrations.access import NOTHING
from events_app.registrations.actions.register import register

AnySession = Session | scoped_session[Session]


def fill(
    session: AnySession, *, event_key: str, number: int, sender: Sender, now: datetime
) -> None:
    """Register `number` people of the event's audience, from all over the country, one by one.

    They take the places that there are; the others join the waiting list. Each gets a confirmation,
    as anybody would. Only for made-up events and made-up members.
    """
    event = session.scalars(
        select(Event)
        .where(Event.key == event_key, Event.made_up)
        .options(selectinload(Event.audience))
    ).one()
    for person in _spread(session, event, number, now):
        register(
            session,
            person=person,
            event=event,
            answers=NOTHING,
            or_wait=True,
            sender=sender,
            now=now,
        )


def _spread(session: AnySession, event: Event, number: int, now: datetime) -> list[Person]:
    """So many people of the audience, evenly spread over the list, with their appointments."""
    reached = list_people_reached(
        session, event.audience, today=london_date(now), first_day=event.starts_date
    )
    step = max(1, len(reached) // number)
    ids = [person.id for person in reached[step // 2 :: step][:number]]
    statement = (
        select(Person)
        .where(Person.id.in_(ids))
        .order_by(Person.id)
        .options(
            selectinload(Person.appointments).joinedload(Appointment.organisation),
            selectinload(Person.roles),
        )
    )
    return list(session.scalars(statement))
