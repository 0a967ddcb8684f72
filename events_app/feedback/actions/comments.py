"""Check comments before they stand in a report."""

from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.feedback.refusals import NoReason
from events_app.models.feedback import CommentState, FeedbackComment
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.people.actions.history import keep_change

AnySession = Session | scoped_session[Session]


def decide(
    session: AnySession,
    *,
    comment: FeedbackComment,
    event_id: int,
    show: bool,
    reason: str,
    by: Person,
    now: datetime,
) -> None:
    """Show a comment in the report, or hide it with a reason. Raises NoReason."""
    if not show and not reason:
        raise NoReason
    before = comment.state
    comment.state = CommentState.SHOWN if show else CommentState.HIDDEN
    comment.reason = "" if show else reason
    session.flush()
    keep_change(
        session,
        subject=Subject.EVENT,
        subject_id=event_id,
        what="feedback comment checked",
        by=by,
        now=now,
        fields={"Comment": (before, comment.state), "Reason": ("", comment.reason)},
    )
