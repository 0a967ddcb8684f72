"""What the served product holds during one test, and who looks at it."""

import contextvars
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy.orm import Session

from events_app.models.events import Event
from events_app.models.organisations import BoardRole, Organisation
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from events_app.people.actions.sign_in import sign_in_device
from tests.conftest import empty_tables
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
    make_session,
)

ABOUT = (
    "A small group, so that everybody speaks.\n"
    "You will leave with one thing to do in your next meeting."
)


class World:
    """One person's view of a small programme: the database, the time, and the session cookie."""

    def __init__(self, app: Flask, session: Session, now: datetime) -> None:
        self.app = app
        self.session = session
        self.now = now
        #: what the browser's session cookie says
        self.cookie: dict[str, Any] = {}

    def person(self, role: BoardRole = BoardRole.CHAIR, **facts: Any) -> Person:
        """Somebody with one confirmed role at one trust."""
        plain = {"email": "uma.adeyemi@r0a.trust.example", "full_name": "Uma Adeyemi"}
        held = appointment(organisation=self.trust(), board_role=role)
        return make_person(self.session, appointments=[held], **plain | facts)

    def trust(self) -> Organisation:
        return make_organisation(self.session, name="Barts Health NHS Trust")

    def signed_in(self, person: Person | None = None) -> Person:
        """The person, a trust chair unless the scene says otherwise, signed in here."""
        person = person or self.person()
        token = sign_in_device(self.session, person=person, now=self.now)
        self.cookie |= {"_user_id": person.fs_uniquifier, "_fresh": True, "device": token}
        self.cookie["code_at"] = self.now.timestamp()
        return person

    def event(self, **facts: Any) -> Event:
        """A webinar for trust chairs, with one session and one speaker."""
        plain = {
            "slug": "allyship-in-practice",
            "title": "Allyship in practice: what colleagues notice",
            "about": ABOUT,
            "venue": "Microsoft Teams",
            "accessibility": "Live captions.",
            "audience": [audience_item(board_role=BoardRole.CHAIR)],
        }
        event = make_event(self.session, **plain | facts)
        make_session(self.session, event=event, title="Two views", speakers=["Tamsin Adeyinka"])
        return event

    def in_days(self, days: float) -> datetime:
        return self.now + timedelta(days=days)

    def registered(
        self,
        event: Event | None = None,
        state: RegistrationState = RegistrationState.REGISTERED,
        **facts: Any,
    ) -> Registration:
        """The registration of the person who is signed in, for an event."""
        return make_registration(
            self.session,
            person=self.signed_in(),
            event=event or self.event(),
            state=state,
            **facts,
        )

    def filled(self, event: Event, waiting: int = 0) -> Event:
        """The event with every place taken, and so many people waiting."""
        event.taken, event.waiting = event.capacity or 0, waiting
        return event

    def forget(self) -> None:
        """Begin again, with nothing there and nobody signed in."""
        self.cookie.clear()
        self.session.rollback()
        empty_tables()

    def source(self, path: str) -> str:
        """A page as it is sent to this person, without Chromium."""
        client = self.app.test_client()
        client.set_cookie("session", self.cookie_value())
        # in a context of its own, as in production
        return str(contextvars.Context().run(client.get, path).text)

    def cookie_value(self) -> str:
        """The cookie as the application signs it."""
        serializer = SecureCookieSessionInterface().get_signing_serializer(self.app)
        assert serializer is not None
        return str(serializer.dumps(self.cookie))
