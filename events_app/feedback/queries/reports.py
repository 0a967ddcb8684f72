"""Reads for the event team's reports: what was released, and the comments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, and_, func, select
from sqlalchemy.orm import Session, aliased, scoped_session

from events_app.feedback.boxes import FeedbackKeys
from events_app.feedback.queries.rounds import RACE_EQUALITY
from events_app.feedback.questions import Phase
from events_app.models.events import Appearance, Event, EventSession, Theme, ThemeMark
from events_app.models.feedback import CommentState, FeedbackComment, FeedbackRound
from events_app.models.people import Person
from events_app.models.registrations import Registration
from events_app.sealing import CannotOpen

AnySession = Session | scoped_session[Session]
_before = aliased(FeedbackRound)
_OF_BEFORE = and_(_before.event_id == Event.id, _before.phase == Phase.BEFORE)


@dataclass(frozen=True)
class Comment:
    """What somebody wrote, opened."""

    id: str
    question: str
    words: str
    state: str
    reason: str


def list_comments(session: AnySession, round_id: int, keys: FeedbackKeys) -> list[Comment]:
    """The comments of a round in the order of their random ids."""
    rows = session.scalars(
        select(FeedbackComment)
        .where(FeedbackComment.round_id == round_id)
        .order_by(FeedbackComment.id)
    )
    return [Comment(row.id, row.question, _open(row, keys), row.state, row.reason) for row in rows]


def find_comment(session: AnySession, round_id: int, comment_id: str) -> FeedbackComment | None:
    """One comment of a round."""
    return session.scalar(
        select(FeedbackComment).where(
            FeedbackComment.id == comment_id, FeedbackComment.round_id == round_id
        )
    )


def list_known_names(session: AnySession, event_id: int) -> list[str]:
    """The names of everybody with a registration, and of everybody in the line-up."""
    people = (
        select(Person.full_name)
        .join(Registration, Registration.person_id == Person.id)
        .where(Registration.event_id == event_id)
    )
    speakers = (
        select(Appearance.name)
        .join(EventSession, EventSession.id == Appearance.session_id)
        .where(EventSession.event_id == event_id)
    )
    return list(session.scalars(people.union(speakers)))


def list_rounds(
    session: AnySession, *, first: date, last: date, series_id: int | None = None
) -> Sequence[Row[Any]]:
    """The rounds after events that began in a span of days, with the event, the latest first.

    `race`: whether the event carries the theme of race equality. `waiting`: comments to check.
    `released_before`: the figures of before the event.
    """
    statement = (
        select(
            Event.id,
            Event.title,
            Event.starts_date,
            Event.made_up,
            FeedbackRound.state,
            FeedbackRound.asked,
            FeedbackRound.answered,
            FeedbackRound.questions,
            FeedbackRound.released,
            _before.released.label("released_before"),
            _on_race().label("race"),
            _waiting().label("waiting"),
        )
        .join(Event, Event.id == FeedbackRound.event_id)
        .outerjoin(_before, _OF_BEFORE)
        .where(FeedbackRound.phase == Phase.AFTER, Event.starts_date.between(first, last))
        .order_by(Event.starts_date.desc(), Event.id.desc())
    )
    if series_id is not None:
        statement = statement.where(Event.series_id == series_id)
    rows: Any = session.execute(statement).all()
    return rows


def _on_race() -> ColumnElement[bool]:
    """Whether the event carries the theme of race equality."""
    return (
        select(ThemeMark.id)
        .join(ThemeMark.theme)
        .where(ThemeMark.event_id == Event.id, func.lower(Theme.name) == RACE_EQUALITY)
        .exists()
    )


def _waiting() -> ScalarSelect[int]:
    """How many comments of the round are to be checked."""
    return (
        select(func.count(FeedbackComment.id))
        .where(
            FeedbackComment.round_id == FeedbackRound.id,
            FeedbackComment.state == CommentState.TO_CHECK,
        )
        .scalar_subquery()
    )


def comment_place(comment_id: str) -> str:
    """Where a comment is sealed for."""
    return f"feedback_comments|body|{comment_id}"


def _open(row: FeedbackComment, keys: FeedbackKeys) -> str:
    try:
        return keys.comments.open(row.body, comment_place(row.id)).decode()
    except CannotOpen:
        return ""
