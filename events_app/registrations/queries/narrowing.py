"""What lists of people are narrowed to: a name, a role held today, something that would help."""

from datetime import date

from sqlalchemy import ColumnElement, String, and_, case, cast, func, or_, select
from sqlalchemy.orm import aliased

from events_app.eligibility import Items
from events_app.events.queries.audience import counts_on, meets_item
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person
from events_app.models.registrations import Registration


def main_appointment(today: date, audience: Items = ()) -> ColumnElement[int]:
    """The appointment by which a person is listed: one that counts today comes first.

    Of those, one that meets the audience, if there is one. Stands in a statement that has `Person`.
    """
    held = aliased(Appointment)
    counts = counts_on(today, held)
    lets_in = [and_(counts, meets_item(item, held)) for item in audience]
    firsts = [*((condition, 0) for condition in lets_in), (counts, 1)]
    return (
        select(held.id)
        .where(held.person_id == Person.id)
        .order_by(case(*firsts, else_=2), held.id)
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )


def asks_for_access() -> ColumnElement[bool]:
    """The registrations with something that would help: a box ticked, or a note."""
    return or_(cast(Registration.access_needs, String) != "[]", Registration.access_note != "")


def names_person(word: str) -> ColumnElement[bool]:
    """A folded word is part of the name or the address."""
    return or_(
        Person.folded_name.contains(word, autoescape=True),
        Person.email.contains(word, autoescape=True),
    )


def holds(trust: str, board_role: str, today: date) -> ColumnElement[bool]:
    """The person holds that role today, at a trust with these words in its name or this code."""
    held = aliased(Appointment)
    conditions = [held.person_id == Person.id, counts_on(today, held)]
    if board_role:
        conditions.append(held.board_role == board_role)
    if trust:
        at = select(Organisation.id).where(
            or_(
                func.lower(Organisation.name).contains(trust.lower(), autoescape=True),
                Organisation.code == trust.upper(),
            )
        )
        conditions.append(held.organisation_id.in_(at))
    return select(held.id).where(*conditions).correlate(Person).exists()
