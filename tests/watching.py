"""What the tests watch for: statements, writes where none may be, changes nobody committed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, event

WRITE = re.compile(
    r"\s*(INSERT|UPDATE|DELETE|REPLACE|MERGE|TRUNCATE|WITH\b.*?\b(INSERT|UPDATE|DELETE))\b",
    re.I | re.S,
)
NOT_COUNTED = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA|SET)\b", re.I)
#: limits and tries are counted in a transaction of their own, whatever becomes of the request
COUNTERS = re.compile(r"\s*(INSERT INTO|UPDATE|DELETE FROM) limit_counters\b", re.I)


@dataclass
class Statements:
    """The SQL that ran, without what only begins and ends transactions."""

    texts: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.texts)


@dataclass
class Watched:
    """What one request did to the database."""

    writes: list[str] = field(default_factory=list)
    #: writes that no commit has followed, by connection
    open_writes: dict[int, list[str]] = field(default_factory=dict)
    lost_writes: list[str] = field(default_factory=list)
    unsaved: list[str] = field(default_factory=list)
    problem: Exception | None = None


#: the request that runs now in this thread, if a test client sent it
current: ContextVar[Watched | None] = ContextVar("current", default=None)


@contextmanager
def counted(engine: Engine) -> Iterator[Statements]:
    """Count the statements that run on `engine`, in whatever thread."""
    seen = Statements()

    def remember(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not NOT_COUNTED.match(statement):
            seen.texts.append(statement)

    event.listen(engine, "before_cursor_execute", remember)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", remember)


def watch(engine: Engine) -> None:
    """Have every request that a test client sends note its writes, commits and rollbacks."""
    event.listen(engine, "before_cursor_execute", _note_statement)
    event.listen(engine, "commit", _note_commit)
    event.listen(engine, "rollback", _note_rollback)


def _note_statement(connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
    watched = current.get()
    if watched is None or not WRITE.match(statement) or COUNTERS.match(statement):
        return
    watched.writes.append(statement)
    watched.open_writes.setdefault(id(connection), []).append(statement)


def _note_commit(connection: Connection) -> None:
    watched = current.get()
    if watched is not None:
        watched.open_writes.pop(id(connection), None)


def _note_rollback(connection: Connection) -> None:
    watched = current.get()
    if watched is not None:
        watched.lost_writes += watched.open_writes.pop(id(connection), [])
