"""What becomes of each row that refers to an account when it is merged into another.

`TREATED` names every column that refers to a person. A guard compares it with the tables: a new
column must be given its place here, or have an action of its own.
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, exists, update
from sqlalchemy.orm import Session, scoped_session

from events_app.extensions import Base

AnySession = Session | scoped_session[Session]


class How(StrEnum):
    """What is done with the rows of the account that is closed."""

    MOVES = "moves to the account that stays"
    #: by the other columns of its key
    ONCE = "moves, unless the account that stays has the same; then it goes"
    STAYS = "stays: it says which account did it"
    BY_ITSELF = "has an action of its own"


@dataclass(frozen=True)
class Treatment:
    how: How
    #: what makes two rows the same, beside the person
    key: tuple[str, ...] = ()


_MOVES, _STAYS, _BY_ITSELF = map(Treatment, (How.MOVES, How.STAYS, How.BY_ITSELF))

#: by table and column; the order is the order of the statements
TREATED: dict[str, Treatment] = {
    "registrations.person_id": _BY_ITSELF,
    "appointments.person_id": _BY_ITSELF,
    "speakers.person_id": _BY_ITSELF,
    "assistances.person_id": _BY_ITSELF,
    "assistances.assistant_id": _BY_ITSELF,
    # signed out
    "devices.person_id": _BY_ITSELF,
    "person_roles.person_id": Treatment(How.ONCE, ("role_id",)),
    "call_notes.person_id": _MOVES,
    "invitations.person_id": Treatment(How.ONCE, ("event_id",)),
    "guests.person_id": Treatment(How.ONCE, ("event_id",)),
    "series_follows.person_id": Treatment(How.ONCE, ("series_id",)),
    "cohort_places.person_id": Treatment(How.ONCE, ("series_id",)),
    "topic_wishes.person_id": Treatment(How.ONCE, ("topic_id",)),
    # one for each person
    "calendar_feeds.person_id": Treatment(How.ONCE),
    # accounts that were merged into the one that is closed now
    "merged_accounts.into_id": _MOVES,
    "merged_accounts.person_id": _STAYS,
    "merged_accounts.merged_by_id": _STAYS,
    # a closed account is in no list of pairs
    "different_people.one_id": _STAYS,
    "different_people.other_id": _STAYS,
    "different_people.said_by_id": _STAYS,
    "changes.made_by_id": _STAYS,
    "offers.offered_by_id": _STAYS,
    "call_notes.made_by_id": _STAYS,
    "invitations.invited_by_id": _STAYS,
    "guests.invited_by_id": _STAYS,
    "speaker_consents.answered_by_id": _STAYS,
    "attendance_files.kept_by_id": _STAYS,
    "asks.asked_by_id": _STAYS,
    "planning_ticks.ticked_by_id": _STAYS,
    "facilitator_checks.looked_by_id": _STAYS,
    "member_imports.made_by_id": _STAYS,
    "release_statements.made_by_id": _STAYS,
    "release_withdrawals.made_by_id": _STAYS,
    "answer_reminders.asked_by_id": _STAYS,
    "release_runs.asked_by_id": _STAYS,
    "yardsticks.made_by_id": _STAYS,
}


def move_rows(session: AnySession, *, keep_id: int, gone_id: int) -> None:
    """Move what moves in one statement each, or two, whatever the number of rows."""
    for name, treatment in TREATED.items():
        if treatment.how in (How.MOVES, How.ONCE):
            _move(session, name, treatment, keep_id, gone_id)
    session.expire_all()


def _move(session: AnySession, name: str, treatment: Treatment, keep_id: int, gone_id: int) -> None:
    table_name, column = name.split(".")
    table = Base.metadata.tables[table_name]
    theirs = table.c[column] == gone_id
    if treatment.how is How.ONCE:
        there = table.alias()
        same: list[ColumnElement[bool]] = [there.c[key] == table.c[key] for key in treatment.key]
        is_there = exists().where(there.c[column] == keep_id, *same)
        session.execute(delete(table).where(theirs, is_there))
    session.execute(update(table).where(theirs).values({column: keep_id}))
