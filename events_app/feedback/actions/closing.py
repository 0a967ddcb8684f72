"""Close a round, once: count, shuffle, seal anew, and leave no way back to who answered."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Table, delete, insert, select, text, update
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import random_id
from events_app.feedback.actions.drawing import place_of, shuffled
from events_app.feedback.boxes import Box, FeedbackKeys, Opener
from events_app.feedback.figures import FEWEST, release
from events_app.feedback.groups import release_groups, without_group
from events_app.feedback.queries.reports import comment_place
from events_app.feedback.questions import ROLE, Phase, find_questions
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

_BOXES = cast(Table, FeedbackBox.__table__)
_TABLES = (cast(Table, FeedbackTicket.__table__), _BOXES)
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
    found = _list_boxes(session, opened)
    people = len(found) // len(opened.questions)
    if people >= FEWEST:
        _release(session, opened, people, _by_question(opened, private, found), keys)
    opened.state = RoundState.CLOSED if opened.answered else RoundState.NOT_ENOUGH
    opened.private_key = opened.pool = opened.hands_out_at = None
    session.flush()
    _write_anew(session, opened, _TABLES)


def take_in(session: AnySession, *, opened: FeedbackRound, keys: FeedbackKeys) -> bool:
    """While an event is on: release what five or more have sent since, if so many have.

    Each such group is released once, by the same rule, and kept with the others in an order that
    says nothing. Tickets that are not used stay. Raises NotOpen, KeysMissing.
    """
    if _lock(session, opened) != RoundState.OPEN or opened.private_key is None:
        raise NotOpen
    found = _list_boxes(session, opened)
    people = len(found) // len(opened.questions)
    if people < FEWEST:
        return False
    answers = _by_question(opened, _private_key(opened, keys), found)
    _release(session, opened, people, answers, keys)
    session.flush()
    _write_anew(session, opened, (_BOXES,))
    return True


def _release(
    session: AnySession,
    opened: FeedbackRound,
    people: int,
    answers: dict[str, list[str]],
    keys: FeedbackKeys,
) -> None:
    _keep_comments(session, opened, answers, keys)
    figures = released_of(opened, answers)
    during = opened.phase == Phase.DURING
    opened.answered = (opened.answered or 0) + people
    opened.released = with_others(opened.released, figures) if during else figures


def with_others(released: dict[str, Any] | None, figures: dict[str, Any]) -> dict[str, Any]:
    """The figures of one more group beside those of the groups before it, in no order of theirs."""
    groups = {key: [*(released or {}).get(key, []), found] for key, found in figures.items()}
    return {
        key: sorted((each for each in found if each["answers"]), key=json.dumps)
        for key, found in groups.items()
    }


def released_of(opened: FeedbackRound, answers: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The figures of a round's scales, with those by role where everybody was asked for theirs."""
    released: dict[str, Any] = {}
    for question in find_questions(opened.questions):
        if not question.is_scale:
            continue
        given = answers.get(question.key, [])
        released[question.key] = release(question, map(without_group, given))
        groups = release_groups(question, given) if ROLE in opened.questions else []
        if groups:
            released[question.key]["groups"] = groups
    return released


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


def _list_boxes(session: AnySession, opened: FeedbackRound) -> list[Box]:
    statement = select(FeedbackBox.head, FeedbackBox.body)
    rows = session.execute(statement.where(FeedbackBox.round_id == opened.id))
    return [Box(head, body) for head, body in rows]


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


def _write_anew(session: AnySession, closed: FeedbackRound, tables: Sequence[Table]) -> None:
    """The tables without the round's rows, what remains in a new order by one transaction."""
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    for table in tables:
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
