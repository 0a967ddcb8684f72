"""You asked for this: topics that people and boards ask for, and who hears of an event on one."""

import pytest
from sqlalchemy import select

from events_app.models.assistance import Assistance
from events_app.models.events import Event
from events_app.models.organisations import BoardRole
from events_app.models.topics import Topic, TopicWish
from events_app.topics.actions import sorting
from events_app.topics.actions.asking import MOST_TOPICS, ask_for, ask_for_words, take_back
from events_app.topics.queries.boards import list_boards
from events_app.topics.queries.topics import find_wish
from tests.conftest import NOW
from tests.factories import (
    LONG_AGO_DATE,
    appointment,
    make_appointment,
    make_event,
    make_organisation,
    make_person,
)
from tests.factories.topics import asked_by_trusts, make_asker, make_topic
from tests.walking import errors, send, words

TITLE = "Race equality in recruitment"


@pytest.fixture
def topic(session, now):
    return make_topic(session, TITLE, listed=True)


def test_somebody_asks_for_a_topic_and_sees_it_among_their_own(client, session, chair, sign_in):
    sign_in(client, chair)
    assert send(client, "/topics", title=TITLE).status_code == 303
    page = words(client.get("/topics"))
    assert f"What you asked for {TITLE} On Monday 1 August 2022 Take it back" in page


def test_the_same_words_are_one_topic_whatever_their_letters(session, now):
    for title in (TITLE, "  race   EQUALITY in recruitment"):
        person = make_asker(session)
        ask_for_words(session, person=person, title=title, board_id=None, now=now)
    assert [topic.title for topic in session.scalars(select(Topic))] == [TITLE]
    assert session.query(TopicWish).count() == 2


def test_nobody_asks_for_the_same_twice_and_what_was_typed_is_kept(client, chair, sign_in):
    sign_in(client, chair)
    send(client, "/topics", title=TITLE)
    again = send(client, "/topics", title=TITLE.upper())
    assert (again.status_code, errors(again)) == (409, ["You asked for this already"])
    assert TITLE.upper() in again.text


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (" ", "Enter what you would like an event or a session about"),
        ("x" * 201, "Enter up to 200 characters"),
    ],
)
def test_a_topic_has_words_and_not_too_many(client, session, chair, sign_in, title, said):
    sign_in(client, chair)
    page = send(client, "/topics", title=title)
    assert (page.status_code, errors(page), session.query(Topic).count()) == (422, [said], 0)


def test_nobody_fills_the_list(client, session, chair, sign_in, now):
    for number in range(MOST_TOPICS):
        ask_for_words(session, person=chair, title=f"Topic {number}", board_id=None, now=now)
    session.commit()
    sign_in(client, chair)
    page = send(client, "/topics", title="One more")
    assert page.status_code == 409
    assert errors(page) == ["You have asked for 30 topics. Take one back before you ask for more"]
    assert session.query(Topic).count() == MOST_TOPICS


@pytest.mark.parametrize(
    ("role", "may"),
    [("chair", True), ("governor", True), ("chief executive", False), (None, False)],
)
def test_the_trust_chair_and_governors_ask_for_their_board(session, trust, now, role, may):
    held = appointment(organisation=trust, board_role=role)
    person = make_person(session, appointments=[held])
    boards = list_boards(session, person, NOW.date())
    assert [board.name for board in boards] == (["Barts"] if may else [])


@pytest.mark.parametrize("facts", [{"until_date": LONG_AGO_DATE}, {"confirmed": False}])
def test_who_chairs_no_more_or_is_not_confirmed_asks_for_no_board(session, trust, now, facts):
    held = appointment(organisation=trust, board_role=BoardRole.CHAIR, **facts)
    person = make_person(session, appointments=[held])
    assert list_boards(session, person, NOW.date()) == []


