"""Topics before the event team, and events on them: how many asked, and who hears first."""

import pytest
from sqlalchemy import select

from events_app.models.events import Event, EventState
from events_app.models.people import AccountRole
from events_app.models.series import SeriesFollow
from events_app.models.topics import Topic, TopicWish
from events_app.topics.actions import sorting
from events_app.topics.actions.asking import ask_for, take_back
from events_app.topics.actions.telling import HEAD_START
from events_app.topics.queries.topics import find_wish
from tests.asking import SENDER
from tests.conftest import NOW
from tests.factories import (
    LONG_AGO,
    audience_item,
    make_event,
    make_person,
    make_session,
)
from tests.factories.series import make_series
from tests.factories.topics import asked_by_trusts, make_asker, make_topic
from tests.walking import errors, outbox, send, words

TITLE = "Race equality in recruitment"


@pytest.fixture
def topic(session, now):
    return make_topic(session, TITLE, listed=True)


@pytest.fixture
def planner(session, now, app, sign_in):
    other = app.test_client()
    sign_in(other, make_person(session, full_name="Robin", roles=[AccountRole.EVENT_TEAM]))
    return other


def put_on(session, topic, event):
    by = make_person(session)
    return sorting.put_event_on(session, topic=topic, event=event, sender=SENDER, by=by, now=NOW)


def draft_on(session, topic, **facts):
    """A draft that can be published."""
    event = make_event(
        session,
        state=EventState.DRAFT,
        title="Fair hiring",
        about="About",
        topic_id=topic.id,
        recording="not recorded",
        joining_url="https://meet.example/1",
        audience=[audience_item(everyone=True)],
        **facts,
    )
    make_session(session, event=event, speakers=["Ada"])
    return event


@pytest.mark.parametrize(("trusts", "shown"), [(4, False), (5, True), (14, True)])
def test_an_event_says_by_how_many_trusts_it_was_asked_for_from_five_up(
    client, session, topic, trusts, shown
):
    event = make_event(session)
    asked_by_trusts(session, topic, trusts)
    put_on(session, topic, event)
    session.commit()
    page = words(client.get(f"/events/{event.slug}"))
    assert (f"Asked for by {trusts} trusts" in page) == shown
    assert ("sked for by" in page) == shown


def test_the_number_follows_those_who_ask_later_and_those_who_take_it_back(session, topic, now):
    event = make_event(session)
    people = asked_by_trusts(session, topic, 4)
    put_on(session, topic, event)
    found = [event.asked_by]
    late = make_asker(session)
    ask_for(session, person=late, topic=topic, board_id=None, now=now)
    found.append(session.get_one(Event, event.id, populate_existing=True).asked_by)
    wish = find_wish(session, people[0], topic.id)
    assert wish is not None
    take_back(session, wish=wish)
    found.append(session.get_one(Event, event.id, populate_existing=True).asked_by)
    assert found == [None, 5, None]


def test_those_who_asked_hear_when_the_event_is_published_before_those_who_follow(
    session, planner, topic, now
):
    series = make_series(session)
    event = draft_on(session, topic, series_id=series.id)
    asker, follower, both = (make_asker(session) for _ in range(3))
    for person in (asker, both):
        ask_for(session, person=person, topic=topic, board_id=None, now=now)
    for person in (follower, both):
        session.add(SeriesFollow(person_id=person.id, series_id=series.id, followed_at=LONG_AGO))
    session.commit()
    asked = words(planner.get(f"/manage/events/{event.id}/publish"))
    assert "2 people asked for its topic and hear first, by email." in asked
    send(planner, f"/manage/events/{event.id}/publish")
    posted = {(mail.recipient, mail.template, mail.due_at) for mail in outbox(session)}
    assert posted == {
        (asker.email, "topics/mail/asked_for", NOW),
        (both.email, "topics/mail/asked_for", NOW),
        (follower.email, "series/mail/new_date", NOW + HEAD_START),
    }


def test_of_a_public_event_they_hear_at_once_and_once(session, topic, now):
    event = make_event(session)
    people = asked_by_trusts(session, topic, 2)
    people[1].active = False
    told = [put_on(session, topic, event)]
    sorting.take_event_off(session, topic=topic, event=event, by=people[0], now=now)
    told.append(put_on(session, topic, event))
    assert told == [1, 0]


def test_two_topics_become_one_and_who_asked_for_both_counts_once(
    client, session, team, topic, now
):
    other = make_topic(session, "Fair recruitment")
    people = asked_by_trusts(session, topic, 4)
    ask_for(session, person=people[0], topic=other, board_id=None, now=now)
    ask_for(session, person=make_asker(session), topic=other, board_id=None, now=now)
    event = make_event(session)
    put_on(session, topic, event)
    session.commit()
    page = f"/manage/topics/{other.id}"
    assert send(client, page, f"{page}/together", other_topic=str(topic.id)).status_code == 303
    session.expire_all()
    assert [each.title for each in session.scalars(select(Topic))] == [TITLE]
    assert (session.query(TopicWish).count(), event.asked_by) == (5, 5)


def test_the_team_words_and_lists_a_topic_but_not_like_another(client, session, team, topic):
    make_topic(session, "Fair recruitment")
    page = f"/manage/topics/{topic.id}"
    session.commit()
    refused = send(client, page, title="fair Recruitment", listed="y")
    assert errors(refused) == ["Another topic has these words. Put the two together instead"]
    assert send(client, page, title="Recruitment", listed="").status_code == 303
    session.expire_all()
    assert (topic.title, topic.listed) == ("Recruitment", False)


def test_the_team_puts_an_event_on_a_topic_and_takes_it_off(client, session, team, topic):
    event = make_event(session)
    asked_by_trusts(session, topic, 5)
    session.commit()
    page = f"/manage/topics/{topic.id}"
    send(client, page, f"{page}/events", event_on_it=str(event.id))
    session.expire_all()
    on_it = (event.topic_id, event.asked_by)
    assert len([mail for mail in outbox(session) if mail.template == "topics/mail/asked_for"]) == 5
    send(client, page, f"{page}/events/{event.id}/take-off")
    session.expire_all()
    assert (on_it, event.topic_id, event.asked_by) == ((topic.id, 5), None, None)


def test_no_page_says_who_asked(client, session, team, topic):
    people = asked_by_trusts(session, topic, 6)
    said = [
        each for one in people for each in (one.full_name, one.appointments[0].organisation.name)
    ]
    session.commit()
    pages = "".join(
        client.get(page).text
        for page in (
            "/topics",
            "/manage/topics",
            f"/manage/topics/{topic.id}",
            "/manage/topics.csv",
        )
    )
    assert [name for name in said if f"{name}<" in pages or f"{name}," in pages] == []
