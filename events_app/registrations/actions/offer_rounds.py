"""What the worker does about waiting lists: end, remind, offer, close. May run twice at once."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session, scoped_session

from events_app.events.standing import WAITING_LIST_CLOSES
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.history import Subject
from events_app.models.offers import Offer, WaitingList
from events_app.models.people import Person
from events_app.models.upsert import upsert
from events_app.people.actions.history import keep_change
from events_app.registrations import offer_letters
from events_app.registrations.actions.offers import end_offer, offer_freed_places
from events_app.registrations.queries.offers import (
    is_automatic,
    list_events_to_offer,
    list_lists_to_close,
    list_offers_open,
    list_waiting,
)
from events_app.registrations.refusals import ChangedMeanwhile

AnySession = Session | scoped_session[Session]


def offer_round(session: AnySession, *, sender: Sender, now: datetime) -> int:
    """End offers whose time has passed, remind at half time, offer what is free, close lists.

    Gives how many people are told something.
    """
    told = _end_and_remind(session, sender, now)
    for event in list_events_to_offer(session, now):
        told += offer_freed_places(session, event=event, sender=sender, now=now)
    for event in list_lists_to_close(session, now, now + WAITING_LIST_CLOSES):
        told += _close(session, event, sender, now)
    return told


def has_offer_work(session: AnySession, now: datetime) -> bool:
    """Whether a round might do something; reads alone."""
    if list_events_to_offer(session, now):
        return True
    if list_lists_to_close(session, now, now + WAITING_LIST_CLOSES):
        return True
    return any(_is_due(offer, now) for offer, _registration in list_offers_open(session))


def set_automatic(
    session: AnySession, *, event: Event, automatic: bool, by: Person, now: datetime
) -> None:
    """Let the system offer freed places of this event, or leave it to the event team."""
    if is_automatic(session, event) == automatic:
        return
    session.execute(
        upsert(session, WaitingList)
        .values(event_id=event.id, automatic=automatic)
        .on_conflict_do_update(index_elements=["event_id"], set_={"automatic": automatic})
    )
    keep_change(
        session,
        subject=Subject.EVENT,
        subject_id=event.id,
        what="places offered by the system" if automatic else "places offered by hand",
        by=by,
        now=now,
    )


def _end_and_remind(session: AnySession, sender: Sender, now: datetime) -> int:
    told = 0
    for offer, registration in list_offers_open(session):
        if offer.ends_at is not None and offer.ends_at <= now:
            try:
                with session.begin_nested():
                    end_offer(
                        session, registration=registration, offer=offer, sender=sender, now=now
                    )
            except ChangedMeanwhile:
                continue  # accepted, declined or ended by somebody else in this moment
            told += 1
        elif _is_due(offer, now) and _mark_reminded(session, offer, now):
            offer_letters.remind(session, registration, offer=offer, sender=sender, now=now)
            told += 1
    return told


def _is_due(offer: Offer, now: datetime) -> bool:
    """The time has passed, or half of it has and nobody was reminded."""
    if offer.ends_at is None:
        return False
    half = offer.offered_at + (offer.ends_at - offer.offered_at) / 2
    return offer.ends_at <= now or (offer.reminded_at is None and half <= now)


def _mark_reminded(session: AnySession, offer: Offer, now: datetime) -> bool:
    statement = (
        update(Offer)
        .where(Offer.id == offer.id, Offer.reminded_at.is_(None))
        .values(reminded_at=now)
        .returning(Offer.id)
    )
    return session.scalar(statement) is not None


def _close(session: AnySession, event: Event, sender: Sender, now: datetime) -> int:
    """Tell who still waits, once, that nobody can join any more."""
    row = (
        upsert(session, WaitingList)
        .values(event_id=event.id, automatic=True, closed_at=now)
        .on_conflict_do_update(
            index_elements=["event_id"],
            set_={"closed_at": now},
            where=WaitingList.closed_at.is_(None),
        )
        .returning(WaitingList.event_id)
    )
    if session.scalar(row) is None:
        return 0
    waiting = list_waiting(session, event, not_offered_before=False)
    for registration in waiting:
        offer_letters.say_closed(session, registration, sender=sender, now=now)
    return len(waiting)
