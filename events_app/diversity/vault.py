"""The only door to the table of answers.

On PostgreSQL everything but the release goes through functions that the migration made, since the
web application's role has no right to the table itself; on SQLite there are no roles.
"""

from collections.abc import Sequence
from datetime import date
from typing import cast

from sqlalchemy import Table, delete, func, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.equality import EqualityAnswer
from events_app.models.upsert import upsert

AnySession = Session | scoped_session[Session]

_table = cast(Table, EqualityAnswer.__table__)


def find_sealed(session: AnySession, subjects: Sequence[str]) -> tuple[str, bytes] | None:
    """The answer that stands under one of these subjects, with the subject."""
    if _has_functions(session):
        columns = func.equality_own(list(subjects)).table_valued("subject", "sealed")
        row = session.execute(select(columns.c.subject, columns.c.sealed)).first()
    else:
        chosen = select(_table.c.subject, _table.c.sealed)
        row = session.execute(chosen.where(_table.c.subject.in_(subjects))).first()
    return (row[0], bytes(row[1])) if row else None


def keep_sealed(
    session: AnySession, subject: str, sealed: bytes, delete_after: date | None
) -> None:
    """Keep an answer in place of the one before."""
    if _has_functions(session):
        session.execute(select(func.equality_keep(subject, sealed, delete_after)))
        return
    values = {"sealed": sealed, "delete_after": delete_after}
    insert = upsert(session, _table).values(subject=subject, **values)
    session.execute(insert.on_conflict_do_update(index_elements=["subject"], set_=values))


def forget(session: AnySession, subjects: Sequence[str]) -> None:
    """Delete what stands under these subjects, at once."""
    if _has_functions(session):
        session.execute(select(func.equality_forget(list(subjects))))
        return
    session.execute(delete(_table).where(_table.c.subject.in_(subjects)))


def purge(session: AnySession, today: date) -> None:
    """Delete the answers whose time is over."""
    if _has_functions(session):
        session.execute(select(func.equality_purge(today)))
        return
    session.execute(delete(_table).where(_table.c.delete_after <= today))


def list_sealed(session: AnySession) -> list[tuple[str, bytes]]:
    """Every answer, for the release alone: on PostgreSQL another role's session."""
    return [
        (row[0], bytes(row[1]))
        for row in session.execute(select(_table.c.subject, _table.c.sealed))
    ]


def _has_functions(session: AnySession) -> bool:
    return session.get_bind().dialect.name == "postgresql"
