"""Whom an audience reaches: how many people and trusts, and who they are."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import CTE, Subquery, and_, case, false, func, or_, select
from sqlalchemy.orm import Session, scoped_session

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
    near = _near(items, today, first_day)
    reached = _on_both_days(near)
    people = select(func.count()).select_from(reached).scalar_subquery()
    trusts = (
        select(func.count(near.c.organisation_id.distinct()))
        .where(near.c.today == 1, near.c.person_id.in_(select(reached.c.person_id)))
        .scalar_subquery()
    )
    row = session.execute(select(people, trusts)).one()
    return Reached(people=row[0], trusts=row[1])


def list_people_reached(
    session: AnySession, items: Items, *, today: date, first_day: date
) -> list[Person]:
    """The people who may register, by their number."""
    reached = _on_both_days(_near(items, today, first_day))
    statement = select(Person).where(Person.id.in_(select(reached.c.person_id)))
    return list(session.scalars(statement.order_by(Person.id)))


def _near(items: Items, today: date, first_day: date) -> CTE:
    """Appointments that meet an item and are held on either day, with a mark for each day."""
    meets_any = or_(false(), *(meets_item(item) for item in items))
    on_today, on_first = counts_on(today), counts_on(first_day)
    return (
        select(
            Appointment.person_id,
            Appointment.organisation_id,
            case((on_today, 1), else_=0).label("today"),
            case((on_first, 1), else_=0).label("first_day"),
        )
        .where(meets_any, or_(on_today, on_first))
        .cte("near")
    )


def _on_both_days(near: CTE) -> Subquery:
    """The people whose appointments, together, cover both days."""
    return (
        select(near.c.person_id)
        .group_by(near.c.person_id)
        .having(and_(func.max(near.c.today) == 1, func.max(near.c.first_day) == 1))
        .subquery("reached")
    )
