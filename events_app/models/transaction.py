"""How transactions begin, and that a page that only reads needs none on PostgreSQL.

SQLite lets a transaction read first and then fails to let it write when another has written in
between. So a transaction that may write says so before it begins and takes the one write lock at
once (BEGIN IMMEDIATE); PostgreSQL needs nothing of the kind.

On PostgreSQL each statement sees what is committed when it starts (READ COMMITTED), in a
transaction or not. So what says that it only reads is spared BEGIN and ROLLBACK, two of four ways
to the server and back for an event's page. On SQLite they cost next to nothing, and a page that is
read in one transaction is of one moment.
"""

import sqlite3
import time
from contextvars import ContextVar
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, Pool, event
from sqlalchemy.orm import ORMExecuteState, Session, scoped_session

#: how long a transaction waits for the write lock, in milliseconds
BUSY_TIMEOUT_MS = 30_000
#: how long it waits between two looks whether the lock is free
LOOK_SECONDS = 0.002

WRITES = {"writes": True}

_only_reads: ContextVar[bool] = ContextVar("only_reads", default=False)


class WritesWhileReading(Exception):  # noqa: N818 - named for what is wrong
    """Something was changed where nothing may be."""


def will_only_read(*, yes: bool) -> None:
    """Say that what begins from here on in this thread only reads, or that this is over.

    What says that it writes (`will_write`) still does, in a transaction of its own.
    """
    _only_reads.set(yes)


def will_write(session: Session | scoped_session[Session]) -> None:
    """Say that the session's next transaction writes. Call it before the first statement."""
    target = session() if isinstance(session, scoped_session) else session
    target.execution_options = target.execution_options.union(WRITES)


def in_a_transaction(session: Session | scoped_session[Session]) -> None:
    """For what needs one although it only reads: begins it unless there is one."""
    driver = _driver(session.connection())
    if isinstance(driver, psycopg.Connection) and driver.autocommit:
        driver.autocommit = False


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: object) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # we say BEGIN ourselves
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")


@event.listens_for(Engine, "connect")
def _prepare_postgresql(connection: Any, _record: object) -> None:
    """Statements of ours take milliseconds; to compile one takes hundreds."""
    if isinstance(connection, psycopg.Connection):
        connection.autocommit = True
        connection.execute("SET jit = off")
        connection.execute("SET random_page_cost = 1.1")
        connection.autocommit = False
        connection.cursor_factory = _Cursor


class _Cursor(psycopg.Cursor[Any]):
    """Says of its columns what SQLAlchemy reads: names and types.

    psycopg makes an object for each column of each answer, which took a tenth of an event's page.
    """

    @property
    def description(self) -> Any:
        answer = self.pgresult
        if answer is None or not answer.nfields:
            return None
        names = (answer.fname(n) or b"" for n in range(answer.nfields))
        return [
            (name.decode(), answer.ftype(n), None, None, None, None, None)
            for n, name in enumerate(names)
        ]


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    if connection.dialect.name != "sqlite":
        if _only_reads.get() and not writes:
            _driver(connection).autocommit = True
    elif writes:
        _begin_to_write(_driver(connection))
    else:  # never has to wait, and every page begins with it: nothing to wrap
        _driver(connection).execute("BEGIN")


def _begin_to_write(driver: sqlite3.Connection) -> None:
    """Ask every few milliseconds: SQLite itself waits up to a tenth of a second between two looks.

    Of 100 people who register at 16 connections the slowest then waits a third shorter.
    """
    deadline = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    driver.execute("PRAGMA busy_timeout = 1")
    try:
        while not _is_begun(driver, last=time.monotonic() > deadline):
            time.sleep(LOOK_SECONDS)
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")


def _is_begun(driver: sqlite3.Connection, *, last: bool) -> bool:
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        # there are several kinds of it: one while another process mends what a killed one left
        if last or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


@event.listens_for(Pool, "checkin")
def _end_autocommit(connection: Any, _record: object) -> None:
    ours = isinstance(connection, psycopg.Connection) and not connection.closed
    if ours and connection.autocommit:
        connection.autocommit = False


@event.listens_for(Session, "before_flush")
def _refuse_to_flush(session: Session, *_rest: object) -> None:
    """Without a transaction nothing could be taken back."""
    if _only_reads.get() and not session.execution_options.get("writes", False):
        raise WritesWhileReading


@event.listens_for(Session, "do_orm_execute")
def _refuse_to_execute(state: ORMExecuteState) -> None:
    if not state.is_select and (state.is_insert or state.is_update or state.is_delete):
        _refuse_to_flush(state.session)


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
