"""What an invitation as a guest opens is one rule in Python and in SQL: every state compared."""

from datetime import date
from itertools import product

from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app import policy
from events_app.events.queries.audience import events_open_to
from events_app.events.queries.guests import find_invitation, open_to_guest
from events_app.events.queries.reach import list_people_reached
from events_app.models.events import Event, EventState
from events_app.models.outreach import OPEN_GUEST_STATES, GuestState
from events_app.models.people import Person
from tests.factories import audience_item, make_event, make_person
from tests.factories.guests import make_guest

TODAY = date(2022, 8, 1)


def events_of_every_kind(session: Session) -> list[Event]:
    return [
        make_event(
            session,
            state=state,
            recording="not recorded",
            held_in_confidence=secret,
            audience=[audience_item(everyone=True)],
        )
        for state, secret in product(EventState, (False, True))
    ]


def opened(session: Session, person: Person) -> set[int]:
    return set(session.scalars(select(Event.id).where(open_to_guest(person.id))))


def test_python_and_sql_agree_on_every_guest_and_event(session: Session) -> None:
    events = events_of_every_kind(session)
    invited = {state: make_person(session) for state in GuestState}
    for (state, person), event in product(invited.items(), events):
        make_guest(session, event=event, person=person, state=state)
    others = make_event(session), make_person(session)
    people = [*invited.values(), others[1]]
    in_python = {
        (person.id, event.id)
        for person, event in product(people, [*events, others[0]])
        if policy.come_as_guest(person, event, find_invitation(session, person, event))
    }
    assert {(who.id, event) for who in people for event in opened(session, who)} == in_python
    plain = events[list(EventState).index(EventState.PUBLISHED) * 2]
    assert in_python == {(invited[state].id, plain.id) for state in OPEN_GUEST_STATES}


def test_the_invitation_of_somebody_else_or_to_something_else_opens_nothing(
    session: Session,
) -> None:
    event, another = make_event(session), make_event(session)
    person = make_person(session)
    guest = make_guest(session, event=event, person=person)
    assert policy.come_as_guest(person, event, guest) is True
    assert policy.come_as_guest(make_person(session), event, guest) is False
    assert policy.come_as_guest(person, another, guest) is False
    assert opened(session, person) == {event.id}


def test_no_invitation_makes_anybody_part_of_an_audience(session: Session) -> None:
    event = make_event(session, audience=[audience_item(everyone=True)])
    person = make_person(session, appointments=[])
    make_guest(session, event=event, person=person, state=GuestState.CONFIRMED)
    in_audience = select(Event.id).where(events_open_to(person.id, TODAY))
    assert list(session.scalars(in_audience)) == []
    reached = list_people_reached(session, event.audience, today=TODAY, first_day=event.starts_date)
    assert reached == []
    assert policy.register_for(person, event, today=TODAY).eligible is False
