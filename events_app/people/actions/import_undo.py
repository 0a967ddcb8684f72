"""Putting back, step by step, what an import changed and nobody has changed since."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.people.actions.imports_members import IMPORT
from events_app.people.appointments import in_words
from events_app.people.queries.import_acted import Acted, list_acted

AnySession = Session | scoped_session[Session]

#: what an import did to one row, as JSON: {"do": "person" | "name" | "add" | "appointment", …}
Step = dict[str, Any]
#: steps that are undone at a time
CHUNK = 500


def put_back(session: AnySession, steps: Sequence[Step], *, since: datetime) -> list[str]:
    """Undo the steps of an import made at `since`. Gives what stays as it is, in words.

    Who has signed in or registered since keeps what the import gave them, so that nobody has a
    place without the role that it is for. Roles come before the people who hold them. A row to
    which another refers stays, whoever made the reference, so that nothing is lost that came later.
    """
    acted = list_acted(session, steps, since)
    left: list[str] = []
    steps = _without(acted, steps)
    for kinds, undo in (
        (("appointment", "add"), _undo_appointments),
        (("name", "person"), _undo_people),
    ):
        wanted = [step for step in steps if step["do"] in kinds]
        for start in range(0, len(wanted), CHUNK):
            left += undo(session, wanted[start : start + CHUNK])
    return [*(_stays(one) for one in acted.values()), *left]


def _without(acted: Mapping[int, Acted], steps: Sequence[Step]) -> list[Step]:
    """The steps that are undone: not those of people who acted, but for their names."""
    roles = {number for one in acted.values() for number in one.roles}
    kept = {"person": set(acted), "add": roles, "appointment": roles, "name": set[int]()}
    return [step for step in steps if step["id"] not in kept[step["do"]] or _gives_back(step)]


def _gives_back(step: Step) -> bool:
    """Whether the import ended a role or made it shorter: undoing that takes nothing away."""
    if step["do"] != "appointment" or not step["confirmed"]:
        return False
    return bool(step["is"]) and (not step["was"] or step["was"] > step["is"])


def _stays(acted: Acted) -> str:
    name, roles = acted.person.full_name, "; ".join(acted.roles.values())
    if not acted.is_new:
        return f"{name}: signed in or registered since. What they hold stays: {roles}."
    held = f", with what they hold: {roles}" if roles else ""
    return f"{name}: signed in or registered since. The person stays{held}."


def text_of(day: date | None) -> str:
    """A day as a step keeps it; "" for none."""
    return day.isoformat() if day else ""


def _undo_appointments(session: AnySession, steps: Sequence[Step]) -> Iterator[str]:
    statement = (
        select(Appointment)
        .where(Appointment.id.in_([step["id"] for step in steps]))
        .options(joinedload(Appointment.organisation))
    )
    held = {found.id: found for found in session.scalars(statement)}
    lines = {number: _line(found) for number, found in held.items()}
    added: list[int] = []
    for step in steps:
        found = held.get(step["id"])
        if found is None:
            if step["do"] == "appointment":
                yield "A role that the import changed is no longer there."
        elif text_of(found.until_date) != step["is"] or found.confirmed_by != IMPORT:
            yield f"{lines[found.id]}: somebody changed it since. It stays as it is."
        elif step["do"] == "add":
            added.append(found.id)
        else:
            found.until_date = date.fromisoformat(step["was"]) if step["was"] else None
            if not step["confirmed"]:
                found.confirmed_at = found.confirmed_by = None
    session.flush()
    for number in _delete(session, Appointment, added):
        yield f"{lines[number]}: something depends on it since. It stays as it is."


def _undo_people(session: AnySession, steps: Sequence[Step]) -> Iterator[str]:
    statement = select(Person).where(Person.id.in_([step["id"] for step in steps]))
    people = {found.id: found for found in session.scalars(statement)}
    names = {number: found.full_name for number, found in people.items()}
    added: list[int] = []
    for step in steps:
        found = people.get(step["id"])
        if found is None:
            continue
        if found.full_name != step["is"]:
            yield f"{found.full_name}: somebody changed the name since. It stays as it is."
        elif step["do"] == "person":
            added.append(found.id)
        else:
            found.full_name = step["was"]
    session.flush()
    for number in _delete(session, Person, added):
        yield f"{names[number]}: something else is kept about them since. The person stays."


def _delete(
    session: AnySession, table: type[Appointment] | type[Person], numbers: Sequence[int]
) -> list[int]:
    """Delete the rows to which nothing refers; gives the others. All at once where that works."""
    if not numbers or _deleted(session, table, numbers):
        return []
    return [number for number in numbers if not _deleted(session, table, [number])]


def _deleted(
    session: AnySession, table: type[Appointment] | type[Person], numbers: Sequence[int]
) -> bool:
    statement = delete(table).where(table.id.in_(numbers))
    try:
        with session.begin_nested():
            session.execute(statement.execution_options(synchronize_session=False))
    except IntegrityError:
        return False
    return True


def _line(held: Appointment) -> str:
    words = in_words(held)
    return f"{words.role} at {words.organisation}"
