"""The list of accounts that may be one person. The twin of `people/duplicates.py`.

A guard compares the two. A page is found without looking at all pairs: what several accounts share
is read from an index, in its order and in batches, and pairs are made of the batch alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Row,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.orm import Session, aliased, scoped_session

from events_app.models.duplicates import DifferentPeople
from events_app.models.lists import PAGE_SIZE
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.models.types import place_of
from events_app.people.duplicates import Likeness, read_pair

AnySession = Session | scoped_session[Session]
Pair = Row[*tuple[Any, ...]]

#: shared values of which pairs are made at a time
BATCH = 2_000

#: the strongest first
REASONS = tuple(Likeness)
_PLACES = frozenset(str(place) for place in range(len(REASONS)))


@dataclass(frozen=True)
class After:
    """The pair after which a page begins, with its reason: what the address of a page says."""

    reason: Likeness
    one_id: int
    other_id: int

    @classmethod
    def read(cls, text: str) -> "After | None":
        """From the words of an address. What says no pair is the begin of the list."""
        place, _dash, pair = text.partition("-")
        numbers = read_pair(pair)
        if numbers is None or place not in _PLACES:
            return None
        return cls(REASONS[int(place)], *numbers)

    def __str__(self) -> str:
        return f"{REASONS.index(self.reason)}-{self.one_id}-{self.other_id}"


@dataclass(frozen=True)
class PairsPage:
    """One page of pairs with their reasons, and after which pair the next page begins, if any."""

    pairs: Sequence[tuple[Pair, Likeness]]
    next: After | None


def list_pairs(session: AnySession, *, after: After | None = None) -> PairsPage:
    """Pairs of open accounts that may be one person, the likeliest first, each once.

    Pairs that somebody said are two people are not among them. Two statements for each reason and
    for each batch of what people share.
    """
    found: list[tuple[Pair, Likeness]] = []
    for reason in REASONS[REASONS.index(after.reason) if after else 0 :]:
        begin = after if after and after.reason == reason else None
        wanted = PAGE_SIZE + 1 - len(found)
        found += [(pair, reason) for pair in _pairs(session, reason, begin, wanted)]
        if len(found) > PAGE_SIZE:
            break
    if len(found) <= PAGE_SIZE:
        return PairsPage(found, None)
    last, why = found[PAGE_SIZE - 1]
    return PairsPage(found[:PAGE_SIZE], After(why, last.one_id, last.other_id))


_One, _Other = aliased(Person), aliased(Person)


def start_of_address() -> ColumnElement[str]:
    """What an address begins with, the @ included."""
    return func.substr(Person.folded_email, 1, place_of(Person.folded_email, "@"))


#: what two accounts share for each reason
_VALUES: dict[Likeness, ColumnElement[str]] = {
    Likeness.ADDRESS: Person.folded_email.expression,
    Likeness.NAME: Person.folded_name.expression,
    Likeness.FAMILY_NAME: Person.folded_family_name.concat(" ").concat(start_of_address()),
}


def _pairs(
    session: AnySession, reason: Likeness, after: After | None, wanted: int
) -> Sequence[Pair]:
    """The next pairs for this reason, in the order of what they share."""
    found: list[Pair] = []
    value, beyond, first = _VALUES[reason], true(), None
    if after is not None:
        first = session.scalar(select(value).where(Person.id == after.one_id))
        if first is None:  # there is no such account
            return []
        beyond = value >= first
    while len(found) < wanted:
        values = session.scalars(_shared(value, beyond)).all()
        if values:
            pairs = _among(reason, values, after, first).limit(wanted - len(found))
            found += session.execute(pairs).all()
        if len(values) < BATCH:
            break
        beyond = value > values[-1]
    return found


def _shared(value: ColumnElement[str], beyond: ColumnElement[bool]) -> Select[str]:
    """What several accounts share. Closed ones count here, so that an index says it all."""
    grouped = select(value).where(beyond).group_by(value).having(func.count() > 1)
    return grouped.order_by(value).limit(BATCH)


def _among(
    reason: Likeness, values: Sequence[str], after: After | None, first: str | None
) -> Select[*tuple[Any, ...]]:
    """The pairs of those who share one of these values, from after one pair on."""
    alike = _sharing(reason, values)
    one, other = alike.alias(), alike.alias()
    same = [one.c[name] == other.c[name] for name in alike.c.keys() if name != "id"]  # noqa: SIM118 - columns
    past = true()
    if after is not None:
        later = tuple_(one.c.id, other.c.id) > (after.one_id, after.other_id)
        past = or_(one.c.value > first, and_(one.c.value == first, later))
    return (
        select(
            one.c.value,
            one.c.id.label("one_id"),
            other.c.id.label("other_id"),
            _One.full_name.label("one_name"),
            _One.email.label("one_email"),
            _Other.full_name.label("other_name"),
            _Other.email.label("other_email"),
        )
        .join(other, and_(one.c.id < other.c.id, *same))
        .join(_One, _One.id == one.c.id)
        .join(_Other, _Other.id == other.c.id)
        .where(past, _for_no_stronger_reason(reason), ~_said_different())
        .distinct()
        .order_by(one.c.value, one.c.id, other.c.id)
    )


def _sharing(reason: Likeness, values: Sequence[str]) -> CTE:
    """Open accounts with one of these values; for the same name, once for each of their trusts."""
    value = _VALUES[reason]
    statement = select(Person.id, value.label("value")).where(Person.active, value.in_(values))
    if reason == Likeness.NAME:
        statement = (
            statement.add_columns(Appointment.organisation_id)
            .join(Appointment, Appointment.person_id == Person.id)
            .distinct()
        )
    return statement.cte("alike")


def _for_no_stronger_reason(reason: Likeness) -> ColumnElement[bool]:
    other_address = _One.folded_email != _Other.folded_email
    if reason == Likeness.ADDRESS:
        return true()
    if reason == Likeness.NAME:
        return other_address
    here, there = aliased(Appointment), aliased(Appointment)
    at_one_trust = exists(
        select(here.id)
        .join(there, there.organisation_id == here.organisation_id)
        .where(here.person_id == _One.id, there.person_id == _Other.id)
        .correlate(_One, _Other)
    )
    return and_(other_address, ~and_(_One.folded_name == _Other.folded_name, at_one_trust))


def _said_different() -> ColumnElement[bool]:
    said = select(DifferentPeople.one_id).where(
        DifferentPeople.one_id == _One.id, DifferentPeople.other_id == _Other.id
    )
    return said.correlate(_One, _Other).exists()
