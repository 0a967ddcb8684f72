"""Open the boxes of a round, in memory: alone, by question, and in no order of theirs."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select, text
from sqlalchemy.orm import Session, scoped_session

from events_app.feedback.actions.drawing import place_of, shuffled
from events_app.feedback.boxes import Box, FeedbackKeys, Opener
from events_app.feedback.refusals import KeysMissing
from events_app.forums.rounds import Round
from events_app.models.feedback import FeedbackBox, FeedbackRound
from events_app.sealing import CannotOpen

AnySession = Session | scoped_session[Session]


def lock(session: AnySession, opened: FeedbackRound) -> str | None:
    """Nobody answers while a round closes, and it closes once. SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            text("LOCK TABLE feedback_tickets, feedback_boxes IN ACCESS EXCLUSIVE MODE")
        )
    session.refresh(opened)
    return opened.state


def open_private_key(opened: FeedbackRound, keys: FeedbackKeys) -> bytes:
    """The key that opens the round's boxes. Raises KeysMissing."""
    try:
        return keys.private.open(opened.private_key or b"", place_of(opened.id))
    except CannotOpen as error:
        raise KeysMissing from error


def list_boxes(session: AnySession, opened: FeedbackRound) -> list[Box]:
    """What was sent and is not opened yet."""
    statement = select(FeedbackBox.head, FeedbackBox.body)
    rows = session.execute(statement.where(FeedbackBox.round_id == opened.id))
    return [Box(head, body) for head, body in rows]


def by_question(
    opened: FeedbackRound | Round, private: bytes, boxes: Sequence[Box]
) -> dict[str, list[str]]:
    """The answers to each question, in an order of its own. What is not an answer is dropped."""
    opener = Opener(private)
    answers: dict[str, list[str]] = defaultdict(list)
    for box in boxes:
        number, answer = opener.open(box)
        if answer:
            answers[opened.questions[number]].append(answer)
    return defaultdict(list, {key: shuffled(found) for key, found in answers.items()})
