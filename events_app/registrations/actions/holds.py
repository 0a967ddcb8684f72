"""Places held for people whose role has changed, until the event team has confirmed the role.

A held place is taken in the same guarded statement as any other. Nothing opens before the role is
confirmed: no joining details, no calendar entry.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.clock import london_date
from events_app.eligibility import judge
from events_app.events.standing import Standing, begins, standing
from events_app.mail.sender import Sender
from events_app.models.events import Event, EventState
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from events_app.models.role_claims import RoleClaim
from events_app.people.actions.contacts import is_same
from events_app.refusal import Refusal
from events_app.registrations import letters
from events_app.registrations.access import NOTHING
from events_app.registrations.actions.change import set_state
from events_app.registrations.actions.places import free_place
from events_app.registrations.actions.register import place_them
from events_app.registrations.refusals import AlreadyRegistered, EventIsFull
from events_app.working_days import after_working_days

AnySession = Session | scoped_session[Session]

#: how long a place is held
WORKING_DAYS = 2


class RoleIsKnown(Refusal):
    """The role that somebody says they hold is one that counts already."""

    def __init__(self) -> None:
        super().__init__("Check the role: we already know of this one, and it has been confirmed")


@dataclass(frozen=True)
class NewRole:
    """What somebody says of their own role."""

    organisation: Organisation
    board_role: str | None
    committee: str | None
    committee_part: str | None
    from_date: date
    note: str = ""


def say_new_role(
    session: AnySession, *, person: Person, event: Event, role: NewRole, sender: Sender,
    now: datetime,
) -> Registration | None:  # fmt: skip
    """Keep what somebody says of their role, and hold a place if the role would let them in.

    Gives the registration of the held place. None: nothing to hold, because the event is full, the
    role would not help, or a place was held for them there before. Raises RoleIsKnown.
    """
    appointment = _appointment(session, person, role)
    claimed = _claim(session, appointment, event)
    held = None
    if claimed is None:
        held = _hold(session, person, event, appointment, now)
        session.add(
            RoleClaim(
                appointment_id=appointment.id,
                event_id=event.id,
                registration_id=held.id if held else None,
                note=role.note,
                said_at=now,
            )
        )
        session.flush()
    if held is not None:
        letters.say_held(session, held, person=person, event=event, sender=sender, now=now)
    return held or (claimed.registration if claimed else None)


def settle_holds(
    session: AnySession,
    *,
    holds: Sequence[Registration],
    sender: Sender,
    now: datetime,
    refused: bool = False,
) -> tuple[int, int]:
    """Register those who may come by now, and end the holds whose time is over or was `refused`.

    `holds` as `list_holds` reads them. Gives how many were registered and how many ended.
    """
    registered = ended = 0
    for hold in holds:
        published = hold.event.state == EventState.PUBLISHED
        if published and _may_come(hold.person.appointments, hold.event, now):
            _register(session, hold, sender, now)
            registered += 1
        elif refused or (hold.held_until or now) <= now:
            _end(session, hold, sender, now, told=published and not refused)
            ended += 1
    return registered, ended


def _appointment(session: AnySession, person: Person, role: NewRole) -> Appointment:
    """The unconfirmed appointment that says so: the one that is there, or a new one."""
    made = Appointment(
        person_id=person.id,
        organisation=role.organisation,
        board_role=role.board_role,
        committee=role.committee,
        committee_part=role.committee_part,
        from_date=role.from_date,
    )
    same = next((held for held in person.appointments if is_same(made, held)), None)
    if same is not None and same.confirmed_at is not None:
        raise RoleIsKnown
    if same is not None:
        return same
    person.appointments.append(made)
    session.flush()
    return made


def _claim(session: AnySession, appointment: Appointment, event: Event) -> RoleClaim | None:
    statement = (
        select(RoleClaim)
        .where(RoleClaim.appointment_id == appointment.id, RoleClaim.event_id == event.id)
        .options(joinedload(RoleClaim.registration))
    )
    return session.scalar(statement)


def _hold(
    session: AnySession, person: Person, event: Event, appointment: Appointment, now: datetime
) -> Registration | None:
    if standing(event, now) is not Standing.OPEN or _was_held(session, person, event):
        return None
    as_if = _as_if_confirmed(appointment, now)
    if not _may_come([*person.appointments, as_if], event, now):
        return None
    try:
        registration = place_them(session, person, event, NOTHING, now=now)
    except (EventIsFull, AlreadyRegistered):
        return None
    set_state(session, registration, RegistrationState.REGISTERED, RegistrationState.HELD, now)
    registration.held_until = min(after_working_days(now, WORKING_DAYS), begins(event))
    session.flush()
    return registration


def _was_held(session: AnySession, person: Person, event: Event) -> bool:
    """Once for each person and event: otherwise a place could be held for ever."""
    statement = select(Registration.id).where(
        Registration.person_id == person.id,
        Registration.event_id == event.id,
        Registration.held_until.is_not(None),
    )
    return session.scalar(statement.limit(1)) is not None


def _as_if_confirmed(appointment: Appointment, now: datetime) -> Appointment:
    """The same appointment as it would count, which no session ever sees."""
    return Appointment(
        organisation=appointment.organisation,
        board_role=appointment.board_role,
        committee=appointment.committee,
        committee_part=appointment.committee_part,
        from_date=appointment.from_date,
        until_date=appointment.until_date,
        confirmed_at=now,
    )


def _may_come(appointments: Sequence[Appointment], event: Event, now: datetime) -> bool:
    today = london_date(now)
    return judge(event.audience, appointments, today=today, first_day=event.starts_date).eligible


def _register(session: AnySession, hold: Registration, sender: Sender, now: datetime) -> None:
    set_state(session, hold, RegistrationState.HELD, RegistrationState.REGISTERED, now)
    letters.confirm(session, hold, person=hold.person, event=hold.event, sender=sender, now=now)


def _end(
    session: AnySession, hold: Registration, sender: Sender, now: datetime, *, told: bool
) -> None:
    free_place(session, hold.event_id)
    set_state(session, hold, RegistrationState.HELD, RegistrationState.HOLD_ENDED, now)
    if told:
        letters.say_hold_ended(
            session, hold, person=hold.person, event=hold.event, sender=sender, now=now
        )
