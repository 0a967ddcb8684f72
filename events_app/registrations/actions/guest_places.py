"""What the event team decides on a guest: a place, no place, or the invitation taken back."""

from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.events.words import all_places
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.outreach import OPEN_GUEST_STATES, Guest, GuestState
from events_app.models.people import Person
from events_app.models.registrations import LIVE_STATES, Registration
from events_app.registrations import guest_letters, letters
from events_app.registrations.access import NOTHING, AccessAnswers
from events_app.registrations.actions import on_behalf
from events_app.registrations.actions.guests import change_state, check_takes_guests, keep
from events_app.registrations.actions.register import place_them
from events_app.registrations.refusals import (
    ChangedMeanwhile,
    EventIsFull,
    NoPlaceIsFree,
    NotTaken,
)

AnySession = Session | scoped_session[Session]


def confirm_guest(
    session: AnySession, *, guest: Guest, by: Person, sender: Sender, now: datetime
) -> Registration:
    """Give a guest who would like to come a place, and tell them with the calendar entry.

    Never above the capacity, and never past the people who wait. `guest` comes with its event and
    its person. Refuses with NotTaken, NoPlaceIsFree, AlreadyRegistered or ChangedMeanwhile.
    """
    event, person = guest.event, guest.person
    check_takes_guests(event, now)
    if not person.active:
        raise NotTaken("The account of this guest is closed.")
    try:
        # the event's row first, as in registering: two requests never wait for each other
        registration = place_them(session, person, event, _needs(person), now=now)
    except EventIsFull as refusal:
        session.refresh(event, ["capacity", "taken", "waiting"])
        raise NoPlaceIsFree(_full(event)) from refusal
    confirmed = GuestState.CONFIRMED
    change_state(session, guest, (GuestState.ANSWERED,), confirmed, now, registration.id)
    keep(session, guest, "place confirmed", by, now)
    letters.confirm(session, registration, person=person, event=event, sender=sender, now=now)
    return registration


def decline_guest(
    session: AnySession, *, guest: Guest, by: Person, sender: Sender, now: datetime
) -> None:
    """Tell a guest who would like to come that there is no place for them."""
    change_state(session, guest, (GuestState.ANSWERED,), GuestState.DECLINED, now)
    keep(session, guest, "declined", by, now)
    guest_letters.end(session, guest, sender=sender, now=now)


def withdraw_guest(
    session: AnySession, *, guest: Guest, by: Person, sender: Sender, now: datetime
) -> None:
    """Take an invitation back, with the place if there is one: one mail says so.

    `guest` comes with its event, its person and its registration. Refuses with NotTaken once the
    event has started and there is a place, or with ChangedMeanwhile.
    """
    place = guest.registration
    held = place is not None and place.state in LIVE_STATES
    was = GuestState(guest.state)
    if was not in OPEN_GUEST_STATES:
        raise ChangedMeanwhile
    if place is not None and held:
        on_behalf.cancel(session, registration=place, by=by, sender=sender, now=now)
    change_state(session, guest, (was,), GuestState.WITHDRAWN, now)
    keep(session, guest, "invitation withdrawn", by, now)
    if not held:
        guest_letters.end(session, guest, sender=sender, now=now)


def _needs(person: Person) -> AccessAnswers:
    """What their account says would help them take part."""
    if person.access_needs is None:
        return NOTHING
    return AccessAnswers(tuple(person.access_needs), person.access_note)


def _full(event: Event) -> str:
    every = "All places are" if event.capacity is None else all_places(event.capacity)
    if not event.waiting:
        return f"{every} taken. Nobody was confirmed."
    people = "1 person who waits" if event.waiting == 1 else f"{event.waiting} people who wait"
    belong = "belongs" if event.capacity == 1 else "belong"
    return f"{every} taken or {belong} to the {people}. Nobody was confirmed."
