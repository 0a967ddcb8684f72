"""What the event team puts right about a contact. Each change is kept with who made it."""

from datetime import date, datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.dates import short_date
from events_app.models.history import Subject
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person
from events_app.people.actions.history import keep_change
from events_app.people.actions.sign_in import sign_out_everywhere
from events_app.people.appointments import in_words
from events_app.refusal import Refusal

AnySession = Session | scoped_session[Session]


class AppointmentIsThere(Refusal):
    """The person already holds, or held, this very appointment."""

    def __init__(self) -> None:
        super().__init__("Check the role: we already have this one from the same day")


class EndsBeforeItStarts(Refusal):
    """The last day lies before the first."""

    def __init__(self, first: date) -> None:
        super().__init__(f"Enter a day that is not before {short_date(first)}, the first day")


def add_appointment(
    session: AnySession,
    *,
    person: Person,
    organisation: Organisation,
    board_role: str | None,
    committee: str | None,
    committee_part: str | None,
    from_date: date,
    by: Person,
    now: datetime,
) -> Appointment:
    """Add a confirmed appointment without an end. Raises AppointmentIsThere."""
    made = Appointment(
        person_id=person.id,
        organisation=organisation,
        board_role=board_role,
        committee=committee,
        committee_part=committee_part,
        from_date=from_date,
        confirmed_at=now,
        confirmed_by=str(by.id),
    )
    if any(is_same(made, held) for held in person.appointments):
        raise AppointmentIsThere
    person.appointments.append(made)
    session.flush()
    fields = {"Role": ("", role_line(made))}
    _keep(session, person, "role added", by=by, now=now, fields=fields)
    return made


def end_appointment(
    session: AnySession,
    *,
    person: Person,
    appointment: Appointment,
    last_day: date,
    by: Person | None,
    now: datetime,
) -> None:
    """Let an appointment end on its last day. Raises EndsBeforeItStarts."""
    if last_day < appointment.from_date:
        raise EndsBeforeItStarts(appointment.from_date)
    was = short_date(appointment.until_date) if appointment.until_date else "no end"
    appointment.until_date = last_day
    fields = {role_line(appointment): (was, short_date(last_day))}
    _keep(session, person, "role ended", by=by, now=now, fields=fields)


def confirm_appointment(
    session: AnySession, *, person: Person, appointment: Appointment, by: Person, now: datetime
) -> None:
    """Let count what a person said of themselves."""
    appointment.confirmed_at, appointment.confirmed_by = now, str(by.id)
    fields = {"Role": ("not confirmed", role_line(appointment))}
    _keep(session, person, "role confirmed", by=by, now=now, fields=fields)


def refuse_appointment(
    session: AnySession, *, person: Person, appointment: Appointment, by: Person, now: datetime
) -> None:
    """Take away what a person said of themselves, and keep that it was said."""
    fields = {"Role": (role_line(appointment), "not confirmed")}
    person.appointments.remove(appointment)
    _keep(session, person, "role refused", by=by, now=now, fields=fields)


def close_account(session: AnySession, *, person: Person, by: Person, now: datetime) -> None:
    """Close an account and sign every device out. Its history stays."""
    person.active = False
    sign_out_everywhere(session, person=person, now=now)
    _keep(session, person, "account closed", by=by, now=now)


def open_again(session: AnySession, *, person: Person, by: Person, now: datetime) -> None:
    """Open a closed account."""
    person.active = True
    _keep(session, person, "account opened again", by=by, now=now)


def is_same(one: Appointment, other: Appointment) -> bool:
    """The twin of the unique key of appointments, in which a role that is None is a role too."""
    return (
        one.organisation.code == other.organisation.code
        and one.board_role == other.board_role
        and one.committee == other.committee
        and one.committee_part == other.committee_part
        and one.from_date == other.from_date
    )


def role_line(appointment: Appointment) -> str:
    """ "Trust chair at Barts Health NHS Trust", as the history says it."""
    words = in_words(appointment)
    return f"{words.role} at {words.organisation}"


def _keep(
    session: AnySession,
    person: Person,
    what: str,
    *,
    by: Person | None,
    now: datetime,
    fields: dict[str, tuple[str, str]] | None = None,
) -> None:
    keep_change(
        session,
        subject=Subject.PERSON,
        subject_id=person.id,
        what=what,
        by=by,
        now=now,
        fields=fields,
    )
