"""What is known of the member trusts, and which of them the programme reached in a year."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.desk.peers import Traits
from events_app.desk.queries.invite import Wanted, is_reached
from events_app.models.organisations import Organisation

AnySession = Session | scoped_session[Session]


def list_traits(session: AnySession) -> list[Traits]:
    """Every trust that has not merged into another."""
    columns = (
        *(Organisation.code, Organisation.name, Organisation.type, Organisation.region),
        *(Organisation.rural, Organisation.coastal, Organisation.urban),
    )
    rows = session.execute(select(*columns).where(Organisation.merged_into_id.is_(None)))
    return [Traits(*row) for row in rows]


def list_reached_codes(session: AnySession, today: date) -> set[str]:
    """The codes of trusts from which somebody had a place at an event of this year."""
    reached = is_reached(Wanted(today.year))
    return set(session.scalars(select(Organisation.code).where(reached)))
