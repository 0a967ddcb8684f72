"""Limits on how often something is tried, counted in the application's own database.

Exact across processes, and counted in a transaction of their own, so that a refused request counts
too. The keys are digests: neither a person's address nor a source's stands in the table.
"""

import hashlib
import time
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

from flask import current_app
from limits import parse_many
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import Connection, case, delete, select

from events_app.extensions import db
from events_app.models.people import LimitCounter
from events_app.models.transaction import WRITES
from events_app.models.upsert import upsert


class DatabaseStorage(Storage):
    """Fixed windows, one row a counter, counted by one upsert."""

    @property
    def base_exceptions(self) -> type[Exception]:
        return Exception

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        now = datetime.now(UTC)
        ends = datetime.fromtimestamp(time.time() + expiry, UTC)
        over = LimitCounter.expires_at <= now
        with _writing() as connection:
            statement = (
                upsert(connection, LimitCounter)
                .values(key=_digest(key), count=amount, expires_at=ends)
                .on_conflict_do_update(
                    index_elements=["key"],
                    set_={
                        "count": case((over, amount), else_=LimitCounter.count + amount),
                        "expires_at": case((over, ends), else_=LimitCounter.expires_at),
                    },
                )
                .returning(LimitCounter.count)
            )
            return connection.scalar(statement) or 0

    def get(self, key: str) -> int:
        row = self._row(key)
        return row[0] if row else 0

    def get_expiry(self, key: str) -> float:
        row = self._row(key)
        return row[1].timestamp() if row else time.time()

    def check(self) -> bool:
        return True

    def reset(self) -> int | None:
        with _writing() as connection:
            return connection.execute(delete(LimitCounter)).rowcount

    def clear(self, key: str) -> None:
        with _writing() as connection:
            connection.execute(delete(LimitCounter).where(LimitCounter.key == _digest(key)))

    def _row(self, key: str) -> Any:
        statement = select(LimitCounter.count, LimitCounter.expires_at).where(
            LimitCounter.key == _digest(key), LimitCounter.expires_at > datetime.now(UTC)
        )
        with db.engine.connect() as connection:
            return connection.execute(statement).one_or_none()


_limiter = FixedWindowRateLimiter(DatabaseStorage())


def within(limits: str, *identifiers: str) -> bool:
    """Count one use against each limit in turn, and say whether all of them still allow it.

    What one limit refuses is not counted against the next: nobody uses up a day in a minute.
    """
    return all(_limiter.hit(limit, *identifiers) for limit in parse_many(limits))


def _writing() -> AbstractContextManager[Connection]:
    """A transaction of its own that writes."""
    return db.engine.execution_options(**WRITES).begin()


def _digest(key: str) -> str:
    secret = current_app.config["SECRET_KEY"]
    return hashlib.blake2b(key.encode(), key=secret.encode()[:64], digest_size=32).hexdigest()
