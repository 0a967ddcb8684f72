"""Topics, and people who asked for them."""

from typing import Any

from sqlalchemy.orm import Session

from events_app.models.organisations import BoardRole
from events_app.models.people import Person
from events_app.models.topics import Topic
from events_app.topics.actions.asking import ask_for
from tests.conftest import NOW
from tests.factories import LONG_AGO, appointment, make_organisation, make_person


def make_topic(
    session: Session, title: str = "Race equality in recruitment", **facts: Any
) -> Topic:
    """A topic that nobody asked for yet."""
    topic = Topic(title=title, **{"listed": False, "made_at": LONG_AGO} | facts)
    session.add(topic)
    session.flush()
    return topic


def make_asker(session: Session, role: str = BoardRole.CHAIR, **facts: Any) -> Person:
    """Somebody at a trust of their own."""
    held = appointment(organisation=make_organisation(session), board_role=role)
    return make_person(session, appointments=[held], **facts)


def asked_by_trusts(session: Session, topic: Topic, trusts: int) -> list[Person]:
    """So many people, each of another trust, ask for it."""
    people = [make_asker(session) for _ in range(trusts)]
    for person in people:
        ask_for(session, person=person, topic=topic, board_id=None, now=NOW)
    return people
