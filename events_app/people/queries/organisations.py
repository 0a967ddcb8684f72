"""Finding member organisations."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.organisations import Organisation

AnySession = Session | scoped_session[Session]


def find_organisation(session: AnySession, code: str) -> Organisation | None:
    """The member organisation with this ODS code."""
    return session.scalar(select(Organisation).where(Organisation.code == code))


def list_names_of(session: AnySession, codes: Iterable[str]) -> dict[str, str]:
    """The names of the organisations with these codes; no statement where there is no code."""
    wanted = set(codes)
    if not wanted:
        return {}
    statement = select(Organisation.code, Organisation.name).where(Organisation.code.in_(wanted))
    return {row.code: row.name for row in session.execute(statement)}


def list_names(session: AnySession) -> list[tuple[str, str]]:
    """(code, name) of every member organisation that has not merged into another, by name."""
    statement = (
        select(Organisation.code, Organisation.name)
        .where(Organisation.merged_into_id.is_(None))
        .order_by(Organisation.name)
    )
    return [(code, name) for code, name in session.execute(statement)]
