"""Deciding on what people say of their own role; and what follows when a role ends."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.mail.sender import Sender
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.models.registrations import TAKING_STATES, Registration, RegistrationState
from events_app.models.role_claims import RoleClaim
from events_app.people.actions import contacts
from events_app.registrations import letters
from events_app.registrations.actions.change import set_state
from events_app.registrations.actions.holds import settle_holds
from events_app.registrations.actions.places import free_place, leave_queue
from events_app.registrations.queries.holds import list_claims, list_holds

AnySession = Session | scoped_session[Session]


def confirm_role(
    session: AnySession,
    *,
    person: Person,
    appointment: Appointment,
    by: Person,
    sender: Sender,
    now: datetime,
) -> int:
    """Let a role count. Held places that it opens become registrations, each with its own mail.

    Without one the person is told from when they can register. Gives how many places.
    """
    _forget_claims(session, appointment)
    contacts.confirm_appointment(session, person=person, appointment=appointment, by=by, now=now)
    holds = list_holds(session, person=person)
    registered, _ended = settle_holds(session, holds=holds, sender=sender, now=now)
    if not registered:
        line = contacts.role_line(appointment)
        first = appointment.from_date
        begins = first if first > london_date(now) else None
        letters.say_role(
            session, "role_confirmed", person, line, sender=sender, now=now, begins=begins
        )
    return registered


def refuse_role(
    session: AnySession,
    *,
    person: Person,
    appointment: Appointment,
    by: Person,
    sender: Sender,
    now: datetime,
) -> int:
    """Take a role away that nobody could confirm, free what was held for it, and say so."""
    line = contacts.role_line(appointment)
    numbers = {claim.registration_id for claim in list_claims(session, appointment)}
    holds = [hold for hold in list_holds(session, person=person) if hold.id in numbers]
    _forget_claims(session, appointment)
    contacts.refuse_appointment(session, person=person, appointment=appointment, by=by, now=now)
    _registered, ended = settle_holds(session, holds=holds, sender=sender, now=now, refused=True)
    letters.say_role(session, "role_not_confirmed", person, line, sender=sender, now=now)
    return ended


def end_role(
    session: AnySession,
    *,
    person: Person,
    appointment: Appointment,
    last_day: date,
    lost: Sequence[Registration],
    by: Person,
    sender: Sender,
    now: datetime,
) -> None:
    """Let an appointment end, and with it the registrations that it alone made possible."""
    contacts.end_appointment(
        session, person=person, appointment=appointment, last_day=last_day, by=by, now=now
    )
    end_registrations(session, person=person, lost=lost, sender=sender, now=now)


def end_registrations(
    session: AnySession,
    *,
    person: Person,
    lost: Sequence[Registration],
    sender: Sender,
    now: datetime,
) -> None:
    """Give places back because the role has ended, and tell the person's calendar."""
    for registration in lost:
        was = RegistrationState(registration.state)
        given_back = free_place if was in TAKING_STATES else leave_queue
        given_back(session, registration.event_id)
        set_state(session, registration, was, RegistrationState.ROLE_ENDED, now)
        letters.say_role_ended(
            session, registration, person=person, had_place=was == RegistrationState.REGISTERED,
            sender=sender, now=now,
        )  # fmt: skip


def _forget_claims(session: AnySession, appointment: Appointment) -> None:
    session.execute(delete(RoleClaim).where(RoleClaim.appointment_id == appointment.id))
