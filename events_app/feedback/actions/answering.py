"""Take an answer: the one transaction in which a ticket goes and its boxes come, and nothing else.

It runs on a connection of its own, without a session, a person or a clock.
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select

from events_app.feedback import boxes
from events_app.feedback.actions.drawing import TICKET_BYTES, hash_of
from events_app.feedback.questions import Phase
from events_app.feedback.refusals import TicketNotGood
from events_app.models.events import Event
from events_app.models.feedback import FeedbackBox, FeedbackRound, FeedbackTicket, RoundState


@dataclass(frozen=True)
class Asked:
    """What the holder of a good ticket is asked."""

    round_id: int
    public_key: bytes
    questions: list[str]
    title: str
    phase: str = Phase.AFTER


#: made once: putting it together takes as long as running it
_BY_TICKET = (
    select(
        FeedbackRound.id,
        FeedbackRound.public_key,
        FeedbackRound.questions,
        Event.title,
        FeedbackRound.phase,
    )
    .join(FeedbackTicket, FeedbackTicket.round_id == FeedbackRound.id)
    .join(Event, Event.id == FeedbackRound.event_id)
    .where(
        FeedbackTicket.sha256 == bindparam("wanted"),
        FeedbackRound.state == RoundState.OPEN.value,
    )
)


def find_asked(engine: Engine, ticket: str) -> Asked:
    """What a ticket opens. Raises TicketNotGood."""
    wanted = {"wanted": sha256_of(ticket)}
    with engine.connect() as connection:
        row = connection.execute(_BY_TICKET, wanted).first()
    if row is None:
        raise TicketNotGood
    return Asked(*row)


def give(engine: Engine, *, ticket: str, asked: Asked, answers: Mapping[str, str]) -> None:
    """Use the ticket and keep the answers, all of them or none. Raises TicketNotGood.

    Every question gets its box, also one that was not answered, so that all answers look alike.
    The boxes are sealed before the transaction begins; no statement ever carries words.
    """
    rows = _sealed(asked, answers)
    with engine.execution_options(writes=True).begin() as connection:
        _use(connection, ticket, asked, rows)


def use_ticket(
    connection: Connection, *, ticket: str, asked: Asked, answers: Mapping[str, str]
) -> None:
    """As `give`, in the caller's transaction: for made-up answers."""
    _use(connection, ticket, asked, _sealed(asked, answers))


def _sealed(asked: Asked, answers: Mapping[str, str]) -> list[dict[str, object]]:
    """The rows of an answer, in the order of their random heads."""
    sealed = [
        boxes.seal(asked.public_key, number, answers.get(key, ""))
        for number, key in enumerate(asked.questions)
    ]
    return [
        {"head": box.head, "round_id": asked.round_id, "body": box.body}
        for box in sorted(sealed, key=lambda box: box.head)
    ]


def _use(
    connection: Connection, ticket: str, asked: Asked, rows: Sequence[Mapping[str, object]]
) -> None:
    used = delete(FeedbackTicket).where(
        FeedbackTicket.sha256 == sha256_of(ticket), FeedbackTicket.round_id == asked.round_id
    )
    if connection.execute(used).rowcount != 1:
        raise TicketNotGood
    connection.execute(insert(FeedbackBox), [dict(row) for row in rows])


def sha256_of(ticket: str) -> bytes:
    """What is kept of a ticket that was posted. Raises TicketNotGood for what cannot be one."""
    try:
        raw = base64.b64decode(ticket + "=" * (-len(ticket) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error) as error:
        raise TicketNotGood from error
    if len(raw) != TICKET_BYTES:
        raise TicketNotGood
    return hash_of(raw)
