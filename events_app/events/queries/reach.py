"""Whom an audience reaches: how many people and trusts, and who they are."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import Session, aliased, scoped_session

from events_app.eligibility import Items
from events_app.events.queries.audience import counts_on, meets_item
from events_app.models.organisations import Appointment
from events_app.models.people import Person

AnySession = Session | scoped_session[Session]


@dataclass(frozen=True)
class Reached:
    """How many people an audience reaches, and at how many trusts."""

    people: int
    trusts: int


def count_people_reached(
    session: AnySession, items: Items, *, today: date, first_day: date
) -> Reached:
    """How many people may register, and at how many trusts they hold what lets them in today."""
    statement = select(
        func.count(Appointment.person_id.distinct()),
        func.count(Appointment.organisation_id.distinct()),
    ).where(_lets_in(items, today, first_day))
    people, trusts = session.execute(statement).one()
    return Reached(people=people, trusts=trusts)


def reached_people(items: Items, *, today: date, first_day: date) -> Select[int]:
    """The numbers of the people who may register, for a statement that narrows them further."""
    return select(Appointment.person_id).where(_lets_in(items, today, first_day))


def list_people_reached(
    session: AnySession, items: Items, *, today: date, first_day: date
) -> list[Person]:
    """The people who may register, by their number."""
    reached = select(Appointment.person_id).where(_lets_in(items, today, first_day))
    statement = select(Person).where(Person.id.in_(reached)).order_by(Person.id)
    return list(session.scalars(statement))


def _lets_in(items: Items, today: date, first_day: date) -> ColumnElement[bool]:
    """Appointments that let the people of open accounts in today.

    Nearly always the same appointment is held on the first day too. The others, which end before,
    need a second one: it is looked for among the appointments of the few people who have such.
    """
    ends, other = aliased(Appointment), aliased(Appointment)
    need_another = select(ends.person_id).where(
        _meets_any(items, ends), counts_on(today, ends), ~counts_on(first_day, ends)
    )
    have_another = select(other.person_id).where(
        other.person_id.in_(need_another), _meets_any(items, other), counts_on(first_day, other)
    )
    return and_(
        _meets_any(items, Appointment),
        counts_on(today),
        or_(counts_on(first_day), Appointment.person_id.in_(have_another)),
        Appointment.person_id.not_in(select(Person.id).where(~Person.active)),
    )


def _meets_any(items: Items, held: type[Appointment]) -> ColumnElement[bool]:
    return or_(false(), *(meets_item(item, held) for item in items))
