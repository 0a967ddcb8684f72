"""What somebody attended, as far as it was recorded."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.registrations import Attendance, Registration


def list_attended(session: Session | scoped_session[Session], person: Person) -> Sequence[Row[Any]]:
    """Every event that the person came to, the first first."""
    rows: Any = session.execute(
        select(
            Event.title,
            Event.kind,
            Event.town,
            Event.starts_date,
            Event.ends_date,
            Event.starts_at,
            Event.ends_at,
        )
        .join(Registration, Registration.event_id == Event.id)
        .where(Registration.person_id == person.id, Registration.attendance == Attendance.ATTENDED)
        .order_by(Event.starts_date, Event.id)
    ).all()
    return rows
