"""Contacts and what they say of themselves."""

from typing import Any

from sqlalchemy.orm import Session

from events_app.models.events import Event
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person
from events_app.models.registrations import Registration
from events_app.models.role_claims import RoleClaim
from tests.factories import LONG_AGO, appointment, make_appointment


def confirmed(organisation: Organisation, board_role: str | None, **facts: Any) -> Appointment:
    """A confirmed appointment for `make_person`."""
    return appointment(organisation=organisation, board_role=board_role, **facts)


def claimed(
    session: Session,
    person: Person,
    organisation: Organisation,
    board_role: str | None,
    *,
    event: Event | None = None,
    registration: Registration | None = None,
    note: str = "",
    **facts: Any,
) -> Appointment:
    """What somebody says of their own role, and nobody has confirmed."""
    said = make_appointment(
        session,
        person=person,
        organisation=organisation,
        board_role=board_role,
        confirmed=False,
        **facts,
    )
    session.add(
        RoleClaim(
            appointment=said, event=event, registration=registration, note=note, said_at=LONG_AGO
        )
    )
    session.flush()
    return said
