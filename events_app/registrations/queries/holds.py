"""Reading held places and what people say of their own role."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, scoped_session, selectinload

from events_app.models.events import Event
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from events_app.models.role_claims import RoleClaim

AnySession = Session | scoped_session[Session]


_UNCONFIRMED = (
    select(Person, Appointment)
    .join(Appointment, Appointment.person_id == Person.id)
    .where(Appointment.confirmed_at.is_(None), Person.active)
    .options(
        joinedload(Appointment.organisation),
        selectinload(Person.appointments).joinedload(Appointment.organisation),
    )
)


def list_holds(session: AnySession, *, person: Person | None = None) -> list[Registration]:
    """Held places, everybody's or one person's, with what decides on them.

    That is the person's appointments and the event's audience. There are few at any time.
    """
    statement = (
        select(Registration)
        .where(Registration.state == RegistrationState.HELD)
        .options(
            joinedload(Registration.event).selectinload(Event.audience),
            joinedload(Registration.person)
            .selectinload(Person.appointments)
            .joinedload(Appointment.organisation),
        )
        .order_by(Registration.id)
    )
    if person is not None:
        statement = statement.where(Registration.person_id == person.id)
    return list(session.scalars(statement))


def list_unconfirmed(session: AnySession) -> list[tuple[Person, Appointment, list[RoleClaim]]]:
    """Everything that people say of their own roles and nobody has confirmed, the oldest first."""
    rows = session.execute(_UNCONFIRMED.order_by(Appointment.id)).all()
    claims = _claims_of(session, [appointment.id for _person, appointment in rows])
    return [(person, held, claims.get(held.id, [])) for person, held in rows]


def find_unconfirmed(session: AnySession, appointment_id: int) -> tuple[Person, Appointment] | None:
    """One appointment that nobody has decided on, with its person and all their appointments."""
    found = session.execute(_UNCONFIRMED.where(Appointment.id == appointment_id)).one_or_none()
    return (found[0], found[1]) if found else None


def list_claims(session: AnySession, appointment: Appointment) -> list[RoleClaim]:
    """What stands behind one unconfirmed appointment."""
    return _claims_of(session, [appointment.id]).get(appointment.id, [])


def _claims_of(session: AnySession, numbers: Sequence[int]) -> dict[int, list[RoleClaim]]:
    statement = (
        select(RoleClaim)
        .where(RoleClaim.appointment_id.in_(numbers))
        .options(joinedload(RoleClaim.event), joinedload(RoleClaim.registration))
        .order_by(RoleClaim.id)
    )
    found: dict[int, list[RoleClaim]] = {}
    for claim in session.scalars(statement):
        found.setdefault(claim.appointment_id, []).append(claim)
    return found
