"""What an import did, line by line, while its steps are kept."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, load_only, scoped_session

from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.people.appointments import in_words

AnySession = Session | scoped_session[Session]
#: as `people/actions/import_undo.py` reads it
Step = dict[str, Any]
Line = tuple[str, ...]

LOG_COLUMNS = ("WHAT", "NAME", "EMAIL", "ROLE", "ORG_CODE", "BEFORE", "AFTER")
#: steps that are read at a time
CHUNK = 500
_PEOPLE = {"person": "New person", "name": "Name changed"}
_ROLES = {"add": "New role", "appointment": "Role changed"}


def list_log(session: AnySession, steps: Sequence[Step]) -> Iterator[Line]:
    """A line under `LOG_COLUMNS` for each step; who or what is no longer there leaves cells empty.

    Of a role, before and after say its last day, and whether it was confirmed. Two or three
    statements for each 500 steps.
    """
    for start in range(0, len(steps), CHUNK):
        chunk = steps[start : start + CHUNK]
        held = _find_roles(session, [step["id"] for step in chunk if step["do"] in _ROLES])
        numbers = {role.person_id for role in held.values()}
        numbers |= {step["id"] for step in chunk if step["do"] in _PEOPLE}
        people = _find_people(session, numbers)
        yield from (_line(step, people, held) for step in chunk)


def _line(step: Step, people: dict[int, Person], held: dict[int, Appointment]) -> Line:
    if step["do"] in _PEOPLE:
        who = _who(people.get(step["id"]))
        return (_PEOPLE[step["do"]], *who, "", "", step.get("was", ""), step["is"])
    role = held.get(step["id"])
    what = _ROLES[step["do"]]
    before = _before(step)
    if role is None:
        return (what, "", "", "", "", before, step["is"])
    who = _who(people.get(role.person_id))
    return (what, *who, in_words(role).role, role.organisation.code, before, step["is"])


def _before(step: Step) -> str:
    """The last day that a changed role had, and that it was not confirmed if that is so."""
    if step["do"] == "add":
        return ""
    parts = (step["was"], "" if step["confirmed"] else "not confirmed")
    return ", ".join(part for part in parts if part)


def _who(person: Person | None) -> tuple[str, str]:
    return (person.full_name, person.email) if person else ("", "")


def _find_roles(session: AnySession, numbers: Sequence[int]) -> dict[int, Appointment]:
    statement = select(Appointment).where(Appointment.id.in_(numbers))
    found = session.scalars(statement.options(joinedload(Appointment.organisation)))
    return {role.id: role for role in found}


def _find_people(session: AnySession, numbers: set[int]) -> dict[int, Person]:
    statement = select(Person).where(Person.id.in_(numbers))
    found = session.scalars(statement.options(load_only(Person.full_name, Person.email)))
    return {person.id: person for person in found}
