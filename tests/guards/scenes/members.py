"""What people keep about their own events: a calendar feed, an assistant."""

import hashlib

from sqlalchemy.orm import Session

from events_app.models.assistance import Assistance
from events_app.models.calendars import CalendarFeed
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.registrations import RegistrationState
from tests.factories import (
    LONG_AGO,
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)

TOKEN = "a-token-that-is-only-good-in-tests"


def add(session: Session, person: Person) -> dict[str, list[str]]:
    token = f"{TOKEN}-{person.id}"
    _feed(session, person, token)
    theirs, asks = (
        make_person(
            session,
            appointments=[appointment(organisation=make_organisation(session), board_role="chair")],
        )
        for _ in range(2)
    )
    accepted = _assistance(session, theirs, person, accepted=True)
    asked = _assistance(session, asks, person, accepted=False)
    event = make_event(session, audience=[audience_item(everyone=True)])
    held = make_registration(
        session, person=theirs, event=event, state=RegistrationState.REGISTERED
    )
    return {
        "token": [token],
        "assistance_id": [str(accepted.id), str(asked.id)],
        "reference": [held.reference],
    }


def fill(session: Session, person: Person, event: Event) -> None:
    _feed(session, person, TOKEN)
    session.add(
        Assistance(
            person_id=person.id,
            assistant_email="assistant@trust.example",
            asked_at=LONG_AGO,
        )
    )


def _assistance(
    session: Session, person: Person, assistant: Person, *, accepted: bool
) -> Assistance:
    made = Assistance(
        person_id=person.id,
        assistant_email=assistant.email,
        assistant_id=assistant.id if accepted else None,
        asked_at=LONG_AGO,
        accepted_at=LONG_AGO if accepted else None,
    )
    session.add(made)
    session.flush()
    return made


def _feed(session: Session, person: Person, token: str) -> None:
    digest = hashlib.sha256(token.encode()).hexdigest()
    session.add(CalendarFeed(person_id=person.id, token_digest=digest, made_at=LONG_AGO))
    session.flush()
