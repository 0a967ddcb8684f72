"""What people keep about their own events: a calendar feed, an assistant."""

import hashlib

from sqlalchemy.orm import Session

from events_app.models.assistance import Assistance
from events_app.models.calendars import CalendarFeed
from events_app.models.events import Event
from events_app.models.people import Person
from tests.factories import LONG_AGO

TOKEN = "a-token-that-is-only-good-in-tests"


def add(session: Session, person: Person) -> dict[str, list[str]]:
    token = f"{TOKEN}-{person.id}"
    _feed(session, person, token)
    return {"token": [token]}


def fill(session: Session, person: Person, event: Event) -> None:
    _feed(session, person, TOKEN)
    session.add(
        Assistance(
            person_id=person.id,
            assistant_email="assistant@trust.example",
            asked_at=LONG_AGO,
        )
    )


def _feed(session: Session, person: Person, token: str) -> None:
    digest = hashlib.sha256(token.encode()).hexdigest()
    session.add(CalendarFeed(person_id=person.id, token_digest=digest, made_at=LONG_AGO))
    session.flush()
