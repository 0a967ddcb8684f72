"""Files of members on screen: kept sealed, imported in one transaction, undone within a day."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import random_id
from events_app.models.imports import ImportState, MemberImport
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.people.actions.import_undo import Step, put_back, text_of
from events_app.people.actions.imports_members import import_members
from events_app.people.imports.comparison import Changes, Known, key_of
from events_app.people.imports.members import MemberRow
from events_app.refusal import Refusal
from events_app.sealing import SealingKeys

AnySession = Session | scoped_session[Session]

#: how long a file waits to be imported, and an import can be undone
KEPT = timedelta(hours=24)
#: what the keys are derived for
PURPOSE = "member import"


class NotNow(Refusal):
    """The file was imported, undone or dropped in the meantime."""


def keep_file(
    session: AnySession, *, name: str, content: bytes, refused: int, by: Person,
    keys: SealingKeys, now: datetime,
) -> MemberImport:  # fmt: skip
    """Keep a file, sealed, until it is imported or a day has passed."""
    kept = MemberImport(
        file_name=name[-100:],
        state=ImportState.CHECKED,
        made_by_id=by.id,
        made_at=now,
        reference=random_id("member import"),
        refused=refused,
    )
    kept.sealed_file = keys.seal(content, place_of(kept.reference))
    session.add(kept)
    session.flush()
    return kept


def open_file(kept: MemberImport, keys: SealingKeys) -> BytesIO:
    """The file's rows, while they are kept."""
    if kept.sealed_file is None:
        raise NotNow("The rows of this file are no longer kept. Upload it again.")
    return BytesIO(keys.open(kept.sealed_file, place_of(kept.reference)))


def run_import(
    session: AnySession, *, kept: MemberImport, rows: Iterable[MemberRow], now: datetime
) -> None:
    """Import the rows once: all in the caller's transaction, or nothing. Raises NotNow."""
    _move(session, kept, ImportState.CHECKED, ImportState.IMPORTED)
    steps: list[Step] = []

    def keep(changes: Changes, known: Known) -> None:
        steps.extend(_steps(session, changes, known))

    tally = import_members(session, rows=rows, now=now, keep=keep)
    kept.new, kept.changed, kept.unchanged = tally.new, tally.changed, tally.unchanged
    kept.imported_at, kept.steps, kept.sealed_file = now, steps, None
    session.flush()


def can_undo(kept: MemberImport, now: datetime) -> bool:
    """Within a day, while what was changed is known."""
    at = kept.imported_at
    return kept.state == ImportState.IMPORTED and at is not None and now - at <= KEPT


def undo(session: AnySession, *, kept: MemberImport, now: datetime) -> list[str]:
    """Put back what the import changed. Gives, in words, what others changed since and stays so."""
    if not can_undo(kept, now):
        raise NotNow("This import can no longer be undone.")
    _move(session, kept, ImportState.IMPORTED, ImportState.UNDONE)
    left = put_back(session, kept.steps or [], since=kept.imported_at or now)
    kept.left, kept.steps = left, None
    session.flush()
    return left


def tidy_imports(session: AnySession, now: datetime) -> None:
    """Drop the rows of files that nobody imported, and what can no longer be undone."""
    before = now - KEPT
    session.execute(
        update(MemberImport)
        .where(MemberImport.state == ImportState.CHECKED, MemberImport.made_at < before)
        .values(state=ImportState.DROPPED, sealed_file=None)
    )
    session.execute(
        update(MemberImport)
        .where(MemberImport.imported_at < before, MemberImport.steps.is_not(None))
        .values(steps=None)
    )


def _move(session: AnySession, kept: MemberImport, was: ImportState, becomes: ImportState) -> None:
    """Change the state only if it is still what we read: the second of two is refused."""
    moved = session.scalar(
        update(MemberImport)
        .where(MemberImport.id == kept.id, MemberImport.state == was)
        .values(state=becomes)
        .returning(MemberImport.id)
        .execution_options(synchronize_session=False)
    )
    if moved is None:
        raise NotNow("Somebody else has done this with the file, or it is no longer kept.")
    session.refresh(kept, ["state"])


def _steps(session: AnySession, changes: Changes, known: Known) -> list[Step]:
    names = {person.id: person.full_name for person in known.people.values()}
    people = [known.people[row.email].id for row in changes.new]
    steps: list[Step] = [
        {"do": "person", "id": known.people[row.email].id, "is": row.full_name}
        for row in changes.new_people
    ]
    steps += [
        {"do": "name", "id": number, "was": names[number], "is": name}
        for number, name in changes.names
    ]
    if people:
        from_file = {
            key_of(known.people[row.email].id, known.organisations[row.organisation_code], row)
            for row in changes.new
        }
        steps += _added(session, people, from_file)
    steps += [
        {
            "do": "appointment",
            "id": found.id,
            "was": text_of(found.until_date),
            "is": text_of(row.until_date),
            "confirmed": found.is_confirmed,
        }
        for found, row in changes.appointments
    ]
    return steps


def _added(session: AnySession, people: list[int], keys: set[Any]) -> list[Step]:
    """The appointments that were added, by the numbers that the database gave them."""
    statement = select(Appointment).where(Appointment.person_id.in_(people))
    return [
        {"do": "add", "id": held.id, "is": text_of(held.until_date)}
        for held in session.scalars(statement)
        if (
            *(held.person_id, held.organisation_id, held.board_role),
            *(held.committee, held.committee_part, held.from_date),
        )
        in keys
    ]


def place_of(reference: str) -> str:
    """Where the file of the import with this reference stands."""
    return f"member_imports|sealed_file|{reference}"
