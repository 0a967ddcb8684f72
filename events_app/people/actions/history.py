"""Keep who changed what. The lowest feature has it, so that every feature above can."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session, scoped_session

from events_app.models.history import Change, Subject
from events_app.models.people import Person
from events_app.people.queries.history import find_version
from events_app.refusal import Refusal

AnySession = Session | scoped_session[Session]


class ChangedSince(Refusal):
    """Somebody else changed the facts while the page was open."""

    def __init__(self) -> None:
        super().__init__("Check the page again: somebody else changed this while you had it open")


def refuse_if_changed(session: AnySession, subject: Subject, subject_id: int, version: int) -> None:
    """Refuse with ChangedSince unless the facts are as the page showed them.

    The caller has locked the thing, so that of two who save at once the second is told.
    """
    if find_version(session, subject, subject_id) > version:
        raise ChangedSince


def keep_change(
    session: AnySession,
    *,
    subject: Subject,
    subject_id: int,
    what: str,
    by: Person | None,
    now: datetime,
    fields: Mapping[str, tuple[str, str]] | None = None,
    reason: str = "",
    version: int | None = None,
) -> Change:
    """Keep one change in the caller's transaction. `by` is None for commands and the worker.

    `fields` are the names and values that a page shows: {"Capacity": ("40", "60")}. `version` is
    the one that an event has by this change.
    """
    change = Change(
        subject=subject,
        subject_id=subject_id,
        made_at=now,
        made_by_id=by.id if by else None,
        what=what,
        fields={name: list(pair) for name, pair in (fields or {}).items()},
        reason=reason,
        version=version,
    )
    session.add(change)
    session.flush()
    return change


def part_with_history(session: AnySession, *, subject: Subject, subject_id: int) -> None:
    """Keep the changes of a thing that is removed away from the next one that gets its number.

    SQLite gives the largest number again once its row is gone. They stand under number 0 then.
    """
    session.execute(
        update(Change)
        .where(Change.subject == subject, Change.subject_id == subject_id)
        .values(subject_id=0)
        .execution_options(synchronize_session=False)
    )
