"""Bringing the member organisations up to date with a file."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.organisations import Organisation
from events_app.people.imports.organisations import OrganisationRow

AnySession = Session | scoped_session[Session]


@dataclass
class OrganisationsTally:
    """What an import did, in rows."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    #: organisations in the system that are not in the file; they stay as they are
    left_alone: int = 0


def import_organisations(
    session: AnySession, *, rows: Iterable[OrganisationRow]
) -> OrganisationsTally:
    """Make the organisations as the rows say, by their codes."""
    known = {found.code: found for found in session.scalars(select(Organisation))}
    tally = OrganisationsTally(left_alone=len(known))
    for row in rows:
        facts = {"name": row.name, "region": row.region, "type": row.type}
        found = known.get(row.code)
        if found is None:
            session.add(Organisation(code=row.code, **facts))
            tally.new += 1
            continue
        tally.left_alone -= 1
        differs = any(getattr(found, fact) != value for fact, value in facts.items())
        for fact, value in facts.items():
            setattr(found, fact, value)
        tally.changed += differs
        tally.unchanged += not differs
    session.flush()
    return tally
