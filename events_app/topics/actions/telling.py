"""Those who asked for a topic hear first of an event on it."""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session, scoped_session

from events_app.dates import day_and_month, event_when
from events_app.events.place import place
from events_app.mail.outbox import post_to_many
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.models.topics import TopicWish
from events_app.people.actions.history import keep_change
from events_app.topics.queries.topics import find_topic, list_to_tell

AnySession = Session | scoped_session[Session]

#: other mail about a new event leaves so much later
HEAD_START = timedelta(hours=1)


def tell_who_asked(
    session: AnySession, *, event: Event, sender: Sender, by: Person, now: datetime
) -> set[str]:
    """One mail to each person who asked for the event's topic, once; gives the addresses."""
    topic = find_topic(session, event.topic_id) if event.topic_id else None
    if topic is None:
        return set()
    found = list_to_tell(session, event)
    if not found:
        return set()
    facts = {
        "topic": topic.title,
        "title": event.title,
        "day": day_and_month(event.starts_date),
        "when": event_when(event),
        "where": place(event),
        "made_up": event.made_up,
        "event_link": sender.link(f"/events/{event.slug}"),
        "topics_link": sender.link("/topics"),
    }
    post_to_many(
        session,
        template="topics/mail/asked_for",
        messages=((row.email, {"name": row.full_name, **facts}) for row in found),
        now=now,
    )
    told = [row.id for row in found]
    session.execute(update(TopicWish).where(TopicWish.id.in_(told)).values(heard_of_id=event.id))
    what = f"{len(told)} who asked for the topic told by email"
    keep_change(session, subject=Subject.EVENT, subject_id=event.id, what=what, by=by, now=now)
    return {row.email for row in found}
