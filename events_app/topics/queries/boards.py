"""For whose board somebody may ask, and at which trust they are."""

from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, joinedload, scoped_session

from events_app import policy
from events_app.models.assistance import Assistance
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person

AnySession = Session | scoped_session[Session]


def list_boards(session: AnySession, person: Person, today: date) -> list[Organisation]:
    """The trusts for whose boards somebody may ask: see `policy.ask_for_board`."""
    helped = select(Assistance.person_id).where(
        Assistance.assistant_id == person.id, Assistance.accepted_at.is_not(None)
    )
    statement = (
        select(Appointment)
        .join(Person, Person.id == Appointment.person_id)
        .where(
            or_(
                Appointment.person_id == person.id,
                and_(Appointment.person_id.in_(helped), Person.active),
            )
        )
        .options(joinedload(Appointment.organisation))
        .order_by(Appointment.id)
    )
    held = session.scalars(statement)
    found = (one for one in held if policy.ask_for_board(person, one, today=today))
    return list({one.organisation_id: one.organisation for one in found}.values())


def find_own_trust(session: AnySession, person: Person, today: date) -> int | None:
    """The trust whose person somebody is today, by the first appointment that is confirmed."""
    statement = (
        select(Appointment.organisation_id)
        .where(
            Appointment.person_id == person.id,
            Appointment.confirmed_at.is_not(None),
            Appointment.from_date <= today,
            or_(Appointment.until_date.is_(None), Appointment.until_date >= today),
        )
        .order_by(Appointment.id)
        .limit(1)
    )
    return session.scalar(statement)
