"""Member organisations as the event team lists them and looks at one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select, true
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app.folding import fold
from events_app.models.lists import PAGE_SIZE
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person

AnySession = Session | scoped_session[Session]


Rows = Sequence[Row[*tuple[Any, ...]]]


@dataclass(frozen=True)
class OrganisationFilters:
    """What a list of organisations is narrowed to. Empty means every one that has not ended."""

    words: str = ""
    type: str = ""
    region: str = ""
    ended: bool = False


@dataclass(frozen=True)
class OrganisationPage:
    """One page of organisations, and how many there are."""

    rows: Rows
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


_COLUMNS = (
    *(Organisation.code, Organisation.name, Organisation.type, Organisation.region),
    *(Organisation.rural, Organisation.coastal, Organisation.urban, Organisation.ended_date),
)


def list_organisations(
    session: AnySession, *, filters: OrganisationFilters, page: int
) -> OrganisationPage:
    """One page by name, in one statement."""
    wanted = _wanted(filters)
    total = select(func.count(Organisation.id)).where(wanted).correlate(None).scalar_subquery()
    statement = (
        select(*_COLUMNS, total.label("total"))
        .where(wanted)
        .order_by(Organisation.folded_name, Organisation.id)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    rows = session.execute(statement).all()
    return OrganisationPage(rows, rows[0].total if rows else 0, page)


def list_all_organisations(session: AnySession, *, filters: OrganisationFilters) -> Rows:
    """All of them, for a file. There are hundreds, not more."""
    statement = select(*_COLUMNS).where(_wanted(filters)).order_by(Organisation.folded_name)
    return session.execute(statement).all()


def list_types_and_regions(session: AnySession) -> tuple[list[str], list[str]]:
    """The types and the regions that organisations have, in order."""
    rows = session.execute(select(Organisation.type, Organisation.region).distinct()).all()
    types = {row.type for row in rows if row.type}
    return sorted(types), sorted({row.region for row in rows})


def list_people_at(
    session: AnySession, organisation: Organisation
) -> list[tuple[Person, Appointment]]:
    """Everybody who holds or held an appointment there, by family name."""
    statement = (
        select(Person, Appointment)
        .join(Appointment, Appointment.person_id == Person.id)
        .where(Appointment.organisation_id == organisation.id)
        .options(joinedload(Appointment.organisation))
        .order_by(Person.folded_family_name, Person.folded_name, Appointment.id)
    )
    return [(person, held) for person, held in session.execute(statement)]


def list_merged_into(session: AnySession, organisation: Organisation) -> list[Organisation]:
    """The organisations that became part of this one."""
    statement = select(Organisation).where(Organisation.merged_into_id == organisation.id)
    return list(session.scalars(statement.order_by(Organisation.id)))


def _wanted(filters: OrganisationFilters) -> ColumnElement[bool]:
    ended = Organisation.merged_into_id
    conditions: list[ColumnElement[bool]] = [
        true(),
        ended.is_not(None) if filters.ended else ended.is_(None),
    ]
    for word in fold(filters.words).split():
        named = Organisation.folded_name.contains(word, autoescape=True)
        coded = Organisation.code.startswith(word.upper(), autoescape=True)
        conditions.append(or_(named, coded))
    if filters.type:
        conditions.append(Organisation.type == filters.type)
    if filters.region:
        conditions.append(Organisation.region == filters.region)
    return and_(*conditions)
