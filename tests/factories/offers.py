"""Things for tests about offers of a place."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.registrations import Registration, RegistrationState

SENDER = Sender("Example membership body", "events@events.example", "https://events.example")


def make_place_free(session: Session, event: Event) -> None:
    """Somebody with a place at the event gives it back."""
    first = select(Registration).where(
        Registration.event_id == event.id, Registration.state == RegistrationState.REGISTERED
    )
    given_back = session.scalars(first.limit(1)).one()
    given_back.state = RegistrationState.CANCELLED
    event.taken -= 1
    session.flush()
