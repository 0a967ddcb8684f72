"""Comparing rows of a file with what the database holds. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from events_app.people.imports.members import MemberRow

#: what makes an appointment the same one: person, organisation, role, committee, part, from
Key = tuple[int, int, str | None, str | None, str | None, date]


@dataclass(frozen=True, slots=True)
class KnownPerson:
    id: int
    full_name: str


@dataclass(frozen=True, slots=True)
class KnownAppointment:
    id: int
    until_date: date | None
    is_confirmed: bool


@dataclass
class Known:
    """What the database holds of the people in some rows."""

    organisations: dict[str, int]
    people: dict[str, KnownPerson]
    appointments: dict[Key, KnownAppointment]


@dataclass
class Changes:
    """What some rows ask the database to become."""

    #: the first row of each person who is new
    new_people: list[MemberRow] = field(default_factory=list[MemberRow])
    #: a person's number and the name that the file gives
    names: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    #: rows whose appointment is new
    new: list[MemberRow] = field(default_factory=list[MemberRow])
    #: an appointment as it is, and its row
    appointments: list[tuple[KnownAppointment, MemberRow]] = field(
        default_factory=list[tuple[KnownAppointment, MemberRow]]
    )
    #: rows whose appointment was there and that change it, or the person's name
    changed: int = 0
    unchanged: int = 0


def compare(rows: Iterable[MemberRow], known: Known) -> Changes:
    """Say what has to change so that the database holds what the rows say.

    A person is new or renamed in the first row with the address, so that a dry run, which never
    finds the people of the rows above, counts the same.
    """
    changes = Changes()
    for row in rows:
        renamed = row.first_of_person and _compare_person(row, known, changes)
        found = _find_appointment(row, known)
        if found is None:
            changes.new.append(row)
            continue
        differs = not found.is_confirmed or found.until_date != row.until_date
        if differs:
            changes.appointments.append((found, row))
        changes.changed += differs or renamed
        changes.unchanged += not (differs or renamed)
    return changes


def key_of(person_id: int, organisation_id: int, row: MemberRow) -> Key:
    """What makes this row's appointment the same as one that is kept."""
    return (
        person_id,
        organisation_id,
        row.board_role,
        row.committee,
        row.committee_part,
        row.from_date,
    )


def _compare_person(row: MemberRow, known: Known, changes: Changes) -> bool:
    """Note a person who is new or has another name. Says whether the name is another."""
    person = known.people.get(row.email)
    if person is None:
        changes.new_people.append(row)
        return False
    if person.full_name == row.full_name:
        return False
    changes.names.append((person.id, row.full_name))
    return True


def _find_appointment(row: MemberRow, known: Known) -> KnownAppointment | None:
    person = known.people.get(row.email)
    if person is None:
        return None
    return known.appointments.get(
        key_of(person.id, known.organisations[row.organisation_code], row)
    )
