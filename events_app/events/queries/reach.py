"""Whom an audience reaches: how many people and trusts, and who they are.

Nearly everybody who is reached holds one appointment that lets them in today and on the first day:
they are read from an index alone, in the order of people, so that nobody is looked at twice. The
few whose appointment ends in between need another one, and are looked at one by one.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Exists,
    ScalarSelect,
    Select,
    and_,
    false,
    func,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.orm import Session, aliased, scoped_session

from events_app.eligibility import Items
from events_app.events.queries.audience import counts_on, meets_item
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person

AnySession = Session | scoped_session[Session]
Held = type[Appointment]


@dataclass(frozen=True)
class Reached:
    """How many people an audience reaches, and at how many trusts."""

    people: int
    trusts: int


def count_people_reached(
    session: AnySession, items: Items, *, today: date, first_day: date
) -> Reached:
    """How many people may register, and at how many trusts they hold what lets them in today."""
    reach = _Reach(items, today, first_day)
    counts = select(reach.people() + reach.changing_people() - reach.closed(), reach.trusts())
    people, trusts = session.execute(counts).one()
    return Reached(people=people, trusts=trusts)


def reached_people(items: Items, *, today: date, first_day: date) -> Select[int]:
    """The numbers of the people who may register, for a statement that narrows them further."""
    reach, ends = _Reach(items, today, first_day), aliased(Appointment)
    either = union_all(
        select(Appointment.person_id).where(reach.both_days(Appointment)),
        select(ends.person_id).where(reach.has_another(ends)),
    ).subquery()
    return select(either.c.person_id).where(either.c.person_id.not_in(_closed_accounts()))


def list_people_reached(
    session: AnySession, items: Items, *, today: date, first_day: date
) -> list[Person]:
    """The people who may register, by their number."""
    reached = reached_people(items, today=today, first_day=first_day)
    statement = select(Person).where(Person.id.in_(reached)).order_by(Person.id)
    return list(session.scalars(statement))


@dataclass(frozen=True)
class _Reach:
    """The appointments that let people in today who can be let in on the first day too."""

    items: Items
    today: date
    first_day: date

    def both_days(self, held: Held) -> ColumnElement[bool]:
        """It meets the audience and is held on both days."""
        earlier, later = sorted((self.today, self.first_day))
        return and_(
            self._meets(held),
            held.confirmed_at.is_not(None),
            held.from_date <= earlier,
            or_(held.until_date.is_(None), held.until_date >= later),
        )

    def has_another(self, held: Held) -> ColumnElement[bool]:
        """It meets the audience today and not on the first day, for which there is another."""
        ahead = self.first_day >= self.today
        not_then = held.until_date < self.first_day if ahead else held.from_date > self.first_day
        return and_(
            self._meets(held),
            counts_on(self.today, held),
            not_then,
            self._holds(held.person_id, self.first_day),
        )

    def people(self) -> ScalarSelect[int]:
        """How many hold one for both days. All are above 0: that names the index by people."""
        held = aliased(Appointment)
        reached = select(func.count(held.person_id.distinct()))
        return reached.where(held.person_id > 0, self.both_days(held)).scalar_subquery()

    def changing_people(self) -> ScalarSelect[int]:
        """How many hold none for both days, but one for each."""
        held = aliased(Appointment)
        reached = select(func.count(held.person_id.distinct()))
        others = (self.has_another(held), ~self._holds_for_both(held.person_id))
        return reached.where(*others).scalar_subquery()

    def closed(self) -> ScalarSelect[int]:
        """How many of all these have a closed account: they are not reached."""
        one_each = and_(self._holds(Person.id, self.today), self._holds(Person.id, self.first_day))
        either = or_(self._holds_for_both(Person.id), one_each)
        return select(func.count(Person.id)).where(~Person.active, either).scalar_subquery()

    def trusts(self) -> ScalarSelect[int]:
        """At how many trusts."""
        held, ends = aliased(Appointment), aliased(Appointment)
        some = select(held.id).where(
            held.organisation_id == Organisation.id,
            self.both_days(held),
            held.person_id.not_in(_closed_accounts()),
        )
        either = union(
            select(Organisation.id).where(some.correlate(Organisation).exists()),
            select(ends.organisation_id).where(
                self.has_another(ends), ends.person_id.not_in(_closed_accounts())
            ),
        ).subquery()
        return select(func.count()).select_from(either).scalar_subquery()

    def _holds(self, person_id: ColumnElement[int], day: date) -> Exists:
        other = aliased(Appointment)
        found = select(other.id).where(
            other.person_id == person_id, self._meets(other), counts_on(day, other)
        )
        return found.correlate_except(other).exists()

    def _holds_for_both(self, person_id: ColumnElement[int]) -> Exists:
        other = aliased(Appointment)
        found = select(other.id).where(other.person_id == person_id, self.both_days(other))
        return found.correlate_except(other).exists()

    def _meets(self, held: Held) -> ColumnElement[bool]:
        return or_(false(), *(meets_item(item, held) for item in self.items))


def _closed_accounts() -> Select[int]:
    return select(Person.id).where(~Person.active)
