"""Recording who came: by list, from a platform's file, and by the person's own button."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session, scoped_session

from events_app.events.standing import joining_is_open, joining_opens
from events_app.models.attendance import AttendanceFile
from events_app.models.events import Event
from events_app.models.history import Subject
from events_app.models.lists import AT_ONCE
from events_app.models.people import Person
from events_app.models.registrations import Attendance, Registration, RegistrationState
from events_app.people.actions.creation import create_person
from events_app.people.actions.history import keep_change
from events_app.people.queries.people import find_person
from events_app.registrations.access import NOTHING
from events_app.registrations.actions.places import take_place_of_who_came
from events_app.registrations.actions.register import place_them
from events_app.registrations.ground_rules import must_accept
from events_app.registrations.queries.registrations import find_live
from events_app.registrations.refusals import NotTaken

AnySession = Session | scoped_session[Session]
Values = Mapping[int, Attendance | None]


def record(
    session: AnySession,
    *,
    event: Event,
    values: Values,
    by: Person | None,
    now: datetime,
    what: str = "attendance recorded",
) -> int:
    """Keep for each registration, by its number, whether the person came. How many that changed.

    Only places of this event count; others are passed over. Refuses with NotTaken before it begins.
    """
    if now < joining_opens(event):
        raise NotTaken("This event has not begun. Nobody can have attended yet.")
    changed = 0
    for value in (Attendance.ATTENDED, Attendance.DID_NOT_ATTEND, None):
        changed += _set(session, event, [key for key, v in values.items() if v is value], value)
    if changed:
        keep_change(
            session,
            subject=Subject.EVENT,
            subject_id=event.id,
            what=what,
            by=by,
            now=now,
            fields={"Registrations changed": ("", str(changed))},
        )
    return changed


def join(session: AnySession, *, registration: Registration, now: datetime) -> None:
    """Record that the person came, by their own button. Refuses with NotTaken when it is not on."""
    event = registration.event
    if registration.state != RegistrationState.REGISTERED or not joining_is_open(event, now):
        raise NotTaken("You cannot join this event now.")
    if must_accept(event, registration):
        raise NotTaken("Accept the ground rules first. They are on the page of your registration.")
    registration.joined_at = registration.joined_at or now
    registration.attendance = registration.attendance or Attendance.ATTENDED
    session.flush()


def add_who_came(
    session: AnySession,
    *,
    event: Event,
    email: str,
    name: str,
    by: Person,
    now: datetime,
) -> Registration:
    """Register somebody who came without registering, as attended. They are sent nothing.

    Who is not known becomes a contact. Where every place is taken, the capacity grows by one.
    """
    person = find_person(session, email) or _new_contact(session, email, name, now)
    registration = find_live(session, person, event)
    if registration is not None and registration.state != RegistrationState.REGISTERED:
        raise NotTaken(f"{person.full_name} is on the waiting list. Move them first.")
    if registration is None:
        registration = place_them(
            session, person, event, NOTHING, now=now, take=take_place_of_who_came
        )
    registration.attendance = Attendance.ATTENDED
    keep_change(
        session,
        subject=Subject.REGISTRATION,
        subject_id=registration.id,
        what="added as attended, from an attendance file",
        by=by,
        now=now,
    )
    return registration


def _new_contact(session: AnySession, email: str, name: str, now: datetime) -> Person:
    created = create_person(session, email=email, full_name=name or None, roles=(), now=now)
    return created.person


def keep_file(
    session: AnySession, *, event: Event, content: bytes, by: Person, now: datetime
) -> AttendanceFile:
    """Keep an uploaded file until it is used."""
    kept = AttendanceFile(event_id=event.id, kept_by_id=by.id, kept_at=now, content=content)
    session.add(kept)
    session.flush()
    return kept


def drop_files(session: AnySession, file_ids: Iterable[int]) -> None:
    """Delete files that are used, or that nobody came back to."""
    session.execute(delete(AttendanceFile).where(AttendanceFile.id.in_(list(file_ids))))


def _set(session: AnySession, event: Event, ids: Sequence[int], value: Attendance | None) -> int:
    changed = 0
    for start in range(0, len(ids), AT_ONCE):
        statement = (
            update(Registration)
            .where(
                Registration.id.in_(ids[start : start + AT_ONCE]),
                Registration.event_id == event.id,
                Registration.state == RegistrationState.REGISTERED,
                Registration.attendance.is_distinct_from(value),
            )
            .values(attendance=value)
            .returning(Registration.id)
            .execution_options(synchronize_session=False)
        )
        changed += len(session.scalars(statement).all())
    return changed
