"""Events that people attended, their tickets, and their answers."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask import current_app
from sqlalchemy.orm import Session

from events_app.clock import london_date
from events_app.extensions import db
from events_app.feedback.actions.answering import find_asked, give
from events_app.feedback.actions.asking import ask
from events_app.feedback.actions.closing import close
from events_app.feedback.boxes import FeedbackKeys
from events_app.models.events import Event
from events_app.models.feedback import FeedbackRound
from events_app.models.people import Person
from events_app.models.registrations import Attendance, RegistrationState
from events_app.people.queries.inbox import list_messages
from tests.conftest import NOW
from tests.factories import make_event, make_person, make_registration
from tests.factories.inbox import inbox_keys

#: an event that ended two hours before the tests' present
BEFORE = NOW - timedelta(hours=3)


def feedback_keys() -> FeedbackKeys:
    """The keys of the application under test."""
    return FeedbackKeys.from_setting(current_app.config["SEALING_KEYS"])


def make_attended(session: Session, people: int = 12, **facts: Any) -> tuple[Event, list[Person]]:
    """An event that is over, and so many people who were there."""
    plain: dict[str, Any] = {"starts_at": BEFORE, "lasts": timedelta(hours=1)}
    event = make_event(session, **plain | facts)
    came = [make_person(session) for _ in range(people)]
    for person in came:
        make_registration(
            session,
            person=person,
            event=event,
            state=RegistrationState.REGISTERED,
            attendance=Attendance.ATTENDED,
        )
    return event, came


def ask_for(session: Session, event: Event) -> FeedbackRound:
    """Open the event's round and hand out the tickets."""
    opened = ask(
        session,
        event=event,
        keys=feedback_keys(),
        inbox=inbox_keys(),
        address="/feedback/",
        now=NOW,
    )
    assert opened is not None
    session.commit()
    return opened


def ticket_of(session: Session, person: Person) -> str:
    """The ticket in somebody's messages."""
    own = list_messages(session, person, keys=inbox_keys(), today=london_date(NOW))
    tickets = [left.message.form.fields["ticket"] for left in own if left.message.form]
    session.rollback()
    return tickets[0]


def answer(session: Session, person: Person, **answers: str) -> None:
    """Somebody gives feedback, past the pages."""
    ticket = ticket_of(session, person)
    give(db.engine, ticket=ticket, asked=find_asked(db.engine, ticket), answers=answers)


def close_it(session: Session, opened: FeedbackRound) -> FeedbackRound:
    """Close the round, in time or not."""
    close(session, opened=opened, keys=feedback_keys())
    session.commit()
    return opened


def make_closed(
    session: Session, answers: Sequence[dict[str, str]], people: int = 12, **facts: Any
) -> FeedbackRound:
    """An event whose feedback is closed, with these answers."""
    event, came = make_attended(session, people, **facts)
    opened = ask_for(session, event)
    for person, given in zip(came, answers, strict=False):
        answer(session, person, **given)
    return close_it(session, opened)
