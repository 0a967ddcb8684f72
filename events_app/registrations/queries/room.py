"""Who has a place at an event, with a role and a trust and without a name."""

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, scoped_session

from events_app.events.queries.audience import counts_on
from events_app.models.events import Event
from events_app.models.organisations import Appointment, Organisation
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations.room import There


def list_there(session: Session | scoped_session[Session], event: Event) -> list[There]:
    """Everybody with a place, once for each role that they hold on the day, board roles first."""
    on_the_day = and_(Appointment.person_id == Registration.person_id, counts_on(event.starts_date))
    statement = (
        select(
            Registration.person_id, Appointment.board_role, Organisation.type, Organisation.region
        )
        .select_from(Registration)
        .outerjoin(Appointment, on_the_day)
        .outerjoin(Organisation, Organisation.id == Appointment.organisation_id)
        .where(
            Registration.event_id == event.id, Registration.state == RegistrationState.REGISTERED
        )
        .order_by(Appointment.board_role.is_(None), Appointment.id)
    )
    return [There(*row) for row in session.execute(statement)]
