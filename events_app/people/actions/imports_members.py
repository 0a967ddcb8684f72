"""Bringing people and their appointments up to date with a file of members."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import func, insert, select, text, update
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import random_id
from events_app.folding import fold_family_name, fold_name
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person
from events_app.people.imports.comparison import (
    Changes,
    Key,
    Known,
    KnownAppointment,
    KnownPerson,
    compare,
)
from events_app.people.imports.members import MemberRow

AnySession = Session | scoped_session[Session]

#: rows that are compared and written at a time
CHUNK = 1_000

#: new rows after which the database counts its tables
MANY = 5_000

#: who confirmed an appointment that came in a file
IMPORT = "import"


@dataclass
class MembersTally:
    """What an import did, or would do, in rows; a row is one appointment."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    #: appointments in the system that are not in the file; they stay as they are
    left_alone: int = 0
    new_people: int = 0
    renamed_people: int = 0

    def add(self, changes: Changes) -> None:
        self.new += len(changes.new)
        self.changed += changes.changed
        self.unchanged += changes.unchanged
        self.left_alone -= changes.changed + changes.unchanged
        self.new_people += len(changes.new_people)
        self.renamed_people += len(changes.names)


def import_members(
    session: AnySession,
    *,
    rows: Iterable[MemberRow],
    now: datetime,
    dry_run: bool = False,
    keep: Callable[[Changes, Known], None] | None = None,
) -> MembersTally:
    """Make people and appointments as the rows say; a dry run compares and writes nothing.

    What is not among the rows stays as it is. An imported appointment is confirmed. Imports at the
    same time wait for each other. The organisations of the rows must exist. `keep` is told of each
    group of rows what it changed, once it is written, or would change.
    """
    organisations = _organisations(session, lock=not dry_run)
    tally = MembersTally(left_alone=session.scalar(select(func.count(Appointment.id))) or 0)
    counted = 0
    for chunk in _chunks(rows):
        known = _known(session, chunk, organisations)
        changes = compare(chunk, known)
        tally.add(changes)
        if not dry_run:
            _write_people(session, changes, known, now)
            _write_appointments(session, changes, known, now)
            counted = _count_tables(session, counted, tally.new)
        if keep is not None:
            keep(changes, known)
    return tally


def _chunks(rows: Iterable[MemberRow]) -> Iterator[list[MemberRow]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


def _organisations(session: AnySession, *, lock: bool) -> dict[str, int]:
    """The organisations' numbers by code. The lock is what a second import waits for."""
    statement = select(Organisation.code, Organisation.id).order_by(Organisation.id)
    if lock:
        statement = statement.with_for_update(key_share=True)
    return dict(session.execute(statement).all())


def _known(session: AnySession, rows: Sequence[MemberRow], organisations: dict[str, int]) -> Known:
    people = _find_people(session, {row.email for row in rows})
    ids = [person.id for person in people.values()]
    return Known(organisations, people, _find_appointments(session, ids))


def _find_people(session: AnySession, emails: Iterable[str]) -> dict[str, KnownPerson]:
    statement = select(Person.email, Person.id, Person.full_name).where(Person.email.in_(emails))
    return {email: KnownPerson(number, name) for email, number, name in session.execute(statement)}


def _find_appointments(
    session: AnySession, person_ids: Sequence[int]
) -> dict[Key, KnownAppointment]:
    if not person_ids:
        return {}
    key = (
        Appointment.person_id,
        Appointment.organisation_id,
        Appointment.board_role,
        Appointment.committee,
        Appointment.committee_part,
        Appointment.from_date,
    )
    kept = (Appointment.id, Appointment.until_date, Appointment.confirmed_at.is_not(None))
    statement = select(*key, *kept).where(Appointment.person_id.in_(person_ids))
    return {
        (row[0], row[1], row[2], row[3], row[4], row[5]): KnownAppointment(*row[6:])
        for row in session.execute(statement)
    }


def _write_people(session: AnySession, changes: Changes, known: Known, now: datetime) -> None:
    """Write new people and new names. `known` learns the numbers of the new people."""
    if changes.names:
        renamed = [{"id": number, **named(name)} for number, name in changes.names]
        session.execute(update(Person), renamed)
    if not changes.new_people:
        return
    people = [
        {
            "email": row.email,
            "full_name": row.full_name,
            "active": True,
            "fs_uniquifier": random_id("person"),
            "created_at": now,
        }
        for row in changes.new_people
    ]
    session.execute(insert(Person), people)
    known.people.update(_find_people(session, [row.email for row in changes.new_people]))


def named(name: str) -> dict[str, str]:
    """The columns that a person's name fills."""
    return {
        "full_name": name,
        "folded_name": fold_name(name),
        "folded_family_name": fold_family_name(name),
    }


def _write_appointments(session: AnySession, changes: Changes, known: Known, now: datetime) -> None:
    confirmed = {"confirmed_at": now, "confirmed_by": IMPORT}
    if changes.new:
        new = [
            {
                "person_id": known.people[row.email].id,
                "organisation_id": known.organisations[row.organisation_code],
                "board_role": row.board_role,
                "committee": row.committee,
                "committee_part": row.committee_part,
                "from_date": row.from_date,
                "until_date": row.until_date,
            }
            | confirmed
            for row in changes.new
        ]
        session.execute(insert(Appointment).execution_options(render_nulls=True), new)
    if changes.appointments:
        kept = [
            {"id": found.id, "until_date": row.until_date}
            | ({} if found.is_confirmed else confirmed)
            for found, row in changes.appointments
        ]
        session.execute(update(Appointment), kept)


def _count_tables(session: AnySession, counted: int, new: int) -> int:
    """Have the database count its tables when the new rows are many, and whenever they double.

    Without it PostgreSQL may count them while ours are not committed, find them empty, and from
    then on read them from end to end for each chunk. Gives back the rows at the last count.
    """
    if new < max(MANY, 2 * counted):
        return counted
    session.execute(text("ANALYZE people"))
    session.execute(text("ANALYZE appointments"))
    return new
