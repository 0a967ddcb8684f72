"""What an audience rule can name: what members have, and what the rule names already."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.organisations import Appointment, Organisation
from events_app.people.queries.organisations import list_names

AnySession = Session | scoped_session[Session]


class Named(NamedTuple):
    """The committees, types and regions by name, and the trusts as (code, name)."""

    committees: list[str]
    types: list[str]
    regions: list[str]
    trusts: list[tuple[str, str]]


def list_named(session: AnySession, audience: Iterable[Any]) -> Named:
    """What the members have; what the audience names stays on offer when no member has it."""
    committees = set(session.scalars(select(Appointment.committee).distinct()))
    rows = session.execute(select(Organisation.type, Organisation.region).distinct()).all()
    types, regions = {row.type for row in rows}, {row.region for row in rows}
    trusts = dict(list_names(session))
    for item in audience:
        committees.add(item.committee)
        types.add(item.organisation_type)
        regions.add(item.region)
        if item.organisation_code:
            trusts.setdefault(item.organisation_code, item.organisation_code)
    return Named(
        committees=sorted(name for name in committees if name),
        types=sorted(name for name in types if name),
        regions=sorted(name for name in regions if name),
        trusts=sorted(trusts.items(), key=lambda trust: trust[1]),
    )
