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
    case,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased, scoped_session

from events_app.eligibility import Items
from events_app.events.queries.audience import counts_on, meets_item
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person

AnySession = Session | scoped_session[Session]
Held = type[Appointment]

# Made once: to make one takes as long as reading a thousand rows. Each stands once in a statement.
_HELD, _OTHER, _ENDS, _AGAIN = (aliased(Appointment) for _ in range(4))


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
    reach = _Reach(items, today, first_day)
    lets_in = or_(reach.both_days(_HELD), reach.has_another(_HELD))
    return select(_HELD.person_id).where(lets_in, _HELD.person_id.not_in(_closed_accounts()))


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
        another = select(_OTHER.id).where(
            _OTHER.person_id == held.person_id,
            self._meets(_OTHER),
            counts_on(self.first_day, _OTHER),
        )
        return and_(self._only_today(held), _probe(another.correlate_except(_OTHER)))

    def people(self) -> ScalarSelect[int]:
        """How many hold one for both days. All are above 0: that names the index by people."""
        reached = select(func.count(_HELD.person_id.distinct()))
        return reached.where(_HELD.person_id > 0, self.both_days(_HELD)).scalar_subquery()

    def changing_people(self) -> ScalarSelect[int]:
        """How many hold none for both days, but one for each. The later one has not begun yet."""
        held, other = _HELD, _OTHER
        return (
            select(func.count(held.person_id.distinct()))
            .join(other, other.person_id == held.person_id)
            .where(
                self._only_today(held),
                and_(self._meets(other), counts_on(self.first_day, other), self._not_today(other)),
                ~_probe(self._for_both_of(held.person_id)),
                held.person_id.not_in(_closed_accounts()),
            )
            .scalar_subquery()
        )

    def closed(self) -> ScalarSelect[int]:
        """How many of those who hold one for both days have a closed account."""
        reached = _probe(self._for_both_of(Person.id))
        return select(func.count(Person.id)).where(~Person.active, reached).scalar_subquery()

    def trusts(self) -> ScalarSelect[int]:
        """At how many trusts somebody is reached."""
        steady, changing = (
            select(one.id).where(
                one.organisation_id == Organisation.id,
                condition,
                one.person_id.not_in(_closed_accounts()),
            )
            for one, condition in ((_HELD, self.both_days(_HELD)), (_ENDS, self.has_another(_ENDS)))
        )
        found = [_probe(some.correlate(Organisation)) for some in (steady, changing)]
        # the second is asked for where the first finds nobody
        either = case((found[0], True), else_=found[1])
        return select(func.count(Organisation.id)).where(either).scalar_subquery()

    def _only_today(self, held: Held) -> ColumnElement[bool]:
        ahead = self.first_day >= self.today
        not_then = held.until_date < self.first_day if ahead else held.from_date > self.first_day
        return and_(self._meets(held), counts_on(self.today, held), not_then)

    def _not_today(self, held: Held) -> ColumnElement[bool]:
        ahead = self.first_day >= self.today
        return held.from_date > self.today if ahead else held.until_date < self.today

    def _for_both_of(self, person_id: InstrumentedAttribute[int]) -> Select[int]:
        found = select(_AGAIN.id).where(_AGAIN.person_id == person_id, self.both_days(_AGAIN))
        return found.correlate_except(_AGAIN)

    def _meets(self, held: Held) -> ColumnElement[bool]:
        return or_(false(), *(meets_item(item, held) for item in self.items))


def _probe(some: Select[int]) -> Exists:
    """Whether there is one. An offset, of none, keeps PostgreSQL from reading all rows at once."""
    return some.limit(1).offset(0).exists()


def _closed_accounts() -> Select[int]:
    return select(Person.id).where(~Person.active)
