"""The demonstration has topics that made-up chairs asked for, and an event that came of one."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from events_app.demo.topics import TOPICS, add_topics
from events_app.models.organisations import BoardRole
from events_app.models.topics import TopicWish
from tests.factories import appointment, make_event, make_organisation, make_person
from tests.walking import words


@pytest.fixture
def chairs(session):
    for number in range(20):
        trust = make_organisation(session, code=f"R{number:02}")
        held = appointment(organisation=trust, board_role=BoardRole.CHAIR)
        make_person(session, appointments=[held])


def test_the_page_of_its_event_says_how_many_trusts_asked(client, session, chairs, now):
    _title, asked, key = TOPICS[0]
    soon = now + timedelta(days=20)
    event = make_event(session, key=key, made_up=True, slug="mentoring", starts_at=soon)
    assert add_topics(session, now=now)
    assert not add_topics(session, now=now)
    session.commit()
    assert event.topic_id is not None
    assert f"Asked for by {asked} trusts" in words(client.get("/events/mentoring"))
    assert session.scalar(select(func.count(TopicWish.id))) == sum(each[1] for each in TOPICS)


def test_without_members_nobody_asks(session, now):
    assert not add_topics(session, now=now)
