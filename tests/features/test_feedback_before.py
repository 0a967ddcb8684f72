"""Asked before an event: tickets drawn in bulk, handed out at set times, closed at the start."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from events_app.extensions import db
from events_app.feedback.actions.drawing import place_of
from events_app.feedback.boxes import Box, Opener
from events_app.feedback.queries.rounds import find_round
from events_app.feedback.questions import Phase
from events_app.models.events import EventState
from events_app.models.feedback import FeedbackBox, FeedbackTicket, RoundState
from events_app.models.messages import NEUTRAL
from events_app.models.organisations import BoardRole
from events_app.tasks import feedback_once
from tests.conftest import NOW
from tests.factories import audience_item, make_person, make_registration
from tests.factories.feedback import (
    COMING,
    answer,
    ask_for,
    close_it,
    feedback_keys,
    make_coming,
    ticket_of,
    tickets_of,
)
from tests.walking import errors, heading, outbox, send, words

ALL = {"line": "7", "aware": "4", "confident": "3", "capable": "2", "role": "chair"}


@pytest.fixture
def coming(session, now):
    return make_coming(session)


def count(session, table):
    found = session.scalar(select(func.count()).select_from(table))
    session.rollback()
    return found


def before(session, event):
    """The round as it is now; nothing is left open that a rewriting of the files would wait for."""
    number = event.id
    session.rollback()
    found = find_round(session, number, Phase.BEFORE)
    session.expunge(found)
    session.rollback()
    return found


def test_the_worker_asks_everybody_with_a_place_once(app, session, coming):
    event, people = coming
    session.commit()
    feedback_once(app)
    feedback_once(app)
    assert len({ticket_of(session, person, Phase.BEFORE) for person in people}) == 12
    assert [mail.template for mail in outbox(session)] == [NEUTRAL] * 12
    opened = before(session, event)
    assert (opened.asked, opened.closes_at) == (12, COMING)
    assert opened.questions == ["line", "aware", "confident", "capable", "role"]


def test_nobody_is_asked_earlier_than_two_weeks_ahead_or_on_the_last_day(app, session, now):
    make_coming(session, starts_at=NOW + timedelta(days=15))
    make_coming(session, starts_at=NOW + timedelta(hours=23))
    session.commit()
    feedback_once(app)
    assert count(session, FeedbackTicket) == 0


@pytest.mark.parametrize("facts", [{"kind": "webinar"}, {"state": EventState.DRAFT}])
def test_nobody_is_asked_where_nothing_is_asked_before(app, session, now, facts):
    make_coming(session, **facts)
    session.commit()
    feedback_once(app)
    assert count(session, FeedbackTicket) == 0


def test_fewer_than_eight_are_not_asked(app, session, now):
    make_coming(session, people=7)
    session.commit()
    feedback_once(app)
    assert count(session, FeedbackTicket) == 0


def test_who_registers_later_gets_one_of_the_tickets_drawn_at_first_at_the_next_set_time(
    app, session, coming, set_clock
):
    event, _people = coming
    session.commit()
    feedback_once(app)
    drawn = set(session.scalars(select(FeedbackTicket.sha256)))
    late = make_person(session)
    registered_at = NOW + timedelta(minutes=5)
    make_registration(
        session, person=late, event=event, state="registered",
        registered_at=registered_at, updated_at=registered_at,
    )  # fmt: skip
    session.commit()
    set_clock(NOW + timedelta(minutes=59))
    feedback_once(app)
    assert tickets_of(session, late, Phase.BEFORE) == []
    # ten o'clock, an hour after our present, is the hour of the event and so of the hand-outs
    set_clock(NOW + timedelta(hours=1))
    feedback_once(app)
    assert tickets_of(session, late, Phase.BEFORE) == []
    set_clock(NOW + timedelta(days=1, hours=1))
    feedback_once(app)
    assert len(tickets_of(session, late, Phase.BEFORE)) == 1
    assert set(session.scalars(select(FeedbackTicket.sha256))) == drawn
    assert before(session, event).asked == 13


def test_who_cancels_and_comes_back_gets_no_second_ticket(app, session, coming, set_clock):
    event, people = coming
    session.commit()
    feedback_once(app)
    session.execute(
        db.text("UPDATE registrations SET state = 'cancelled by you' WHERE person_id = :who"),
        {"who": people[0].id},
    )
    make_registration(session, person=people[0], event=event, state="registered")
    session.commit()
    set_clock(NOW + timedelta(days=2))
    feedback_once(app)
    assert len(tickets_of(session, people[0], Phase.BEFORE)) == 1


def test_two_steps_from_a_message_to_the_thanks(client, session, sign_in, coming):
    event, people = coming
    opened = ask_for(session, event, Phase.BEFORE)
    sign_in(client, people[0])
    assert "Say where you stand" in client.get("/messages").text
    ticket = ticket_of(session, people[0], Phase.BEFORE)
    form = client.post("/feedback/", data={"ticket": ticket})
    assert heading(form) == "Before the event"
    assert "0: early in your journey" in words(form)
    assert "10: fully embedded" in words(form)
    assert "never those of one person" in words(form)
    sent = client.post("/feedback/send", data={"ticket": ticket, **ALL})
    assert sent.status_code == 303
    private = feedback_keys().private.open(opened.private_key, place_of(opened.id))
    rows = session.execute(select(FeedbackBox.head, FeedbackBox.body)).all()
    # the role stands in each answer, and in no box of its own
    assert sorted(Opener(private).open(Box(*row)) for row in rows) == [
        (0, "7 chair"), (1, "4 chair"), (2, "3 chair"), (3, "2 chair"), (4, ""),
    ]  # fmt: skip


def test_a_role_alone_is_no_answer(client, session, coming):
    event, people = coming
    ask_for(session, event, Phase.BEFORE)
    ticket = ticket_of(session, people[0], Phase.BEFORE)
    page = client.post("/feedback/send", data={"ticket": ticket, "role": "chair"})
    assert errors(page) == ["Answer at least one question, or close this page"]
    assert count(session, FeedbackBox) == 0


def test_it_closes_at_the_start_and_takes_nothing_afterwards(
    app, client, session, coming, set_clock
):
    event, people = coming
    opened = ask_for(session, event, Phase.BEFORE)
    for person in people[:6]:
        answer(session, person, Phase.BEFORE, line="8 chair", aware="4 other")
    left = ticket_of(session, people[6], Phase.BEFORE)
    set_clock(COMING - timedelta(seconds=1))
    feedback_once(app)
    assert before(session, event).state == RoundState.OPEN
    set_clock(COMING)
    feedback_once(app)
    closed = before(session, event)
    assert (closed.state, closed.answered, closed.pool, closed.hands_out_at) == (
        RoundState.CLOSED, 6, None, None,
    )  # fmt: skip
    assert closed.released["line"] == {"answers": 6, "mean": 8.0, "parts": []}
    assert heading(client.post("/feedback/", data={"ticket": left})) == "Nothing was sent"
    assert opened.id == closed.id


def test_with_fewer_than_five_everything_is_destroyed(session, coming):
    event, people = coming
    opened = ask_for(session, event, Phase.BEFORE)
    for person in people[:4]:
        answer(session, person, Phase.BEFORE, line="8 chair")
    close_it(session, opened)
    assert (opened.state, opened.released, opened.pool) == (RoundState.NOT_ENOUGH, None, None)
    assert (count(session, FeedbackBox), count(session, FeedbackTicket)) == (0, 0)


def test_by_role_only_where_each_has_five(session, now):
    event, people = make_coming(session, people=24)
    opened = ask_for(session, event, Phase.BEFORE)
    roles = ["chair", "chief-executive", "non-executive", "other"]
    for number, person in enumerate(people[:23]):
        answer(session, person, Phase.BEFORE, line=f"7 {roles[number % 4]}", aware="4 chair")
    close_it(session, opened)
    assert opened.released["line"]["groups"] == [
        ["chair", 6, 7.0, None],
        ["chief-executive", 6, 7.0, None],
        ["non-executive", 6, 7.0, None],
        ["other", 5, 7.0, None],
    ]
    assert "groups" not in opened.released["aware"]


def test_it_follows_an_event_that_is_moved(app, session, coming, set_clock):
    event, _people = coming
    ask_for(session, event, Phase.BEFORE)
    later = timedelta(days=7)
    event.starts_at, event.ends_at = event.starts_at + later, event.ends_at + later
    event.starts_date = event.ends_date = event.starts_date + later
    session.commit()
    feedback_once(app)
    assert before(session, event).closes_at == COMING + later


def test_it_closes_when_the_event_is_cancelled(app, session, coming):
    event, _people = coming
    ask_for(session, event, Phase.BEFORE)
    event.state = EventState.CANCELLED
    session.commit()
    feedback_once(app)
    assert before(session, event).state == RoundState.NOT_ENOUGH
    assert count(session, FeedbackTicket) == 0


def test_what_was_asked_before_is_asked_again_after(session, coming):
    event, people = coming
    ask_for(session, event, Phase.BEFORE)
    session.execute(db.text("UPDATE registrations SET attendance = 'attended'"))
    after = ask_for(session, event)
    assert after.questions == [
        "useful", "part", "line", "aware", "confident", "capable", "role", "differently", "change",
    ]  # fmt: skip
    assert ticket_of(session, people[0]) != ticket_of(session, people[0], Phase.BEFORE)


def test_registering_reads_and_writes_nothing_of_feedback(
    client, session, sign_in, chair, now, statements
):
    event, _people = make_coming(
        session, slug="for-chairs", audience=[audience_item(board_role=BoardRole.CHAIR)]
    )
    ask_for(session, event, Phase.BEFORE)
    sign_in(client, chair)
    send(client, "/events/for-chairs/register")
    with statements() as count:
        assert send(client, "/events/for-chairs/register/check").status_code == 303
    assert [each for each in count.texts if "feedback_" in each] == []
    assert [each for each in count.texts if each.startswith("INSERT INTO inbox_messages")] == []
    assert tickets_of(session, chair, Phase.BEFORE) == []
