"""What happens to a registration after it is made: new answers, cancelled, moved in."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session, scoped_session

from events_app.events.standing import begins
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.offers import OfferState
from events_app.models.people import Person
from events_app.models.registrations import (
    LIVE_STATES,
    TAKING_STATES,
    Registration,
    RegistrationState,
)
from events_app.registrations import letters
from events_app.registrations.access import AccessAnswers
from events_app.registrations.actions.offer_rows import close_open_offers
from events_app.registrations.actions.places import free_place, leave_queue, move_in
from events_app.registrations.actions.register import check_for_them
from events_app.registrations.queries.registrations import find_live
from events_app.registrations.refusals import (
    ChangedMeanwhile,
    NoPlaceIsFree,
    NotTaken,
)

AnySession = Session | scoped_session[Session]

#: what takes the entry out of a calendar, which needs the next number of the sequence
_OUT_OF_THE_CALENDAR = {
    RegistrationState.CANCELLED,
    RegistrationState.ROLE_ENDED,
    RegistrationState.TWICE,
}


def change_answers(
    session: AnySession, *, registration: Registration, answers: AccessAnswers, now: datetime
) -> None:
    """Keep other answers about access, until the event starts."""
    still_possible(registration, now)
    registration.access_needs = list(answers.needs)
    registration.access_note = answers.note
    registration.updated_at = now
    session.flush()


def cancel(
    session: AnySession,
    *,
    registration: Registration,
    person: Person,
    sender: Sender,
    now: datetime,
    team_reason: str | None = None,
) -> None:
    """Give the place, or the place on the waiting list, back. Tells the person's calendar.

    `team_reason` is why the event team does it, "" where it gives no reason; None if it does not.
    """
    still_possible(registration, now)
    was = RegistrationState(registration.state)
    given_back = free_place if was in TAKING_STATES else leave_queue
    # the event's row first, as in registering: two requests never wait for each other
    if not given_back(session, registration.event_id):
        raise ChangedMeanwhile
    set_state(session, registration, was, RegistrationState.CANCELLED, now)
    if was in (RegistrationState.WAITING, RegistrationState.OFFERED):
        close_open_offers(session, registration, OfferState.WITHDRAWN, now)
    if was is RegistrationState.HELD:
        return  # nothing was put into a calendar, and the page has said it
    letters.confirm_cancelled(
        session, registration, person=person, had_place=was is RegistrationState.REGISTERED,
        team_reason=team_reason, sender=sender, now=now,
    )  # fmt: skip


def move(
    session: AnySession, *, person: Person, event: Event, sender: Sender, now: datetime
) -> Registration:
    """Give somebody who waits a place that is free, and tell them."""
    registration = find_live(session, person, event)
    if registration is None or registration.state != RegistrationState.WAITING:
        raise NoPlaceIsFree(f"{person.full_name} is not on the waiting list of {event.title}.")
    check_for_them(session, person, event, now=now)
    if begins(event) <= now:
        raise NotTaken("This event has started.")
    if not move_in(session, event.id):
        raise NoPlaceIsFree("No place is free. Nobody was moved.")
    set_state(session, registration, RegistrationState.WAITING, RegistrationState.REGISTERED, now)
    close_open_offers(session, registration, OfferState.WITHDRAWN, now)
    letters.confirm(session, registration, person=person, event=event, sender=sender, now=now)
    return registration


def still_possible(registration: Registration, now: datetime) -> None:
    """Refuses unless it is live and its event has not started (ChangedMeanwhile, NotTaken)."""
    if registration.state not in LIVE_STATES:
        raise ChangedMeanwhile
    if begins(registration.event) <= now:
        raise NotTaken("This event has started. You can no longer change your registration.")


def set_state(
    session: AnySession,
    registration: Registration,
    was: RegistrationState,
    becomes: RegistrationState,
    now: datetime,
) -> None:
    """Change the state only if it is still what we read; the second of two requests is refused."""
    step = 1 if becomes in _OUT_OF_THE_CALENDAR else 0
    statement = (
        update(Registration)
        .where(Registration.id == registration.id, Registration.state == was)
        .values(
            state=becomes,
            calendar_sequence=Registration.calendar_sequence + step,
            updated_at=now,
        )
        .returning(Registration.calendar_sequence)
        .execution_options(synchronize_session=False)
    )
    if session.scalar(statement) is None:
        raise ChangedMeanwhile
    session.refresh(registration, ["state", "calendar_sequence", "updated_at"])
