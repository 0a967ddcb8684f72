"""A topic that somebody asked for, one that is listed, and one to put it together with."""

from itertools import count

from sqlalchemy.orm import Session

from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.topics import Topic
from events_app.topics.actions.asking import ask_for
from tests.conftest import NOW
from tests.factories import make_event
from tests.factories.topics import asked_by_trusts, make_topic

#: the scene can be made more than once
_MADE = count()


def add(session: Session, person: Person) -> dict[str, list[str]]:
    """Forms name the event 778 and the topic 779: ANSWERS says so."""
    if session.get(Topic, 779) is None:
        make_topic(session, "To put together with", id=779)
    if session.get(Event, 778) is None:
        make_event(session, id=778)
    listed = make_topic(session, f"Everybody can ask for it, {next(_MADE)}", listed=True)
    asked_by_trusts(session, listed, 5)
    own = make_topic(session, f"Asked for, {next(_MADE)}")
    ask_for(session, person=person, topic=own, board_id=None, now=NOW)
    on_it = make_event(session, topic_id=own.id)
    return {"topic_id": [str(own.id), str(listed.id)], "topic_event_id": [str(on_it.id)]}


def fill(session: Session, person: Person, event: Event) -> None:
    topic = make_topic(session)
    event.topic_id = topic.id
    ask_for(session, person=person, topic=topic, board_id=None, now=NOW)
