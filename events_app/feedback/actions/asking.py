"""Ask everybody who was there: draw tickets without names, and hand them out sealed."""

import base64
import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import insert
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import chance
from events_app.clock import london_date
from events_app.dates import long_date, long_moment
from events_app.feedback.boxes import FeedbackKeys, new_pair
from events_app.feedback.queries.rounds import (
    FEWEST_ASKED,
    has_race_theme,
    list_attended,
    list_due_to_ask,
)
from events_app.feedback.questions import Phase, questions_for
from events_app.models.events import Event
from events_app.models.feedback import FeedbackRound, FeedbackTicket
from events_app.models.people import Person
from events_app.people.actions.inbox import leave
from events_app.people.inbox import InboxForm, InboxKeys, Message

AnySession = Session | scoped_session[Session]
Thing = TypeVar("Thing")

OPEN_FOR = timedelta(days=14)
TICKET_BYTES = 32
ANONYMOUS = (
    "Your answers are anonymous: we do not store who you are, your trust, when you answered, "
    "or whether you answered."
)


def ask_round(
    session: AnySession, *, keys: FeedbackKeys, inbox: InboxKeys, address: str, now: datetime
) -> int:
    """Ask about every event that is due; gives how many events that were.

    `address`: where feedback is given.
    """
    events = list_due_to_ask(session, now)
    for event in events:
        ask(session, event=event, keys=keys, inbox=inbox, address=address, now=now)
    return len(events)


def ask(
    session: AnySession,
    *,
    event: Event,
    keys: FeedbackKeys,
    inbox: InboxKeys,
    address: str,
    now: datetime,
) -> FeedbackRound | None:
    """Open the round of an event and give everybody who was there a ticket; None if too few were.

    The hashes are written in random order in one statement, and who gets which is random too, so
    no order, no number and no time leads from a ticket to a person.
    """
    people = list_attended(session, event.id)
    if len(people) < FEWEST_ASKED:
        return None
    questions = questions_for(
        event.kind,
        race_equality=has_race_theme(session, event.id),
        in_confidence=event.held_in_confidence,
    )
    opened = open_round(
        session,
        event=event,
        phase=Phase.AFTER,
        questions=questions,
        asked=len(people),
        keys=keys,
        closes_at=now + OPEN_FOR,
    )
    tickets = draw_tickets(session, opened)
    _hand_out(session, event, opened, people, tickets, inbox=inbox, address=address, now=now)
    return opened


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


def draw_tickets(session: AnySession, opened: FeedbackRound) -> list[str]:
    """As many tickets as were asked, of which only the hashes are kept."""
    drawn = [chance.draw("feedback ticket", TICKET_BYTES) for _ in range(opened.asked)]
    written = [{"sha256": hash_of(ticket), "round_id": opened.id} for ticket in drawn]
    session.execute(insert(FeedbackTicket), shuffled(written))
    return [base64.urlsafe_b64encode(ticket).rstrip(b"=").decode() for ticket in shuffled(drawn)]


def hash_of(ticket: bytes) -> bytes:
    """What is kept of a ticket."""
    return hashlib.sha256(ticket).digest()


def place_of(round_id: int) -> str:
    """Where the private key is sealed for."""
    return f"feedback_rounds|private_key|{round_id}"


def shuffled(things: Sequence[Thing]) -> list[Thing]:
    """The things in an order that nobody can foresee or repeat."""
    keyed = [(chance.draw("feedback order", 16), at) for at in range(len(things))]
    return [things[at] for _key, at in sorted(keyed)]


def _hand_out(
    session: AnySession,
    event: Event,
    opened: FeedbackRound,
    people: Sequence[Person],
    tickets: Sequence[str],
    *,
    inbox: InboxKeys,
    address: str,
    now: datetime,
) -> None:
    for person, ticket in zip(shuffled(people), tickets, strict=True):
        message = Message(
            kind="feedback",
            heading=heading_of(event),
            lines=(
                f"You were there on {long_date(event.starts_date)}.",
                f"There are {len(opened.questions)} questions, which take under 2 minutes.",
                ANONYMOUS,
                "If fewer than 5 people answer, all answers are destroyed and nobody sees any.",
                f"You can answer once, until {long_moment(opened.closes_at)}.",
            ),
            form=InboxForm(address, {"ticket": ticket}, "Give feedback"),
            topic=f"feedback|{event.id}",
        )
        expires = london_date(opened.closes_at + timedelta(days=1))
        leave(session, person=person, message=message, keys=inbox, now=now, expires_date=expires)


def heading_of(event: Event) -> str:
    """What the message with the ticket is called."""
    return f"How was {event.title}?"
