"""Files of members that came in over the screen."""

from sqlalchemy import select
from sqlalchemy.orm import Session, defer, joinedload, scoped_session

from events_app.models.imports import MemberImport

AnySession = Session | scoped_session[Session]

#: the latest that the history shows
MOST = 100


def list_imports(session: AnySession) -> list[MemberImport]:
    """The latest imports with who made them, without what they hold."""
    statement = (
        select(MemberImport)
        .options(
            joinedload(MemberImport.made_by),
            defer(MemberImport.sealed_file),
            defer(MemberImport.steps),
        )
        .order_by(MemberImport.id.desc())
        .limit(MOST)
    )
    return list(session.scalars(statement))


def find_import(session: AnySession, import_id: int) -> MemberImport | None:
    """One import with who made it."""
    statement = select(MemberImport).where(MemberImport.id == import_id)
    return session.scalar(statement.options(joinedload(MemberImport.made_by)))
