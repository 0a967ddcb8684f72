"""Private keys of open rounds, and comments, sealed anew with the newest key."""

from sqlalchemy import select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, scoped_session

from events_app.feedback.actions.drawing import place_of, pool_place
from events_app.feedback.boxes import FeedbackKeys
from events_app.feedback.queries.reports import comment_place
from events_app.models.feedback import FeedbackComment, FeedbackRound
from events_app.sealing import CannotOpen, Resealed, SealingKeys

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
    """Wrap what up to `limit` open rounds keep anew, in the order of their numbers."""
    keys = FeedbackKeys.from_setting(setting).private
    found = (
        select(FeedbackRound.id, FeedbackRound.private_key, FeedbackRound.pool)
        .where(FeedbackRound.private_key.is_not(None), FeedbackRound.id > int(after or 0))
        .order_by(FeedbackRound.id)
        .limit(limit)
    )
    tally = Resealed()
    for round_id, private, pool in session.execute(found).all():
        tally.last = str(round_id)
        try:
            done = [
                _wrap(session, keys, round_id, FeedbackRound.private_key, private),
                _wrap(session, keys, round_id, FeedbackRound.pool, pool),
            ]
        except CannotOpen:
            tally.refused += 1
        else:
            tally.done += any(done)
    return tally


def _wrap(
    session: AnySession,
    keys: SealingKeys,
    round_id: int,
    column: InstrumentedAttribute[bytes | None],
    kept: bytes | None,
) -> bool:
    """Wrap one value anew, unless it has changed meanwhile: what a close destroyed stays so."""
    if kept is None or keys.is_newest(kept):
        return False
    place = place_of(round_id) if column.key == "private_key" else pool_place(round_id)
    anew = keys.seal(keys.open(kept, place), place)
    mine = (FeedbackRound.id == round_id, column == kept)
    session.execute(update(FeedbackRound).where(*mine).values({column: anew}))
    return True
