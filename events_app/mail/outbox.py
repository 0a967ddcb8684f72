"""The outbox: messages go in with the transaction they belong to, and come out under a lease."""

import json
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Update, func, null, or_, select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.mail.compose import Draft
from events_app.models.messages import MessageState, OutboxMessage
from events_app.sealing import SealingKeys

AnySession = Session | scoped_session[Session]

#: how long a message waits after its first, second, … failure; the last value stays
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
#: tries before a message is given up: two and a half days, longer than a weekend
MAX_TRIES = 20

_DUE = OutboxMessage.state == MessageState.DUE


def post(
    session: AnySession,
    *,
    recipient: str,
    template: str,
    facts: dict[str, Any],
    now: datetime,
    sealed: bool = False,
    keys: SealingKeys | None = None,
) -> OutboxMessage:
    """Put one message to one person into the outbox, in the caller's transaction: one INSERT.

    `template` is the folder and name of its templates ("registrations/mail/registered"), `facts`
    are JSON values; a calendar entry stands under "calendar" (`CalendarEntry.to_facts`). With
    `sealed`, recipient and facts are readable with `keys` alone, else ValueError.
    """
    message = OutboxMessage(
        reference=secrets.token_hex(16),
        template=template,
        state=MessageState.DUE,
        attempts=0,
        due_at=now,
        created_at=now,
    )
    if not sealed:
        message.recipient, message.facts = recipient, facts
    elif keys is None:
        raise ValueError("a sealed message needs keys")
    else:
        content = json.dumps({"recipient": recipient, "facts": facts}).encode()
        message.sealed_facts = keys.seal(content, _place(message.reference))
    session.add(message)
    session.flush()
    return message


def open_draft(message: OutboxMessage, keys: SealingKeys) -> Draft:
    """What a message is written from, in the clear. Raises CannotOpen when the keys do not fit."""
    if message.sealed_facts is None:
        content = {"recipient": message.recipient, "facts": message.facts}
    else:
        content = json.loads(keys.open(message.sealed_facts, _place(message.reference)))
    return Draft(
        reference=message.reference,
        template=message.template,
        recipient=content["recipient"],
        facts=content["facts"],
        created_at=message.created_at,
    )


def claim(
    session: AnySession,
    *,
    now: datetime,
    worker: str,
    limit: int,
    lease_seconds: float,
    among: Collection[int] | None = None,
) -> Sequence[OutboxMessage]:
    """Lease up to `limit` messages that are due and nobody has, oldest first, in one UPDATE.

    `worker` is the lease (at most 32 characters); `among` narrows it to these ids. What two
    workers claim at the same time never overlaps. Commit before delivering.
    """
    free = or_(OutboxMessage.leased_until.is_(None), OutboxMessage.leased_until <= now)
    due = (
        select(OutboxMessage.id)
        .where(_DUE, OutboxMessage.due_at <= now, free)
        .order_by(OutboxMessage.due_at, OutboxMessage.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    if among is not None:
        due = due.where(OutboxMessage.id.in_(among))
    # a CTE, so that PostgreSQL looks once and locks no more than it takes
    chosen = due.cte("chosen")
    statement = (
        update(OutboxMessage)
        .where(OutboxMessage.id.in_(select(chosen.c.id)))
        .values(lease=worker, leased_until=now + timedelta(seconds=lease_seconds))
        .returning(OutboxMessage)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    return sorted(session.scalars(statement), key=lambda message: (message.due_at, message.id))


def mark_sent(
    session: AnySession, message: OutboxMessage, *, now: datetime, worker: str
) -> MessageState | None:
    """Note that a message is delivered and empty it. None: another worker has it by now."""
    changed = _change(
        session,
        _leased(message.id, worker).values(
            state=MessageState.SENT,
            sent_at=now,
            attempts=OutboxMessage.attempts + 1,
            recipient=None,
            facts=null(),
            sealed_facts=None,
            failure="",
            lease=None,
            leased_until=None,
        ),
    )
    return MessageState.SENT if changed else None


def mark_failed(
    session: AnySession,
    message: OutboxMessage,
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
    changed = _change(
        session,
        _leased(message.id, worker).values(
            state=state,
            attempts=tries,
            due_at=message.due_at if dead else now + BACK_OFF[min(tries, len(BACK_OFF)) - 1],
            failure=failure[:100],
            lease=None,
            leased_until=None,
        ),
    )
    return state if changed else None


def release(session: AnySession, ids: Collection[int], *, worker: str) -> None:
    """Give messages back that were claimed and not tried."""
    statement = update(OutboxMessage).where(
        OutboxMessage.id.in_(ids), OutboxMessage.lease == worker
    )
    _change(session, statement.values(lease=None, leased_until=None))


def count_due(session: AnySession, *, now: datetime) -> int:
    """How many messages could go out now, those that a worker has in hand included."""
    return _count(session, _DUE, OutboxMessage.due_at <= now)


def count_dead(session: AnySession) -> int:
    """How many messages were given up."""
    return _count(session, OutboxMessage.state == MessageState.DEAD)


def _count(session: AnySession, *conditions: Any) -> int:
    return session.scalar(select(func.count(OutboxMessage.id)).where(*conditions)) or 0


def _leased(message_id: int, worker: str) -> Update:
    """Only whoever has the lease changes a message; whoever claims it later has another."""
    return update(OutboxMessage).where(
        OutboxMessage.id == message_id, _DUE, OutboxMessage.lease == worker
    )


def _change(session: AnySession, statement: Update) -> bool:
    changed = statement.returning(OutboxMessage.id).execution_options(synchronize_session=False)
    return session.scalar(changed) is not None


def _place(reference: str) -> str:
    return f"outbox_messages|sealed_facts|{reference}"
