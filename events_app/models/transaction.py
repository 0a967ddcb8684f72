"""How transactions begin.

SQLite lets a transaction read first and then fails to let it write when another has written in
between. So a transaction that may write says so before it begins and takes the one write lock at
once (BEGIN IMMEDIATE); PostgreSQL needs nothing of the kind.
"""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session, scoped_session

#: how long a transaction waits for the write lock, in milliseconds
BUSY_TIMEOUT_MS = 30_000

WRITES = {"writes": True}


def will_write(session: Session | scoped_session[Session]) -> None:
    """Say that the session's next transaction writes. Call it before the first statement."""
    target = session() if isinstance(session, scoped_session) else session
    target.execution_options = target.execution_options.union(WRITES)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: object) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # we say BEGIN ourselves
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
