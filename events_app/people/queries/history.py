"""Reading who changed what."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.models.history import Change, Subject

AnySession = Session | scoped_session[Session]

#: what is kept when the facts of a thing are written, beside what else happens to it
CORRECTED, PROFILE_CHANGED = "corrected", "profile changed"
OF_FACTS = ("Added", "Changed", "Created", CORRECTED, PROFILE_CHANGED)


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


def find_version(session: AnySession, subject: Subject, subject_id: int) -> int:
    """A number that rises with every change to the facts of one thing; 0 before the first."""
    statement = select(func.max(Change.id)).where(
        Change.subject == subject, Change.subject_id == subject_id, Change.what.in_(OF_FACTS)
    )
    return session.scalar(statement) or 0


def list_changes_since(
    session: AnySession, subject: Subject, subject_id: int, version: int
) -> list[Change]:
    """The changes to the facts of one thing after a version of it, the latest first."""
    kept = list_changes(session, subject, subject_id)
    return [change for change in kept if change.id > version and change.what in OF_FACTS]