def test_who_books_for_the_trust_chair_asks_for_the_board_once_they_accepted(session, chair, now):
    secretary = make_person(session, email="secretary@r0a.trust.example")
    named = Assistance(
        person_id=chair.id, assistant_email=secretary.email, assistant_id=None, asked_at=NOW
    )
    session.add(named)
    session.flush()
    before = list_boards(session, secretary, NOW.date())
    named.assistant_id, named.accepted_at = secretary.id, NOW
    session.flush()
    assert (before, [b.name for b in list_boards(session, secretary, NOW.date())]) == (
        [],
        ["Barts"],
    )


def test_who_may_not_asks_for_themselves_whatever_the_form_says(client, session, sign_in, trust):
    held = appointment(organisation=trust, board_role=BoardRole.CHIEF_EXECUTIVE)
    other = make_organisation(session)
    person = make_person(session, appointments=[held])
    sign_in(client, person)
    token = send(client, "/topics", title=TITLE, asks=str(other.id))
    wish = session.scalars(select(TopicWish)).one()
    assert (token.status_code, wish.organisation_id, wish.for_board) == (303, trust.id, False)


def test_a_board_is_counted_apart_and_its_trust_once(client, session, team, trust, now, topic):
    chair, colleague = (
        make_person(session, appointments=[appointment(organisation=trust, board_role=role)])
        for role in ("chair", "chief executive")
    )
    ask_for(session, person=chair, topic=topic, board_id=trust.id, now=now)
    ask_for(session, person=colleague, topic=topic, board_id=None, now=now)
    ask_for(session, person=make_person(session), topic=topic, board_id=None, now=now)
    session.commit()
    assert f"{TITLE} (listed) Trusts 1 Boards 1 People 3 Events 0" in words(
        client.get("/manage/topics")
    )
    file = client.get("/manage/topics.csv").text.splitlines()
    assert file[1] == f"{TITLE},1,1,3,0"


def test_trusts_that_became_one_count_once(session, topic, now):
    people = asked_by_trusts(session, topic, 5)
    event = make_event(session, topic_id=topic.id)
    sorting.save_topic(session, topic=topic, title=TITLE, listed=True)
    before = session.get_one(Event, event.id, populate_existing=True).asked_by
    one, other = (person.appointments[0].organisation for person in people[:2])
    one.merged_into_id = other.id
    session.flush()
    sorting.save_topic(session, topic=topic, title=TITLE, listed=True)
    after = session.get_one(Event, event.id, populate_existing=True).asked_by
    assert (before, after) == (5, None)


def test_others_see_a_listed_topic_and_ask_for_it_too(client, session, chair, sign_in, topic):
    make_topic(session, "Not listed")
    sign_in(client, chair)
    page = words(client.get("/topics"))
    assert (TITLE in page, "Not listed" in page, "trusts" in page.split(TITLE)[1]) == (
        True, False, False,
    )  # fmt: skip
    assert send(client, "/topics", f"/topics/{topic.id}/ask").status_code == 303
    assert find_wish(session, chair, topic.id) is not None


def test_a_topic_that_is_not_listed_cannot_be_asked_for_by_its_number(
    client, session, chair, sign_in
):
    hidden = make_topic(session, "Not listed")
    sign_in(client, chair)
    assert client.post(f"/topics/{hidden.id}/ask").status_code == 404
    assert client.post("/topics/999999/take-back").status_code == 404


def test_a_topic_that_nobody_asks_for_any_more_is_gone_unless_it_is_listed(session, now, topic):
    person = make_asker(session)
    wishes = [
        ask_for(session, person=person, topic=topic, board_id=None, now=now),
        ask_for_words(session, person=person, title="Mine alone", board_id=None, now=now),
    ]
    for wish in wishes:
        take_back(session, wish=wish)
    assert [each.title for each in session.scalars(select(Topic))] == [TITLE]


def test_who_moved_to_another_trust_still_counts_for_the_one_they_were_at(session, topic, now):
    person = make_asker(session)
    first = person.appointments[0].organisation_id
    ask_for(session, person=person, topic=topic, board_id=None, now=now)
    make_appointment(
        session, person=person, organisation=make_organisation(session), board_role="chair"
    )
    wish = find_wish(session, person, topic.id)
    assert wish is not None
    assert wish.organisation_id == first
