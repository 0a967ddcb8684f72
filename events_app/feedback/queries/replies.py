"""Reads of answers to feedback, and of what still waits for one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, exists, func, select
from sqlalchemy.orm import Session, scoped_session

from events_app.feedback.questions import Phase
from events_app.feedback.said import About
from events_app.models.events import Event
from events_app.models.feedback import FeedbackReply, FeedbackRound, RoundState
from events_app.models.lists import PAGE_SIZE
from events_app.models.series import Series

AnySession = Session | scoped_session[Session]

#: an answer is overdue so long after the feedback closed
ANSWERED_WITHIN = timedelta(days=28)

#: what makes a round one that waits for an answer
_WAITS = (
    FeedbackRound.phase == Phase.AFTER,
    FeedbackRound.state == RoundState.CLOSED,
    FeedbackRound.reply_id.is_(None),
)
_IS_PUBLIC = ~(
    exists()
    .where(FeedbackRound.reply_id == FeedbackReply.id, FeedbackRound.event_id == Event.id)
    .where(Event.held_in_confidence)
    .correlate(FeedbackReply)
)


def find_reply(session: AnySession, event_id: int) -> FeedbackReply | None:
    """The answer to the feedback on an event: to it alone, or to its series."""
    statement = (
        select(FeedbackReply)
        .join(FeedbackRound, FeedbackRound.reply_id == FeedbackReply.id)
        .where(FeedbackRound.event_id == event_id, FeedbackRound.phase == Phase.AFTER)
    )
    return session.scalar(statement)


def list_unanswered(
    session: AnySession, about: About, *, lock: bool = False
) -> Sequence[FeedbackRound]:
    """The closed rounds that an answer would be about: those that wait for one.

    None waits where not enough people answered. With `lock`, nobody else answers them meanwhile.
    """
    whose = Event.id == about.event_id if about.event_id else Event.series_id == about.series_id
    statement = (
        select(FeedbackRound)
        .join(Event, Event.id == FeedbackRound.event_id)
        .where(whose, *_WAITS)
        .order_by(FeedbackRound.id)
    )
    locked = statement.with_for_update(of=FeedbackRound) if lock else statement
    return session.scalars(locked).all()


def list_overdue(session: AnySession, now: datetime, most: int | None = None) -> Sequence[Row[Any]]:
    """Events whose feedback has waited too long for an answer, the longest first.

    None is due where not enough people answered.
    """
    statement = (
        select(Event.id, Event.title, Event.starts_date, FeedbackRound.closes_at)
        .join(FeedbackRound, FeedbackRound.event_id == Event.id)
        .where(*_WAITS, FeedbackRound.closes_at <= now - ANSWERED_WITHIN)
        .order_by(FeedbackRound.closes_at, Event.id)
        .limit(most)
    )
    rows: Any = session.execute(statement).all()
    return rows


def list_replies(session: AnySession, page: int) -> Sequence[Row[Any]]:
    """A page of the answers, the latest first, each with its event, or its series.

    Nothing that was held in confidence.
    """
    statement = (
        select(
            FeedbackReply,
            Event.title,
            Event.slug,
            Event.starts_date,
            Event.made_up,
            Series.name.label("series"),
            Series.slug.label("series_slug"),
        )
        .outerjoin(Event, Event.id == FeedbackReply.event_id)
        .outerjoin(Series, Series.id == FeedbackReply.series_id)
        .where(_IS_PUBLIC)
        .order_by(FeedbackReply.replied_at.desc(), FeedbackReply.id.desc())
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    rows: Any = session.execute(statement).all()
    return rows


def count_replies(session: AnySession) -> int:
    """How many answers the public sees."""
    return session.scalar(select(func.count(FeedbackReply.id)).where(_IS_PUBLIC)) or 0
