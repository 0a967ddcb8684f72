"""Reads of answers to feedback, and of what still waits for one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session, scoped_session

from events_app.feedback.questions import Phase
from events_app.models.events import Event
from events_app.models.feedback import FeedbackReply, FeedbackRound, RoundState

AnySession = Session | scoped_session[Session]

#: an answer is overdue so long after the feedback closed
ANSWERED_WITHIN = timedelta(days=28)
PAGE_SIZE = 25


def find_reply(session: AnySession, event_id: int) -> FeedbackReply | None:
    """The answer to the feedback on an event."""
    return session.get(FeedbackReply, event_id)


def list_overdue(session: AnySession, now: datetime) -> Sequence[Row[Any]]:
    """Events whose feedback has waited too long for an answer, the longest first.

    None is due where not enough people answered.
    """
    statement = (
        select(Event.id, Event.title, FeedbackRound.closes_at)
        .join(FeedbackRound, FeedbackRound.event_id == Event.id)
        .outerjoin(FeedbackReply, FeedbackReply.event_id == Event.id)
        .where(
            FeedbackRound.phase == Phase.AFTER,
            FeedbackRound.state == RoundState.CLOSED,
            FeedbackRound.closes_at <= now - ANSWERED_WITHIN,
            FeedbackReply.event_id.is_(None),
        )
        .order_by(FeedbackRound.closes_at, Event.id)
    )
    rows: Any = session.execute(statement).all()
    return rows


def list_replies(session: AnySession, page: int) -> Sequence[Row[Any]]:
    """A page of the answers, the latest first, each with its event. Nothing held in confidence."""
    statement = (
        select(FeedbackReply, Event.title, Event.slug, Event.starts_date, Event.made_up)
        .join(Event, Event.id == FeedbackReply.event_id)
        .where(Event.held_in_confidence.is_(False))
        .order_by(FeedbackReply.replied_at.desc(), FeedbackReply.event_id.desc())
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    rows: Any = session.execute(statement).all()
    return rows


def count_replies(session: AnySession) -> int:
    """How many answers the public sees."""
    statement = (
        select(func.count(FeedbackReply.event_id))
        .join(Event, Event.id == FeedbackReply.event_id)
        .where(Event.held_in_confidence.is_(False))
    )
    return session.scalar(statement) or 0
