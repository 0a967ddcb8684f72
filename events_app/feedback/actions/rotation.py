"""Private keys of open rounds, and comments, sealed anew with the newest key."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.feedback.actions.asking import place_of
from events_app.feedback.boxes import FeedbackKeys
from events_app.feedback.queries.reports import comment_place
from events_app.models.feedback import FeedbackComment, FeedbackRound
from events_app.sealing import CannotOpen, Resealed

AnySession = Session | scoped_session[Session]


def reseal_comments(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Seal up to `limit` comments anew, in the order of their ids."""
    keys = FeedbackKeys.from_setting(setting).comments
    statement = (
        select(FeedbackComment)
        .where(FeedbackComment.id > after)
        .order_by(FeedbackComment.id)
        .limit(limit)
    )
    tally = Resealed()
    for comment in session.scalars(statement):
        tally.last = comment.id
        if keys.is_newest(comment.body):
            continue
        try:
            place = comment_place(comment.id)
            comment.body = keys.seal(keys.open(comment.body, place), place)
        except CannotOpen:
            tally.refused += 1
        else:
            tally.done += 1
    session.flush()
    return tally


def reseal_rounds(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Wrap the private keys of up to `limit` open rounds anew, in the order of their numbers."""
    keys = FeedbackKeys.from_setting(setting).private
    found = (
        select(FeedbackRound.id, FeedbackRound.private_key)
        .where(FeedbackRound.private_key.is_not(None), FeedbackRound.id > int(after or 0))
        .order_by(FeedbackRound.id)
        .limit(limit)
    )
    tally = Resealed()
    for round_id, wrapped in session.execute(found).all():
        tally.last = str(round_id)
        if wrapped is None or keys.is_newest(wrapped):
            continue
        try:
            private = keys.open(wrapped, place_of(round_id))
        except CannotOpen:
            tally.refused += 1
            continue
        mine = (FeedbackRound.id == round_id, FeedbackRound.private_key == wrapped)
        anew = keys.seal(private, place_of(round_id))
        session.execute(update(FeedbackRound).where(*mine).values(private_key=anew))
        tally.done += 1
    return tally
