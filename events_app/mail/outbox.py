"""The outbox: messages go in with the transaction they belong to, and come out under a lease."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import random_id
from events_app.mail.compose import Draft
from events_app.mail.leases import Claimed
from events_app.models.messages import COUNTED, MessageState, OutboxMessage
from events_app.sealing import SealingKeys, write_padded

AnySession = Session | scoped_session[Session]

#: the fact, an ISO moment, that says until when a message is of use; most are for good
USEFUL_UNTIL = "useful_until"

#: what a sealed message is filled up to, so that its length says nothing
SEALED_SIZE = 4096


def post(
    session: AnySession,
    *,
    recipient: str,
    template: str,
    facts: dict[str, Any],
    now: datetime,
    sealed: bool = False,
    keys: SealingKeys | None = None,
    purpose: str = "mail",
) -> OutboxMessage:
    """Put one message to one person into the outbox, in the caller's transaction: one INSERT.

    `template` is the folder and name of its templates ("registrations/mail/registered"), `facts`
    are JSON values; a calendar entry stands under "calendar" (`CalendarEntry.to_facts`). With
    `sealed`, recipient and facts are readable with `keys` alone, else ValueError. `now` may lie
    ahead: then it goes out later. `purpose` is what its reference is drawn for.
    """
    message = OutboxMessage(
        reference=random_id(purpose),
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
        content = write_padded({"recipient": recipient, "facts": facts}, SEALED_SIZE)
        message.sealed_facts = keys.seal(content, place_of(message.reference))
    session.add(message)
    session.flush()
    return message


def is_too_late(draft: Draft, now: datetime) -> bool:
    """Whether nobody could use the message any more, such as a code that has ended."""
    until = draft.facts.get(USEFUL_UNTIL)
    return until is not None and datetime.fromisoformat(until) <= now


def post_to_many(
    session: AnySession,
    *,
    template: str,
    messages: Iterable[tuple[str, dict[str, Any]]],
    now: datetime,
) -> int:
    """Put one message to each of many people into the outbox, in few statements; gives how many.

    `messages` are recipients with the facts of their message, as in `post`.
    """
    rows = [
        {
            "reference": random_id("mail"),
            "template": template,
            "recipient": recipient,
            "facts": facts,
            "state": MessageState.DUE,
            "attempts": 0,
            "due_at": now,
            "failure": "",
            "created_at": now,
        }
        for recipient, facts in messages
    ]
    if rows:
        session.execute(insert(OutboxMessage), rows)
    return len(rows)


def open_draft(message: OutboxMessage | Claimed, keys: SealingKeys) -> Draft:
    """What a message is written from, in the clear. Raises CannotOpen when the keys do not fit."""
    if message.sealed_facts is None:
        content = {"recipient": message.recipient, "facts": message.facts}
    else:
        content = json.loads(keys.open(message.sealed_facts, place_of(message.reference)))
    return Draft(
        reference=message.reference,
        template=message.template,
        recipient=content["recipient"],
        facts=content["facts"],
        created_at=message.created_at,
    )


def count_due(session: AnySession, *, now: datetime) -> int:
    """How many messages could go out now, those that a worker has in hand included."""
    due = OutboxMessage.state == MessageState.DUE
    return _count(session, COUNTED, due, OutboxMessage.due_at <= now)


def _count(session: AnySession, *conditions: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count(OutboxMessage.id)).where(*conditions)) or 0


def place_of(reference: str) -> str:
    """What a message's facts are sealed for."""
    return f"outbox_messages|sealed_facts|{reference}"
