"""Taking messages out of the outbox: under a lease, so that no two workers have the same one."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Table, bindparam, null, or_, select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.models.messages import MessageState, OutboxMessage

AnySession = Session | scoped_session[Session]

#: how long a message waits after its first, second, … failure; the last value stays
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
#: tries before a message is given up: two and a half days, longer than a weekend
MAX_TRIES = 20

_DUE = OutboxMessage.state == MessageState.DUE

# Only whoever has the lease changes a message; whoever claims it later has another. Written once,
# for they run for every message.
_table = cast(Table, OutboxMessage.__table__)
_LEASED = (
    update(_table)
    .where(_table.c.id == bindparam("message"), _table.c.state == MessageState.DUE)
    .where(_table.c.lease == bindparam("worker"))
    .values(lease=None, leased_until=None)
    .returning(_table.c.id)
)
_SENT = _LEASED.values(
    state=MessageState.SENT,
    sent_at=bindparam("now"),
    attempts=_table.c.attempts + 1,
    recipient=None,
    facts=null(),
    sealed_facts=None,
    failure="",
)
_EXPIRED = _LEASED.values(
    state=MessageState.EXPIRED, recipient=None, facts=null(), sealed_facts=None
)
_FAILED = _LEASED.values(
    state=bindparam("outcome"),
    attempts=bindparam("tries"),
    due_at=bindparam("again_at"),
    failure=bindparam("failure"),
)


class Claimed(NamedTuple):
    """A message as it was when it was claimed."""

    id: int
    reference: str
    template: str
    recipient: str | None
    facts: dict[str, Any] | None
    sealed_facts: bytes | None
    attempts: int
    due_at: datetime
    created_at: datetime


class Parcel(NamedTuple):
    """Messages that were claimed for whoever comes first with this lease."""

    ids: Collection[int]
    lease: str


def claim(
    session: AnySession,
    *,
    now: datetime,
    worker: str,
    limit: int,
    lease_seconds: float,
    parcel: Parcel | None = None,
) -> Sequence[Claimed]:
    """Lease up to `limit` messages that are due and nobody has, oldest first, in one UPDATE.

    `worker` is the lease (at most 32 characters). With `parcel`, only its messages that still have
    its lease. What two workers claim at the same time never overlaps. Commit before delivering.
    """
    due = (
        select(OutboxMessage.id)
        .where(_DUE, OutboxMessage.due_at <= now)
        .order_by(OutboxMessage.due_at, OutboxMessage.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    if parcel is None:
        due = due.where(_free(now))
    else:
        due = due.where(OutboxMessage.id.in_(parcel.ids), OutboxMessage.lease == parcel.lease)
    # a CTE, so that PostgreSQL looks once and locks no more than it takes
    chosen = due.cte("chosen")
    statement = (
        update(_table)
        .where(_table.c.id.in_(select(chosen.c.id)))
        .values(lease=worker, leased_until=now + timedelta(seconds=lease_seconds))
        .returning(*(_table.c[name] for name in Claimed._fields))
    )
    claimed = [Claimed(*row) for row in session.execute(statement)]
    return sorted(claimed, key=lambda message: (message.due_at, message.id))


def mark_sent(
    session: AnySession, message: Claimed | OutboxMessage, *, now: datetime, worker: str
) -> MessageState | None:
    """Note that a message is delivered and empty it. None: another worker has it by now."""
    values = {"message": message.id, "worker": worker, "now": now}
    changed = session.execute(_SENT, values).first()
    return MessageState.SENT if changed else None


def mark_expired(
    session: AnySession, message: Claimed | OutboxMessage, *, worker: str
) -> MessageState | None:
    """Note that a message came too late to be sent and empty it. None: as in `mark_sent`."""
    changed = session.execute(_EXPIRED, {"message": message.id, "worker": worker}).first()
    return MessageState.EXPIRED if changed else None


def mark_failed(
    session: AnySession,
    message: Claimed | OutboxMessage,
    *,
    now: datetime,
    worker: str,
    failure: str,
    for_good: bool = False,
) -> MessageState | None:
    """Note a failure (the name of its kind) and when to try again, or give the message up.

    It is given up after MAX_TRIES, or at once with `for_good`. None: another worker has it by now.
    """
    tries = message.attempts + 1
    dead = for_good or tries >= MAX_TRIES
    state = MessageState.DEAD if dead else MessageState.DUE
    due_at = message.due_at if dead else now + BACK_OFF[min(tries, len(BACK_OFF)) - 1]
    values = {"message": message.id, "worker": worker, "failure": failure[:100]}
    values |= {"outcome": state, "tries": tries, "again_at": due_at}
    changed = session.execute(_FAILED, values).first()
    return state if changed else None


def release(session: AnySession, ids: Collection[int], *, worker: str) -> None:
    """Give messages back that were claimed and not tried."""
    statement = update(OutboxMessage).where(
        OutboxMessage.id.in_(ids), OutboxMessage.lease == worker
    )
    session.execute(
        statement.values(lease=None, leased_until=None),
        execution_options={"synchronize_session": False},
    )


def has_work(session: AnySession, *, now: datetime) -> bool:
    """Whether there is anything to claim. Reads only, so that an idle worker locks nothing."""
    waiting = select(OutboxMessage.id).where(_DUE, OutboxMessage.due_at <= now, _free(now)).limit(1)
    return session.scalar(waiting) is not None


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(OutboxMessage.leased_until.is_(None), OutboxMessage.leased_until <= now)
