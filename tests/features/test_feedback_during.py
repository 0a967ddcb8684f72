"""While an event is on: how it goes, questions for the speakers, and the page that asks both."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from events_app.feedback.queries.rounds import find_round
from events_app.feedback.questions import Phase
from events_app.models.feedback import (
    CommentState,
    FeedbackBox,
    FeedbackComment,
    FeedbackTicket,
    RoundState,
)
from events_app.models.registrations import Registration
from events_app.tasks import feedback_once
from tests.conftest import NOW
from tests.factories import make_person, make_registration
from tests.factories.feedback import (
    answer,
    ask_for,
    close_it,
    make_on,
    make_part,
    take_all,
    ticket_of,
)
from tests.walking import errors, heading, outbox, send, words

GOOD = {"pulse": "5", "ask": "Which board has done this?"}


@pytest.fixture
def on(session, now):
    return make_on(session, title="WRES", slug="wres")


@pytest.fixture
def opened(session, on):
    return ask_for(session, on[0], Phase.DURING)


@pytest.fixture
def own(session, on, client, sign_in):
    """The page of somebody's own registration."""
    person = make_person(session)
    place = make_registration(session, person=person, event=on[0], state="registered")
    sign_in(client, person)
    return f"/your-events/{place.reference}"


def count(session, table):
    found = session.scalar(select(func.count()).select_from(table))
    session.rollback()
    return found


def say(session, people, **answers):
    for person in people:
        answer(session, person, Phase.DURING, **answers)


def test_everybody_with_a_place_is_given_a_ticket_without_a_mail(app, session, on):
    session.commit()
    feedback_once(app)
    assert len({ticket_of(session, person, Phase.DURING) for person in on[1]}) == 12
    assert list(outbox(session)) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"starts_at": NOW + timedelta(minutes=16)},
        {"starts_at": NOW - timedelta(hours=1)},
        {"held_in_confidence": True, "recording": "not recorded"},
    ],
)
def test_nobody_is_asked_too_early_too_late_or_in_confidence(app, session, now, facts):
    make_on(session, **facts)
    session.commit()
    feedback_once(app)
    assert count(session, FeedbackTicket) == 0


def test_two_steps_from_the_page_that_one_joined_from(client, session, own, on, opened):
    session.commit()
    page = client.get(own)
    assert "Join the event (opens in new tab)" in words(page)
    ticket = page.text.split('name="ticket" value="')[1].split('"')[0]
    assert 'action="/feedback/" method="post" novalidate target="_blank"' in page.text
    form = client.post("/feedback/", data={"ticket": ticket})
    assert heading(form) == "During the event"
    assert "Your question goes to the speakers after a check for names" in words(form)
    sent = client.post("/feedback/send", data={"ticket": ticket, **GOOD})
    assert (sent.status_code, count(session, FeedbackBox)) == (303, 2)


def test_the_page_turns_into_feedback_when_the_event_is_over(
    app, client, session, own, on, set_clock
):
    ends_at = on[0].ends_at
    session.commit()
    send(client, own, f"{own}/join")
    session.execute(update(Registration).values(attendance="attended"))
    session.commit()
    shown = words(client.get(own))
    assert "When the event is over, give feedback here" in shown
    set_clock(ends_at)
    over = client.get(own)
    assert "your feedback is asked for here in about a minute" in words(over)
    assert 'data-turns-in="60"' in over.text
    feedback_once(app)
    turned = client.get(own)
    assert "How was WRES?" in words(turned)
    ticket = turned.text.split('name="ticket" value="')[1].split('"')[0]
    assert "data-turns-in" not in turned.text
    assert heading(client.post("/feedback/", data={"ticket": ticket})) == "Your feedback"


def test_without_a_script_a_link_looks_again_and_no_ticket_is_in_any_address(
    client, session, own, opened
):
    session.commit()
    page = client.get(own)
    ticket = page.text.split('name="ticket" value="')[1].split('"')[0]
    assert page.text.count(ticket) == 1
    assert f'<a href="{own}">When the event is over, give feedback here</a>' in page.text


def test_under_five_nothing_is_shown_or_taken_in(client, session, on, opened, team):
    say(session, on[1][:4], **GOOD)
    assert take_all(session, opened) is False
    shown = words(client.get("/events/wres/during"))
    assert "Not enough answers to show. We wait for 5" in shown
    assert "Which board" not in shown
    assert (opened.answered, opened.released, count(session, FeedbackBox)) == (None, None, 8)


