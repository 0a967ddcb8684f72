"""Reading who changed what."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.models.history import Change, Subject

AnySession = Session | scoped_session[Session]


def list_changes(session: AnySession, subject: Subject, *subject_ids: int) -> list[Change]:
    """The changes to one thing with who made them, the latest first.

    An account that others were merged into has more than one number.
    """
    statement = (
        select(Change)
        .where(Change.subject == subject, Change.subject_id.in_(subject_ids))
        .order_by(Change.id.desc())
        .options(joinedload(Change.made_by))
    )
    return list(session.scalars(statement))
