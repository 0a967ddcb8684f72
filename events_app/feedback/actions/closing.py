"""Close a round, once: count, shuffle, seal anew, and leave no way back to who answered."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import Table, delete, insert, select, text, update
from sqlalchemy.orm import Session, scoped_session

from events_app.feedback.actions.drawing import shuffled
from events_app.feedback.actions.releasing import release_answers
from events_app.feedback.actions.unsealing import (
    by_question,
    list_boxes,
    lock,
    open_private_key,
)
from events_app.feedback.boxes import FeedbackKeys
from events_app.feedback.figures import FEWEST
from events_app.feedback.refusals import NotOpen
from events_app.models.feedback import (
    FeedbackBox,
    FeedbackRound,
    FeedbackTicket,
    RoundState,
)
from events_app.models.lists import AT_ONCE

AnySession = Session | scoped_session[Session]

_BOXES = cast(Table, FeedbackBox.__table__)
_TABLES = (cast(Table, FeedbackTicket.__table__), _BOXES)


def close(session: AnySession, *, opened: FeedbackRound, keys: FeedbackKeys) -> None:
    """Close a round and release its figures. Raises NotOpen, KeysMissing.

    With fewer than five answers everything is destroyed. Otherwise the boxes are opened in memory,
    taken apart by question and shuffled; what is counted is kept as figures, what was written is
    sealed for its readers. The tables of tickets and boxes are written anew, with those of rounds
    that are still open in a new order, and the private key is gone. Afterwards call
    `rewriting.rewrite`, outside the transaction.
    """
    if lock(session, opened) != RoundState.OPEN or opened.private_key is None:
        raise NotOpen
    private = open_private_key(opened, keys)
    found = list_boxes(session, opened)
    people = len(found) // len(opened.questions)
    if people >= FEWEST:
        release_answers(session, opened, people, by_question(opened, private, found), keys)
    opened.state = RoundState.CLOSED if opened.answered else RoundState.NOT_ENOUGH
    opened.private_key = opened.pool = opened.hands_out_at = None
    session.flush()
    _write_anew(session, opened, _TABLES)


def take_in(session: AnySession, *, opened: FeedbackRound, keys: FeedbackKeys) -> bool:
    """While an event is on: release what five or more have sent since, if so many have.

    Each such group is released once, by the same rule, and kept with the others in an order that
    says nothing. Tickets that are not used stay. Raises NotOpen, KeysMissing.
    """
    if lock(session, opened) != RoundState.OPEN or opened.private_key is None:
        raise NotOpen
    found = list_boxes(session, opened)
    people = len(found) // len(opened.questions)
    if people < FEWEST:
        return False
    answers = by_question(opened, open_private_key(opened, keys), found)
    release_answers(session, opened, people, answers, keys)
    session.flush()
    _write_anew(session, opened, (_BOXES,))
    return True


def _write_anew(session: AnySession, closed: FeedbackRound, tables: Sequence[Table]) -> None:
    """The tables without the round's rows, what remains in a new order by one transaction."""
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    for table in tables:
        of_others = select(table).where(table.c.round_id != closed.id)
        kept = shuffled([dict(row) for row in session.execute(of_others).mappings()])
        # a table that is cut off leaves no dead rows, whoever still reads
        session.execute(text(f"TRUNCATE {table.name}") if on_postgresql else delete(table))
        for start in range(0, len(kept), AT_ONCE):
            session.execute(insert(table), kept[start : start + AT_ONCE])


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
