"""Close a round, once: count, shuffle, seal anew, and leave no way back to who answered."""

from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from sqlalchemy import Table, delete, insert, select, text, update
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import random_id
from events_app.feedback.actions.asking import place_of, shuffled
from events_app.feedback.boxes import Box, FeedbackKeys, Opener
from events_app.feedback.figures import FEWEST, release
from events_app.feedback.queries.reports import comment_place
from events_app.feedback.questions import find_questions
from events_app.feedback.refusals import KeysMissing, NotOpen
from events_app.models.feedback import (
    FeedbackBox,
    FeedbackComment,
    FeedbackRound,
    FeedbackTicket,
    RoundState,
)
from events_app.sealing import CannotOpen

AnySession = Session | scoped_session[Session]

_TABLES = (cast(Table, FeedbackTicket.__table__), cast(Table, FeedbackBox.__table__))
#: how many rows one statement carries over
_AT_ONCE = 500


def close(session: AnySession, *, opened: FeedbackRound, keys: FeedbackKeys) -> None:
    """Close a round and release its figures. Raises NotOpen, KeysMissing.

    With fewer than five answers everything is destroyed. Otherwise the boxes are opened in memory,
    taken apart by question and shuffled; what is counted is kept as figures, what was written is
    sealed for its readers. The tables of tickets and boxes are written anew, with those of rounds
    that are still open in a new order, and the private key is gone. Afterwards call
    `rewriting.rewrite`, outside the transaction.
    """
    if _lock(session, opened) != RoundState.OPEN or opened.private_key is None:
        raise NotOpen
    private = _private_key(opened, keys)
    found = session.execute(
        select(FeedbackBox.head, FeedbackBox.body).where(FeedbackBox.round_id == opened.id)
    ).all()
    people = len(found) // len(opened.questions)
    if people < FEWEST:
        opened.state = RoundState.NOT_ENOUGH
    else:
        answers = _by_question(opened, private, [Box(head, body) for head, body in found])
        _keep_comments(session, opened, answers, keys)
        opened.answered = people
        opened.released = {
            question.key: release(question, answers[question.key])
            for question in find_questions(opened.questions)
            if not question.is_text
        }
        opened.state = RoundState.CLOSED
    opened.private_key = None
    session.flush()
    _write_anew(session, opened)


def _lock(session: AnySession, opened: FeedbackRound) -> str | None:
    """Nobody answers while a round closes, and it closes once. SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            text("LOCK TABLE feedback_tickets, feedback_boxes IN ACCESS EXCLUSIVE MODE")
        )
    session.refresh(opened)
    return opened.state


def _private_key(opened: FeedbackRound, keys: FeedbackKeys) -> bytes:
    try:
        return keys.private.open(opened.private_key or b"", place_of(opened.id))
    except CannotOpen as error:
        raise KeysMissing from error


def _by_question(
    opened: FeedbackRound, private: bytes, boxes: Sequence[Box]
) -> dict[str, list[str]]:
    """The answers to each question, in an order of its own. What is not an answer is dropped."""
    opener = Opener(private)
    answers: dict[str, list[str]] = defaultdict(list)
    for box in boxes:
        number, answer = opener.open(box)
        if answer:
            answers[opened.questions[number]].append(answer)
    return defaultdict(list, {key: shuffled(found) for key, found in answers.items()})


def _keep_comments(
    session: AnySession,
    opened: FeedbackRound,
    answers: dict[str, list[str]],
    keys: FeedbackKeys,
) -> None:
    rows = [
        {"id": (made := random_id("feedback comment")), "round_id": opened.id,
         "question": question.key, "state": "to be checked", "reason": "",
         "body": keys.comments.seal(answer.encode(), comment_place(made))}
        for question in find_questions(opened.questions)
        if question.is_text
        for answer in answers[question.key]
    ]  # fmt: skip
    if rows:
        session.execute(insert(FeedbackComment), sorted(rows, key=lambda row: str(row["id"])))


def _write_anew(session: AnySession, closed: FeedbackRound) -> None:
    """Both tables without the round's rows, what remains in a new order by one transaction."""
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    for table in _TABLES:
        of_others = select(table).where(table.c.round_id != closed.id)
        kept = shuffled([dict(row) for row in session.execute(of_others).mappings()])
        # a table that is cut off leaves no dead rows, whoever still reads
        session.execute(text(f"TRUNCATE {table.name}") if on_postgresql else delete(table))
        for start in range(0, len(kept), _AT_ONCE):
            session.execute(insert(table), kept[start : start + _AT_ONCE])


def note_rewritten(session: AnySession, round_ids: Sequence[int]) -> None:
    """The database's files hold nothing of these rounds any more."""
    session.execute(
        update(FeedbackRound).where(FeedbackRound.id.in_(round_ids)).values(rewritten=True)
    )


def list_not_rewritten(session: AnySession) -> list[int]:
    """The rounds that are over while the files may still hold their rows."""
    return list(
        session.scalars(
            select(FeedbackRound.id).where(
                FeedbackRound.state != RoundState.OPEN, FeedbackRound.rewritten.is_(False)
            )
        )
    )
