"""Offering freed places to people who wait: the one way in which a place is passed on.

A held place counts as taken. Every step changes the event's row first, then the registration's,
each only if it is still what was read, so that no two of them pass on the same place.
"""

from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app import policy
from events_app.clock import london_date
from events_app.events.standing import begins
from events_app.mail.sender import Sender
from events_app.models.events import Event, EventState
from events_app.models.history import Subject
from events_app.models.offers import Offer, OfferState
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from events_app.people.actions.history import keep_change
from events_app.registrations import offer_letters
from events_app.registrations.actions.change import set_state
from events_app.registrations.actions.offer_rows import close_open_offers
from events_app.registrations.actions.places import back_to_queue, move_in
from events_app.registrations.offer_times import offer_ends
from events_app.registrations.queries.offers import find_offer, list_offers_of, list_waiting
from events_app.registrations.refusals import (
    ChangedMeanwhile,
    NoPlaceIsFree,
    NotForThem,
    OfferIsOver,
)

AnySession = Session | scoped_session[Session]
_WAITING, _OFFERED = RegistrationState.WAITING, RegistrationState.OFFERED


def offer_freed_places(session: AnySession, *, event: Event, sender: Sender, now: datetime) -> int:
    """Offer every free place to the first who waits for it and may have it. How many were told."""
    waiting = list_waiting(session, event, not_offered_before=True)
    ends_at = offer_ends(now, begins(event))
    told = 0
    for registration in waiting:
        if not _may_have_it(registration.person, event, now):
            continue
        if ends_at is None:
            _keep_offer(session, registration, None, None, sender, now)
            told += 1
            continue
        try:
            with session.begin_nested():
                _hold(session, registration, now)
        except ChangedMeanwhile:
            continue  # they left, or another worker was here: the next
        except NoPlaceIsFree:
            break
        _keep_offer(session, registration, ends_at, None, sender, now)
        told += 1
    return told


def offer_to(
    session: AnySession, *, registration: Registration, by: Person, sender: Sender, now: datetime
) -> None:
    """Offer a free place to one who waits, chosen by the event team.

    Refuses with NoPlaceIsFree, NotForThem or ChangedMeanwhile.
    """
    event = registration.event
    if event.state != EventState.PUBLISHED or begins(event) <= now:
        raise NoPlaceIsFree("This event has started or is not published. Nobody was told.")
    if registration.state != _WAITING:
        raise ChangedMeanwhile
    if not _may_have_it(registration.person, event, now):
        raise NotForThem(f"The event is not for {registration.person.full_name} any more.")
    ends_at = offer_ends(now, begins(event))
    if ends_at is None:
        raise NoPlaceIsFree(
            "The event starts too soon to hold a place. Move the person in when they have agreed."
        )
    _hold(session, registration, now)
    close_open_offers(session, registration, OfferState.WITHDRAWN, now)
    _keep_offer(session, registration, ends_at, by, sender, now)
    keep_change(
        session,
        subject=Subject.REGISTRATION,
        subject_id=registration.id,
        what="place offered",
        by=by,
        now=now,
    )


def accept(
    session: AnySession,
    *,
    registration: Registration,
    person: Person,
    sender: Sender,
    now: datetime,
) -> None:
    """Take the place that is offered; the event comes with its audience.

    Refuses with OfferIsOver, NoPlaceIsFree or NotForThem.
    """
    event, offer = registration.event, find_offer(session, registration)
    if offer is None or offer.state != OfferState.OPEN or event.state != EventState.PUBLISHED:
        raise OfferIsOver
    if begins(event) <= now or (offer.ends_at is not None and offer.ends_at <= now):
        raise OfferIsOver
    if not _may_have_it(person, event, now):
        raise NotForThem("The role that this event is for has ended.")
    was = _OFFERED
    if offer.ends_at is None:
        was = _WAITING
        if not move_in(session, event.id):
            raise NoPlaceIsFree(
                "Somebody else was first to accept. You are still on the waiting list."
            )
    set_state(session, registration, was, RegistrationState.REGISTERED, now)
    if not close_open_offers(session, registration, OfferState.ACCEPTED, now):
        raise ChangedMeanwhile
    offer_letters.confirm_accepted(
        session, registration, person=person, event=event, sender=sender, now=now
    )


def decline(session: AnySession, *, registration: Registration, now: datetime) -> None:
    """Give the offered place back; the person stays on the list, and is passed over from now on."""
    offer = find_offer(session, registration)
    if offer is None or offer.state != OfferState.OPEN:
        raise OfferIsOver
    _give_back(session, registration, offer, OfferState.DECLINED, now)


def end_offer(
    session: AnySession, *, registration: Registration, offer: Offer, sender: Sender, now: datetime
) -> None:
    """The stated time has passed: the place is free for the next, and the person is told."""
    _give_back(session, registration, offer, OfferState.ENDED, now)
    offer_letters.say_ended(session, registration, offer=offer, sender=sender, now=now)


def withdraw_offers(session: AnySession, *, event: Event, now: datetime) -> None:
    """Whoever has an offer of this event waits again; they are not passed over later."""
    for offer, registration in list_offers_of(session, event):
        try:
            with session.begin_nested():
                _give_back(session, registration, offer, OfferState.WITHDRAWN, now)
        except ChangedMeanwhile:
            continue  # they answered just now


def _hold(session: AnySession, registration: Registration, now: datetime) -> None:
    if not move_in(session, registration.event_id):
        raise NoPlaceIsFree("No place is free. Nobody was told.")
    set_state(session, registration, _WAITING, _OFFERED, now)


def _give_back(
    session: AnySession,
    registration: Registration,
    offer: Offer,
    becomes: OfferState,
    now: datetime,
) -> None:
    if offer.ends_at is not None:
        if not back_to_queue(session, registration.event_id):
            raise ChangedMeanwhile
        set_state(session, registration, _OFFERED, _WAITING, now)
    if not close_open_offers(session, registration, becomes, now):
        raise ChangedMeanwhile


def _keep_offer(
    session: AnySession,
    registration: Registration,
    ends_at: datetime | None,
    by: Person | None,
    sender: Sender,
    now: datetime,
) -> None:
    offer = Offer(
        registration_id=registration.id,
        state=OfferState.OPEN,
        offered_at=now,
        ends_at=ends_at,
        offered_by_id=by.id if by else None,
    )
    session.add(offer)
    session.flush()
    offer_letters.say_offered(session, registration, offer=offer, sender=sender, now=now)


def _may_have_it(person: Person, event: Event, now: datetime) -> bool:
    return policy.register_for(person, event, today=london_date(now)).eligible