def test_five_are_taken_in_together_and_the_next_five_apart_from_them(session, on, opened):
    say(session, on[1][:5], **GOOD)
    assert take_all(session, opened) is True
    assert (count(session, FeedbackBox), opened.state) == (0, RoundState.OPEN)
    first = {"answers": 5, "mean": 5.0, "parts": []}
    assert (opened.answered, opened.released) == (5, {"pulse": [first]})
    say(session, on[1][5:9], pulse="1")
    assert take_all(session, opened) is False
    say(session, on[1][9:10], pulse="1")
    assert take_all(session, opened) is True
    second = {"answers": 5, "mean": 1.0, "parts": []}
    # in the order of their values, not of their times
    assert (opened.answered, opened.released) == (10, {"pulse": [second, first]})


def test_at_the_end_those_left_over_are_destroyed(session, on, opened):
    say(session, on[1][:7], **GOOD)
    take_all(session, opened)
    say(session, on[1][7:11], ask="A late one")
    close_it(session, opened)
    assert (opened.state, opened.answered, opened.private_key) == (RoundState.CLOSED, 7, None)
    assert (count(session, FeedbackBox), count(session, FeedbackTicket)) == (0, 0)
    assert count(session, FeedbackComment) == 7


def test_with_fewer_than_five_in_all_nothing_is_kept(session, on, opened):
    say(session, on[1][:4], **GOOD)
    close_it(session, opened)
    assert (opened.state, count(session, FeedbackComment)) == (RoundState.NOT_ENOUGH, 0)


def test_the_worker_takes_in_and_closes_at_the_end(app, session, on, set_clock):
    session.commit()
    feedback_once(app)
    say(session, on[1][:6], **GOOD)
    feedback_once(app)
    assert count(session, FeedbackComment) == 6
    set_clock(on[0].ends_at)
    session.rollback()
    feedback_once(app)
    assert find_round(session, on[0].id, Phase.DURING).state == RoundState.CLOSED


@pytest.fixture
def asked(session, on, opened):
    say(session, on[1][:5], pulse="4", ask="What does Okonkwo say?")
    take_all(session, opened)
    on[1][0].full_name = "Ada Okonkwo"
    session.commit()
    return session.scalars(select(FeedbackComment.id).order_by(FeedbackComment.id)).all()


def test_the_session_chair_checks_questions_before_the_speakers_see_them(
    app, client, session, sign_in, on, asked
):
    chair, speaker = make_part(session, on[0], "session chair"), make_part(session, on[0])
    session.commit()
    theirs = app.test_client()
    sign_in(theirs, speaker)
    sign_in(client, chair)
    page, first = "/events/wres/during", f"/events/wres/during/{asked[0]}"
    assert "What does Okonkwo say?" not in words(theirs.get(page))
    assert "Questions to check" not in words(theirs.get(page))
    assert send(theirs, "/account", first, show="y").status_code == 404
    shown = words(client.get(page))
    assert "5 left." in shown
    assert "This may name somebody: Okonkwo" in shown
    assert errors(send(client, page, first, hide="y")) == ["Enter why this comment is hidden"]
    assert send(client, page, first, show="y").status_code == 303
    assert words(theirs.get(page)).count("What does Okonkwo say?") == 1
    assert send(client, page, f"/events/wres/during/{asked[1]}", hide="y", reason="A name")
    session.expire_all()
    states = {each.id: each.state for each in session.scalars(select(FeedbackComment))}
    assert (states[asked[0]], states[asked[1]]) == (CommentState.SHOWN, CommentState.HIDDEN)


def test_nobody_else_reads_it(client, session, sign_in, on, asked):
    sign_in(client, on[1][0])
    assert client.get("/events/wres/during").status_code == 404
    assert send(client, "/account", f"/events/wres/during/{asked[0]}", show="y").status_code == 404


def test_a_comment_on_another_event_is_not_let_through_here(client, session, team, on, opened, now):
    assert send(client, "/account", "/events/wres/during/absent", show="y").status_code == 404


def test_the_page_says_when_nobody_is_asked(client, team, on):
    assert "Nobody is asked yet." in words(client.get("/events/wres/during"))


def test_no_second_answer_with_one_ticket(client, session, on, opened):
    ticket = ticket_of(session, on[1][0], Phase.DURING)
    client.post("/feedback/send", data={"ticket": ticket, **GOOD})
    again = client.post("/feedback/send", data={"ticket": ticket, **GOOD})
    assert (again.status_code, count(session, FeedbackBox)) == (409, 2)
