"""Mail that was given up, for the event team. What is sealed is nobody's to see here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.lists import PAGE_SIZE
from events_app.models.messages import COUNTED, MessageState, OutboxMessage

AnySession = Session | scoped_session[Session]

#: what of a message the team sees: never what it says
_SHOWN = (
    OutboxMessage.id,
    OutboxMessage.reference,
    OutboxMessage.recipient,
    OutboxMessage.template,
    OutboxMessage.failure,
    OutboxMessage.created_at,
)
#: given up, and not sealed
FAILED = (
    COUNTED,
    OutboxMessage.state == MessageState.DEAD,
    OutboxMessage.sealed_facts.is_(None),
)


@dataclass(frozen=True)
class FailedMail:
    """One page of mail that was given up."""

    messages: Sequence[Row[Any]]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


def list_failed(session: AnySession, *, page: int) -> FailedMail:
    """One page, what failed last first."""
    statement = (
        select(*_SHOWN, func.count().over().label("total"))
        .where(*FAILED)
        .order_by(OutboxMessage.id.desc())
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    rows: Any = session.execute(statement).all()
    return FailedMail(rows, rows[0].total if rows else 0, page)


def find_failed(session: AnySession, reference: str) -> Row[Any] | None:
    """One message that was given up, by the reference in its address.

    Not by its number: numbers that are missing would say how many private ones went out between.
    """
    statement = select(*_SHOWN).where(OutboxMessage.reference == reference, *FAILED)
    found: Any = session.execute(statement).one_or_none()
    return found
