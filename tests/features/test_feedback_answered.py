"""Heard, then done: one answer to an event's feedback, told to all who were there."""

from datetime import timedelta

import pytest

from tests.conftest import NOW
from tests.factories.feedback import make_closed
from tests.walking import errors, heading, outbox, send, words

SAID = {"heard": "Too little time", "decision": "not doing", "answer": "The room is let"}
GIVEN = [{"useful": "5"}] * 6


@pytest.fixture
def closed(session, now):
    return make_closed(session, GIVEN, people=12, title="WRES")


@pytest.fixture
def page(closed):
    return f"/manage/events/{closed.event_id}/feedback/reply"


def test_an_answer_is_confirmed_with_the_number_of_people_it_reaches(client, session, team, page):
    asked = send(client, page, **SAID)
    assert heading(asked) == "Send this answer to 12 people?"
    before = len(outbox(session))
    assert send(client, page, go="confirm", **SAID).status_code == 303
    assert len(outbox(session)) == before + 12
    shown = words(client.get("/accountability/you-said-we-did"))
    assert "You said Too little time We do not do this, because The room is let" in shown


def test_an_answer_is_given_once(client, session, team, page):
    for _ in range(2):
        client.post(page, data={})
    token = client.get(page).text.split('name="csrf_token" value="')[-1].split('"')[0]
    for _ in range(2):
        client.post(page, data={"csrf_token": token, "go": "confirm", **SAID})
    assert "12 people were told." in words(client.get(page))
    assert len(outbox(session)) == 24


def test_what_is_missing_is_said_and_what_was_typed_is_kept(client, team, page):
    answer = send(client, page, heard="Too little time", decision="", answer="")
    assert errors(answer) == [
        "Select if you will do something",
        "Enter what you will do, or why not",
    ]
    assert "Too little time" in answer.text


def test_an_overdue_answer_stays_on_top_until_it_is_given(
    client, session, team, closed, page, set_clock, sign_in
):
    assert "overdue" not in words(client.get("/manage/feedback"))
    set_clock(NOW + timedelta(days=43))
    sign_in(client, team)
    assert "Answer the feedback on WRES" in words(client.get("/manage/feedback"))
    send(client, page, go="confirm", **SAID)
    assert "overdue" not in words(client.get("/manage/feedback"))


def test_none_is_due_where_too_few_answered(client, session, team, set_clock, sign_in):
    few = make_closed(session, GIVEN[:4])
    set_clock(NOW + timedelta(days=43))
    sign_in(client, team)
    assert "overdue" not in words(client.get("/manage/feedback"))
    assert client.get(f"/manage/events/{few.event_id}/feedback/reply").status_code == 404


def test_nothing_held_in_confidence_becomes_public(client, session, team):
    kept = make_closed(session, GIVEN, held_in_confidence=True, recording="not recorded")
    send(client, f"/manage/events/{kept.event_id}/feedback/reply", go="confirm", **SAID)
    assert "We have not answered any feedback yet." in words(
        client.get("/accountability/you-said-we-did")
    )
