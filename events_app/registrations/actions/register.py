"""Registering: a place if one is free, otherwise the waiting list, never both and never twice."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, scoped_session

from events_app import policy
from events_app.chance import chance, random_id
from events_app.clock import london_date
from events_app.events.queries.names import list_audience_names
from events_app.events.standing import Standing, standing, waiting_list_is_open
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations import letters
from events_app.registrations.access import AccessAnswers
from events_app.registrations.actions.places import Arrival, join_queue, take_place
from events_app.registrations.queries.registrations import find_live
from events_app.registrations.refusals import (
    AlreadyRegistered,
    EventHasChanged,
    EventIsFull,
    NotForThem,
    not_taken,
    waiting_list_is_closed,
)
from events_app.registrations.to_others import SILENT, ToOthers, has_list

AnySession = Session | scoped_session[Session]
#: a way to take a place in the event with this number, or None where it gives none
Take = Callable[[AnySession, int], Arrival | None]

#: letters and digits that nobody confuses when they are read aloud
_ALPHABET = "23456789BCDFGHJKMNPQRTVWXYZ"
_REFERENCE_LENGTH = 12


def register(
    session: AnySession,
    *,
    person: Person,
    event: Event,
    answers: AccessAnswers,
    or_wait: bool,
    sender: Sender,
    now: datetime,
    to_others: ToOthers = SILENT,
    accepted_rules: str | None = None,
) -> Registration:
    """Give the person a place, or with `or_wait` a place on the waiting list if there is none.

    `accepted_rules` is the version of the ground rules that they accepted; None where there are
    none, or where somebody else registers them: then Your registration asks.

    `event` comes with its audience, `person` with their appointments. Writes the confirmation to
    the outbox. Refuses with NotForThem, NotTaken, EventIsFull, EventHasChanged or
    AlreadyRegistered.
    """
    _check(session, person, event, or_wait=or_wait, now=now)
    may_wait = or_wait and waiting_list_is_open(event, now)
    try:
        registration = place_them(session, person, event, answers, now=now, or_wait=may_wait)
        _keep(registration, event, to_others, accepted_rules, now)
    except EventIsFull:
        existing = find_live(session, person, event)
        if existing is not None:
            raise AlreadyRegistered(existing) from None
        raise
    letters.confirm(session, registration, person=person, event=event, sender=sender, now=now)
    return registration


def _check(
    session: AnySession, person: Person, event: Event, *, or_wait: bool, now: datetime
) -> None:
    where = standing(event, now)
    if where not in {Standing.OPEN, Standing.FULL}:
        raise not_taken(event, where)
    check_for_them(session, person, event, now=now)
    if or_wait and where is Standing.FULL and not waiting_list_is_open(event, now):
        raise waiting_list_is_closed()


def check_for_them(session: AnySession, person: Person, event: Event, *, now: datetime) -> None:
    """Refuse with NotForThem unless the event is for this person."""
    names = list_audience_names(session, event.audience)
    verdict = policy.register_for(person, event, today=london_date(now), names=names)
    if not verdict.eligible:
        raise NotForThem(verdict.explanation)


def place_them(
    session: AnySession,
    person: Person,
    event: Event,
    answers: AccessAnswers,
    *,
    now: datetime,
    or_wait: bool = False,
    take: Take = take_place,
) -> Registration:
    """Take a place with `take`, or with `or_wait` join the waiting list, whole or not at all.

    Who may come was asked before. Refuses with EventIsFull, EventHasChanged or AlreadyRegistered.
    """
    try:
        with session.begin_nested():
            return _place(session, person, event, answers, or_wait=or_wait, now=now, take=take)
    except IntegrityError as error:
        existing = find_live(session, person, event)
        if existing is None:
            raise
        raise AlreadyRegistered(existing) from error


def _place(
    session: AnySession,
    person: Person,
    event: Event,
    answers: AccessAnswers,
    *,
    or_wait: bool,
    now: datetime,
    take: Take,
) -> Registration:
    state, arrival = _arrive(session, event, or_wait=or_wait, take=take)
    # the statement holds the event's row: what was asked of an older version is asked again
    if arrival.version != event.version:
        raise EventHasChanged
    registration = Registration(
        reference=_new_reference(),
        person_id=person.id,
        event_id=event.id,
        state=state,
        arrival=arrival.number,
        access_needs=list(answers.needs),
        access_note=answers.note,
        calendar_uid=random_id("registration in a calendar"),
        registered_at=now,
        updated_at=now,
    )
    session.add(registration)
    session.flush()
    return registration


def _keep(
    registration: Registration,
    event: Event,
    to_others: ToOthers,
    accepted_rules: str | None,
    now: datetime,
) -> None:
    """Keep the other answers, as far as this event asks for them. Written with the mail."""
    if has_list(event):
        registration.listed = bool(to_others.listed)
    if event.takes_questions and to_others.question:
        registration.question = to_others.question
        registration.question_named = to_others.question_named
    if accepted_rules is not None:
        registration.rules_version, registration.rules_accepted_at = accepted_rules, now


def _arrive(
    session: AnySession, event: Event, *, or_wait: bool, take: Take
) -> tuple[RegistrationState, Arrival]:
    """Take a place, else join the queue. A place freed between the two is tried for once more."""
    for _ in range(3):
        arrival = take(session, event.id)
        if arrival is not None:
            return RegistrationState.REGISTERED, arrival
        if not or_wait:
            break
        arrival = join_queue(session, event.id)
        if arrival is not None:
            return RegistrationState.WAITING, arrival
    raise EventIsFull


def _new_reference() -> str:
    places = range(_REFERENCE_LENGTH)
    chosen = (chance.below("registration", len(_ALPHABET)) for _ in places)
    return "".join(_ALPHABET[number] for number in chosen)
