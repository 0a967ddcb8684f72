"""Who of an import has acted on it since: their rows are not undone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload, scoped_session

from events_app.models.organisations import Appointment
from events_app.models.people import Device, Person
from events_app.models.registrations import Registration
from events_app.people.appointments import in_words

AnySession = Session | scoped_session[Session]
#: as `people/actions/import_undo.py` reads it
Step = dict[str, Any]

#: steps that are read at a time
CHUNK = 500
_ROLES = {"add", "appointment"}


@dataclass
class Acted:
    """Somebody who has signed in or registered since, and what the import gave them."""

    person: Person
    is_new: bool = False
    #: "Chair at Barts", by the numbers of the appointments
    roles: dict[int, str] = field(default_factory=dict[int, str])


def list_acted(session: AnySession, steps: Sequence[Step], since: datetime) -> dict[int, Acted]:
    """Those people by their number. Two statements for each 500 steps."""
    found: dict[int, Acted] = {}
    for numbers in _in_chunks([step["id"] for step in steps if step["do"] == "person"]):
        new = select(Person).where(Person.id.in_(numbers), _has_acted(Person.id, since))
        found |= {one.id: Acted(one, is_new=True) for one in session.scalars(new)}
    for numbers in _in_chunks([step["id"] for step in steps if step["do"] in _ROLES]):
        held = (
            select(Appointment, Person)
            .join(Person, Person.id == Appointment.person_id)
            .where(Appointment.id.in_(numbers), _has_acted(Appointment.person_id, since))
            .options(joinedload(Appointment.organisation))
            .order_by(Appointment.id)
        )
        for role, person in session.execute(held):
            words = in_words(role)
            acted = found.setdefault(person.id, Acted(person))
            acted.roles[role.id] = f"{words.role} at {words.organisation}"
    return found


def _has_acted(person_id: InstrumentedAttribute[int], since: datetime) -> ColumnElement[bool]:
    return or_(
        exists().where(Registration.person_id == person_id, Registration.registered_at >= since),
        exists().where(Device.person_id == person_id, Device.signed_in_at >= since),
    )


def _in_chunks(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + CHUNK] for start in range(0, len(numbers), CHUNK))
