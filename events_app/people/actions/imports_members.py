"""Bringing people and their appointments up to date with a file of members."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person
from events_app.people.imports.members import MemberRow

AnySession = Session | scoped_session[Session]

#: rows that are compared and written at a time
CHUNK = 1_000

#: what makes an appointment of a person the same one
Key = tuple[int, int, str | None, str | None, str | None, date]


@dataclass
class Tally:
    """What an import did, or would do, in rows; a row is one appointment."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    #: appointments in the system that are not in the file; they are left as they are
    left_alone: int = 0
    new_people: int = 0
    renamed_people: int = 0


@dataclass
class _Changes:
    """What a chunk of rows asks the database to become."""

    people: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    names: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    new: list[MemberRow] = field(default_factory=list[MemberRow])
    changed: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


def import_members(
    session: AnySession, *, rows: Iterable[MemberRow], now: datetime, dry_run: bool = False
) -> Tally:
    """Make people and appointments as the rows say. A dry run compares and writes nothing.

    Who or what is not among the rows stays as it is. An imported appointment is confirmed. Two
    imports at once wait for each other. The organisations of the rows must exist.
    """
    organisations = _organisations(session, lock=not dry_run)
    before = session.scalar(select(func.count()).select_from(Appointment)) or 0
    tally = Tally()
    for chunk in _chunks(rows):
        people = _people(session, chunk)
        changes = _compare(session, chunk, people, organisations, tally, now)
        if not dry_run:
            people |= _write_people(session, changes)
            _write_appointments(session, changes, people, organisations, now)
    tally.left_alone = before - _matched(tally)
    return tally


def _chunks(rows: Iterable[MemberRow]) -> Iterator[list[MemberRow]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
