"""Closing the second of two registrations when two accounts of one person are merged."""

from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.events.standing import begins
from events_app.mail.sender import Sender
from events_app.models.offers import OfferState
from events_app.models.registrations import TAKING_STATES, Registration, RegistrationState
from events_app.registrations import letters
from events_app.registrations.actions.change import set_state
from events_app.registrations.actions.offer_rows import close_open_offers
from events_app.registrations.actions.places import free_place, leave_queue
from events_app.registrations.refusals import ChangedMeanwhile
from events_app.registrations.twins import Twins

AnySession = Session | scoped_session[Session]


def tells_calendar(twins: Twins, now: datetime) -> bool:
    """Whether the closed one has an entry in a calendar for an event to come: that takes a mail."""
    goes = twins.goes
    return goes.state == RegistrationState.REGISTERED and begins(goes.event) > now


def close_twin(session: AnySession, twins: Twins, *, sender: Sender, now: datetime) -> None:
    """Give the second place back, keep what it says on the one that stays, tell the calendar.

    Both come with their event, the closed one with its person. Raises ChangedMeanwhile.
    """
    goes, tells = twins.goes, tells_calendar(twins, now)
    was = RegistrationState(goes.state)
    given_back = free_place if was in TAKING_STATES else leave_queue
    if not given_back(session, goes.event_id):
        raise ChangedMeanwhile
    set_state(session, goes, was, RegistrationState.TWICE, now)
    close_open_offers(session, goes, OfferState.WITHDRAWN, now)
    _carry_over(twins.stays, goes)
    session.flush()
    if tells:
        letters.say_twice(session, goes, stays=twins.stays.reference, sender=sender, now=now)


def _carry_over(stays: Registration, goes: Registration) -> None:
    """What was only said with the one that is closed."""
    more = [need for need in goes.access_needs if need not in stays.access_needs]
    stays.access_needs = [*stays.access_needs, *more]
    stays.access_note = stays.access_note or goes.access_note
    stays.attendance = stays.attendance or goes.attendance
    stays.joined_at = stays.joined_at or goes.joined_at
    if not stays.question:
        stays.question, stays.question_named = goes.question, goes.question_named
    if stays.rules_version is None:
        stays.rules_version, stays.rules_accepted_at = goes.rules_version, goes.rules_accepted_at
