"""Reads for recording who came."""

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.attendance import AttendanceFile
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations.attendance.matching import Registered

AnySession = Session | scoped_session[Session]


def list_registered(session: AnySession, event: Event) -> list[Registered]:
    """Everybody who has a place, by name, as far as matching goes."""
    statement = (
        select(Registration.id, Registration.reference, Person.full_name, Person.email)
        .join(Registration.person)
        .where(
            Registration.event_id == event.id, Registration.state == RegistrationState.REGISTERED
        )
        .order_by(Person.folded_name, Registration.id)
    )
    return [Registered(*row) for row in session.execute(statement)]


def find_attendance_file(session: AnySession, event: Event, file_id: int) -> AttendanceFile | None:
    """An uploaded file of this event."""
    statement = select(AttendanceFile).where(
        AttendanceFile.id == file_id, AttendanceFile.event_id == event.id
    )
    return session.scalar(statement)
