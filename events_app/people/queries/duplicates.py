"""Accounts that may be one person. The twin of `people/duplicates.py`; a guard compares the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    exists,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased, joinedload, scoped_session

from events_app.models.duplicates import DifferentPeople, MergedAccount
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.models.types import place_of
from events_app.people.duplicates import Likeness

AnySession = Session | scoped_session[Session]

#: pairs on one page
PAGE_SIZE = 25

_One, _Other = aliased(Person), aliased(Person)
#: in the order of `Likeness`
_REASONS = tuple(Likeness)


@dataclass(frozen=True)
class PairsPage:
    """One page of pairs, and how many pairs there are."""

    rows: Sequence[Row[*tuple[Any, ...]]]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))

    def why(self, row: Row[*tuple[Any, ...]]) -> str:
        place: int = row.reason
        return _REASONS[place]


def list_pairs(session: AnySession, *, page: int) -> PairsPage:
    """Pairs of open accounts that may be one person, the likeliest first: one statement.

    Pairs that somebody said are two people are not among them.
    """
    found = _found().subquery()
    statement = (
        select(
            found.c.one_id,
            found.c.other_id,
            found.c.reason,
            _One.full_name.label("one_name"),
            _One.email.label("one_email"),
            _Other.full_name.label("other_name"),
            _Other.email.label("other_email"),
            func.count().over().label("total"),
        )
        .join(_One, _One.id == found.c.one_id)
        .join(_Other, _Other.id == found.c.other_id)
        .where(~_said_different(found.c.one_id, found.c.other_id))
        .order_by(found.c.reason, _One.folded_family_name, found.c.one_id, found.c.other_id)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    rows = session.execute(statement).all()
    return PairsPage(rows, rows[0].total if rows else 0, page)


def list_both(session: AnySession, numbers: tuple[int, int]) -> list[Person]:
    """The people with these numbers, with roles and appointments, the lower number first."""
    statement = (
        select(Person)
        .where(Person.id.in_(numbers))
        .order_by(Person.id)
        .options(
            joinedload(Person.appointments).joinedload(Appointment.organisation),
            joinedload(Person.roles),
        )
    )
    return list(session.scalars(statement).unique())


def list_merged(session: AnySession, numbers: Sequence[int]) -> list[MergedAccount]:
    """Which of these accounts were merged, with the account that stays."""
    statement = select(MergedAccount).where(MergedAccount.person_id.in_(numbers))
    return list(session.scalars(statement.options(joinedload(MergedAccount.into))))


def list_merged_into(session: AnySession, person: Person) -> list[int]:
    """The numbers of the accounts that were merged into this one."""
    statement = select(MergedAccount.person_id).where(MergedAccount.into_id == person.id)
    return list(session.scalars(statement))


def _found() -> Select[Any, Any, Any]:
    """Each pair once, with its strongest reason as a number."""
    each = union_all(_of_address(), _of_name(), _of_family_name()).subquery()
    return select(each.c.one_id, each.c.other_id, func.min(each.c.reason).label("reason")).group_by(
        each.c.one_id, each.c.other_id
    )


def _pairs(reason: Likeness, *alike: ColumnElement[bool]) -> Select[Any, Any, Any]:
    both_open = and_(_One.active, _Other.active)
    return (
        select(
            _One.id.label("one_id"),
            _Other.id.label("other_id"),
            literal(_REASONS.index(reason)).label("reason"),
        )
        .join(_Other, and_(_One.id < _Other.id, *alike))
        .where(both_open)
    )


def _of_address() -> Select[Any, Any, Any]:
    return _pairs(Likeness.ADDRESS, _One.folded_email == _Other.folded_email)


def _of_name() -> Select[Any, Any, Any]:
    here, there = aliased(Appointment), aliased(Appointment)
    at_one_trust = exists(
        select(here.id)
        .join(there, there.organisation_id == here.organisation_id)
        .where(here.person_id == _One.id, there.person_id == _Other.id)
        .correlate(_One, _Other)
    )
    return _pairs(Likeness.NAME, _One.folded_name == _Other.folded_name, at_one_trust)


def _of_family_name() -> Select[Any, Any, Any]:
    """By one value of both, written down once: a family name alone would give too many pairs."""
    email = Person.folded_email
    value = func.substr(email, 1, place_of(email, "@")).concat(Person.folded_family_name)
    alike = select(Person.id, value.label("value")).where(Person.active).cte("alike")
    one, other = alike.alias(), alike.alias()
    return select(
        one.c.id.label("one_id"),
        other.c.id.label("other_id"),
        literal(_REASONS.index(Likeness.FAMILY_NAME)).label("reason"),
    ).join(other, and_(one.c.value == other.c.value, one.c.id < other.c.id))


def _said_different(one_id: ColumnElement[int], other_id: ColumnElement[int]) -> Any:
    return exists().where(DifferentPeople.one_id == one_id, DifferentPeople.other_id == other_id)
