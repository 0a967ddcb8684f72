"""Finding member organisations."""

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.organisations import Organisation

AnySession = Session | scoped_session[Session]


def find_organisation(session: AnySession, code: str) -> Organisation | None:
    """The member organisation with this ODS code."""
    return session.scalar(select(Organisation).where(Organisation.code == code))


def list_names(session: AnySession) -> list[tuple[str, str]]:
    """(code, name) of every member organisation, by name."""
    statement = select(Organisation.code, Organisation.name).order_by(Organisation.name)
    return [(code, name) for code, name in session.execute(statement)]
