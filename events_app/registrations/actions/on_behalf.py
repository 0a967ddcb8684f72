"""What the event team does with registrations on somebody's behalf. Each is kept in the history."""

from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.events.standing import is_over, waiting_list_is_open
from events_app.mail.sender import Sender
from events_app.models.events import Event, EventState
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from events_app.people.actions.history import keep_change
from events_app.registrations import letters
from events_app.registrations.access import AccessAnswers
from events_app.registrations.actions import change
from events_app.registrations.actions.places import take_extra_place
from events_app.registrations.actions.register import check_for_them, place_them
from events_app.registrations.cancelled import TEAM_CANCELLED
from events_app.registrations.queries.registrations import find_live
from events_app.registrations.refusals import (
    AlreadyRegistered,
    EventIsFull,
    NothingToSend,
    NotTaken,
    waiting_list_is_closed,
)

AnySession = Session | scoped_session[Session]
#: the states that a mail confirms
CONFIRMED_STATES = (RegistrationState.REGISTERED, RegistrationState.WAITING)


def add(
    session: AnySession,
    *,
    person: Person,
    event: Event,
    answers: AccessAnswers,
    over_capacity: str,
    by: Person,
    sender: Sender,
    now: datetime,
) -> Registration:
    """Register somebody who asked the event team, and tell them as if they had done it themselves.

    `over_capacity` is the reason for a place more than there are; without one a full event is
    refused. Refuses with NotTaken, NotForThem, EventIsFull or AlreadyRegistered.
    """
    _check(session, person, event, now)
    try:
        registration = place_them(session, person, event, answers, now=now)
    except EventIsFull:
        if not over_capacity:
            raise
        registration = _place_above(session, person, event, answers, over_capacity, by, now)
    _keep(session, registration, "registered on their behalf", by, now, reason=over_capacity)
    letters.confirm(session, registration, person=person, event=event, sender=sender, now=now)
    return registration


def put_on_waiting_list(
    session: AnySession,
    *,
    person: Person,
    event: Event,
    answers: AccessAnswers,
    by: Person,
    sender: Sender,
    now: datetime,
) -> Registration:
    """Put somebody who asked the event team at the end of the waiting list, and tell them.

    Where a place has become free meanwhile they get it. Refuses with NotTaken, NotForThem or
    AlreadyRegistered.
    """
    _check(session, person, event, now)
    if not waiting_list_is_open(event, now):
        raise waiting_list_is_closed()
    registration = place_them(session, person, event, answers, now=now, or_wait=True)
    waits = registration.state == RegistrationState.WAITING
    what = "put on the waiting list on their behalf" if waits else "registered on their behalf"
    _keep(session, registration, what, by, now)
    letters.confirm(session, registration, person=person, event=event, sender=sender, now=now)
    return registration


def cancel(
    session: AnySession,
    *,
    registration: Registration,
    by: Person,
    sender: Sender,
    now: datetime,
    reason: str = "",
) -> None:
    """Give somebody's place back for them, and tell them who did it, and why if there is a reason.

    The reason is kept in the history.
    """
    change.cancel(
        session,
        registration=registration,
        person=registration.person,
        sender=sender,
        now=now,
        team_reason=reason,
    )
    _keep(session, registration, TEAM_CANCELLED, by, now, reason)


def move(
    session: AnySession, *, registration: Registration, by: Person, sender: Sender, now: datetime
) -> None:
    """Give somebody who waits a place that is free, and tell them."""
    change.move(
        session, person=registration.person, event=registration.event, sender=sender, now=now
    )
    _keep(session, registration, "moved from the waiting list", by, now)


def change_answers(
    session: AnySession,
    *,
    registration: Registration,
    answers: AccessAnswers,
    by: Person,
    now: datetime,
) -> None:
    """Keep other answers about access for somebody. What they were is not kept: it is health."""
    change.change_answers(session, registration=registration, answers=answers, now=now)
    _keep(session, registration, "access answers changed", by, now)


def resend(
    session: AnySession, *, registration: Registration, by: Person, sender: Sender, now: datetime
) -> None:
    """Send the confirmation once more, with the calendar entry as it is now."""
    event = registration.event
    if registration.state not in CONFIRMED_STATES:
        raise NothingToSend("There is no confirmation to send for this registration.")
    if event.state != EventState.PUBLISHED or is_over(event) <= now:
        raise NothingToSend("This event is not coming up. There is no confirmation to send.")
    letters.confirm(
        session, registration, person=registration.person, event=event, sender=sender, now=now
    )
    _keep(session, registration, "confirmation sent again", by, now)


def _check(session: AnySession, person: Person, event: Event, now: datetime) -> None:
    """Refuses unless the event takes people, is for this one and does not have them yet."""
    if event.state != EventState.PUBLISHED:
        raise NotTaken("Only a published event takes registrations.")
    if is_over(event) <= now:
        raise NotTaken("This event has taken place.")
    check_for_them(session, person, event, now=now)
    existing = find_live(session, person, event)
    if existing is not None:
        raise AlreadyRegistered(existing)


def _place_above(
    session: AnySession,
    person: Person,
    event: Event,
    answers: AccessAnswers,
    reason: str,
    by: Person,
    now: datetime,
) -> Registration:
    """One place more than there were, for this person alone: nobody who waits is overtaken."""
    before = event.capacity or 0
    registration = place_them(session, person, event, answers, now=now, take=take_extra_place)
    session.refresh(event, ["capacity", "taken", "waiting"])
    keep_change(
        session,
        subject=Subject.EVENT,
        subject_id=event.id,
        what="capacity raised by one for a registration",
        by=by,
        now=now,
        fields={"Capacity": (str(before), str(event.capacity))},
        reason=reason,
    )
    return registration


def _keep(
    session: AnySession,
    registration: Registration,
    what: str,
    by: Person,
    now: datetime,
    reason: str = "",
) -> None:
    keep_change(
        session,
        subject=Subject.REGISTRATION,
        subject_id=registration.id,
        what=what,
        by=by,
        now=now,
        reason=reason,
    )
