"""Events that people attended, their tickets, and their answers."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import update
from sqlalchemy.orm import Session

from events_app.clock import london_date
from events_app.extensions import db
from events_app.feedback.actions.answering import find_asked, give
from events_app.feedback.actions.asking import ask
from events_app.feedback.actions.closing import close, take_in
from events_app.feedback.boxes import FeedbackKeys
from events_app.feedback.questions import Phase
from events_app.models.events import Appearance, Event, EventSession
from events_app.models.feedback import FeedbackRound
from events_app.models.people import Person
from events_app.models.registrations import Attendance, Registration, RegistrationState
from events_app.people.queries.inbox import list_messages
from events_app.registrations.asked import topic_of
from tests.conftest import NOW
from tests.factories import make_event, make_person, make_registration
from tests.factories.inbox import inbox_keys
from tests.factories.speakers import make_speaker

#: an event that ended two hours before the tests' present
BEFORE = NOW - timedelta(hours=3)
#: 10am in London on Thursday 11 August 2022, ten days after the tests' present
COMING = NOW + timedelta(days=10, hours=1)


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


def make_coming(session: Session, people: int = 12, **facts: Any) -> tuple[Event, list[Person]]:
    """An induction that begins in ten days, and so many people who have a place."""
    plain: dict[str, Any] = {"starts_at": COMING, "lasts": timedelta(hours=1), "kind": "induction"}
    event = make_event(session, **plain | facts)
    coming = [make_person(session) for _ in range(people)]
    for person in coming:
        make_registration(session, person=person, event=event, state=RegistrationState.REGISTERED)
    return event, coming


def make_on(session: Session, people: int = 12, **facts: Any) -> tuple[Event, list[Person]]:
    """A webinar that began ten minutes ago, and so many people who have a place."""
    plain: dict[str, Any] = {
        "starts_at": NOW - timedelta(minutes=10),
        "kind": "webinar",
        "joining_url": "https://meet.example/room",
    }
    return make_coming(session, people, **plain | facts)


def ask_for(
    session: Session, event: Event, phase: Phase = Phase.AFTER, now: datetime = NOW
) -> FeedbackRound:
    """Open the event's round of a phase and hand out the tickets."""
    opened = ask(
        session,
        event=event,
        keys=feedback_keys(),
        inbox=inbox_keys(),
        address="/feedback/",
        now=now,
        phase=phase,
    )
    assert opened is not None
    session.commit()
    return opened


def tickets_of(session: Session, person: Person, phase: Phase = Phase.AFTER) -> list[str]:
    """The tickets of a phase in somebody's messages."""
    own = list_messages(session, person, keys=inbox_keys(), today=london_date(NOW))
    about = topic_of(phase, 0).removesuffix("0")
    forms = [left.message.form for left in own if left.message.topic.startswith(about)]
    session.rollback()
    return [form.fields["ticket"] for form in forms if form]


def ticket_of(session: Session, person: Person, phase: Phase = Phase.AFTER) -> str:
    """The latest ticket in somebody's messages."""
    return tickets_of(session, person, phase)[0]


def answer(session: Session, person: Person, phase: Phase = Phase.AFTER, **answers: str) -> None:
    """Somebody gives feedback, past the pages."""
    ticket = ticket_of(session, person, phase)
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


def make_both(session: Session, **facts: Any) -> tuple[Event, FeedbackRound]:
    """An event over which ten said where they stand before it, and twelve of twenty afterwards."""
    event, people = make_coming(session, people=20, **{"starts_at": BEFORE} | facts)
    before = ask_for(session, event, Phase.BEFORE, now=BEFORE - timedelta(days=3))
    for person in people[:10]:
        answer(session, person, Phase.BEFORE, line="5 chair", aware="3 other")
    close_it(session, before)
    session.execute(
        update(Registration)
        .where(Registration.event_id == event.id)
        .values(attendance=Attendance.ATTENDED)
    )
    after = ask_for(session, event)
    for number, person in enumerate(people[8:]):
        answer(session, person, line=f"{7 + number % 3} chair", useful="5")
    return event, close_it(session, after)


def take_all(session: Session, opened: FeedbackRound) -> bool:
    """Take in what was sent while an event is on, as the worker does."""
    done = take_in(session, opened=opened, keys=feedback_keys())
    session.commit()
    return done


def make_part(session: Session, event: Event, part: str = "speaker") -> Person:
    """Somebody with an account who has a part in the event."""
    person = make_person(session)
    item = EventSession(event_id=event.id, position=1, title="The session")
    item.line_up = [
        Appearance(
            position=1,
            part=part,
            name=person.full_name,
            speaker_id=make_speaker(session, person_id=person.id, email=None).id,
        )
    ]
    session.add(item)
    session.flush()
    return person
