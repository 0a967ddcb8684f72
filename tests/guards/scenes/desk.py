"""What the event team's desk keeps."""

from sqlalchemy.orm import Session

from events_app.mail.outbox import post
from events_app.models.events import Event
from events_app.models.history import Subject
from events_app.models.messages import MessageState
from events_app.models.people import Person
from events_app.people.actions.history import keep_change
from tests.factories import LONG_AGO


def add(session: Session, _person: Person) -> dict[str, list[str]]:
    """A mail that was given up, and tables of the report."""
    message = post(
        session, recipient="a@trust.example", template="people/mail/code", facts={}, now=LONG_AGO
    )
    message.state = MessageState.DEAD
    session.flush()
    return {"message_id": [message.reference], "table_name": ["events", "trusts"]}


def fill(session: Session, person: Person, event: Event) -> None:
    keep_change(
        session,
        subject=Subject.EVENT,
        subject_id=event.id,
        what="created",
        by=person,
        now=LONG_AGO,
    )
