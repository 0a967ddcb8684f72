"""Open a round and draw its tickets: secrets of which only the hashes are kept, in random order."""

import base64
import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import insert
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import chance
from events_app.feedback.boxes import FeedbackKeys, new_pair
from events_app.feedback.questions import Phase
from events_app.models.events import Event
from events_app.models.feedback import FeedbackRound, FeedbackTicket

AnySession = Session | scoped_session[Session]
Thing = TypeVar("Thing")

TICKET_BYTES = 32


def open_round(
    session: AnySession,
    *,
    event: Event,
    phase: Phase,
    questions: Sequence[str],
    asked: int,
    keys: FeedbackKeys,
    closes_at: datetime,
) -> FeedbackRound:
    """A round with a key pair of its own, whose private half only the close opens."""
    private, public = new_pair()
    opened = FeedbackRound(
        event_id=event.id,
        phase=phase,
        questions=list(questions),
        asked=asked,
        closes_at=closes_at,
        public_key=public,
        rewritten=False,
        reminded=False,
    )
    session.add(opened)
    session.flush()
    opened.private_key = keys.private.seal(private, place_of(opened.id))
    session.flush()
    return opened


def draw_tickets(session: AnySession, opened: FeedbackRound, many: int) -> list[str]:
    """So many tickets, of which only the hashes are kept, written in one statement.

    Their order, and that of what this gives, has nothing to do with anybody.
    """
    drawn = [chance.draw("feedback ticket", TICKET_BYTES) for _ in range(many)]
    written = [{"sha256": hash_of(ticket), "round_id": opened.id} for ticket in drawn]
    session.execute(insert(FeedbackTicket), shuffled(written))
    return [base64.urlsafe_b64encode(ticket).rstrip(b"=").decode() for ticket in shuffled(drawn)]


def hash_of(ticket: bytes) -> bytes:
    """What is kept of a ticket."""
    return hashlib.sha256(ticket).digest()


def place_of(round_id: int) -> str:
    """Where the private key is sealed for."""
    return f"feedback_rounds|private_key|{round_id}"


def pool_place(round_id: int) -> str:
    """Where the tickets that nobody has are sealed for."""
    return f"feedback_rounds|pool|{round_id}"


def shuffled(things: Sequence[Thing]) -> list[Thing]:
    """The things in an order that nobody can foresee or repeat."""
    keyed = [(chance.draw("feedback order", 16), at) for at in range(len(things))]
    return [things[at] for _key, at in sorted(keyed)]
