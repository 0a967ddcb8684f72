"""Ask for a topic, and take that back."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.models.people import Person
from events_app.models.topics import Topic, TopicWish, fold_topic
from events_app.models.upsert import upsert
from events_app.topics.actions.counting import count_anew
from events_app.topics.queries.boards import find_own_trust
from events_app.topics.queries.sorting import find_counts, list_events_of
from events_app.topics.queries.topics import count_wishes, find_wish
from events_app.topics.refusals import AskedForAlready, TooManyTopics

AnySession = Session | scoped_session[Session]

#: how many topics one person asks for at a time
MOST_TOPICS = 30


def ask_for_words(
    session: AnySession, *, person: Person, title: str, board_id: int | None, now: datetime
) -> TopicWish:
    """Ask for a topic in one's own words; the same words are the same topic. Raises as below."""
    _refuse_too_many(session, person)
    row = {"title": title, "folded_title": fold_topic(title), "listed": False, "made_at": now}
    session.execute(upsert(session, Topic).values(row).on_conflict_do_nothing())
    found = session.scalars(select(Topic).where(Topic.folded_title == fold_topic(title))).one()
    return ask_for(session, person=person, topic=found, board_id=board_id, now=now)


def ask_for(
    session: AnySession, *, person: Person, topic: Topic, board_id: int | None, now: datetime
) -> TopicWish:
    """Ask for a topic: for the board of a trust, or for oneself, which counts for one's own trust.

    Who may ask for that board is for the caller to see. Raises AskedForAlready, TooManyTopics.
    """
    _refuse_too_many(session, person)
    if find_wish(session, person, topic.id) is not None:
        raise AskedForAlready
    trust = board_id or find_own_trust(session, person, london_date(now))
    wish = TopicWish(
        topic_id=topic.id, person_id=person.id, organisation_id=trust,
        for_board=board_id is not None, wished_at=now,
    )  # fmt: skip
    session.add(wish)
    session.flush()
    count_anew(session, topic.id)
    return wish


def take_back(session: AnySession, *, wish: TopicWish) -> None:
    """Ask for it no more. A topic that nobody asks for goes, unless listed or with an event."""
    topic = session.get_one(Topic, wish.topic_id)
    session.delete(wish)
    session.flush()
    count_anew(session, topic.id)
    if not (
        topic.listed or find_counts(session, topic.id).people or list_events_of(session, topic)
    ):
        session.delete(topic)
        session.flush()


def _refuse_too_many(session: AnySession, person: Person) -> None:
    if count_wishes(session, person) >= MOST_TOPICS:
        raise TooManyTopics(MOST_TOPICS)
