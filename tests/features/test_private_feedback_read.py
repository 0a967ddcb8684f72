"""Feedback on a private meeting, read by its hosts alone."""

from datetime import timedelta

import pytest

from events_app.feedback.queries.private import list_boxes
from events_app.forums.queries.meetings import find_meeting
from events_app.tasks import keep_up_once
from tests.conftest import NOW
from tests.factories.forums import forum_of, make_chair, make_met, sealed_store
from tests.private_feedback import GIVEN, answer, place_of, round_of, ticket_of
from tests.walking import errors, heading, send, words


@pytest.fixture
def met(app, session, seat):
    """Eight members met two hours ago, were counted, and have been asked."""
    meeting_id, people = make_met(session, seat)
    session.commit()
    keep_up_once(app)
    return meeting_id, people


@pytest.fixture
def page(seat, met):
    return f"/host/{seat.facts.address}/m/{met[0]}/feedback"


def close_round(app, session, set_clock):
    set_clock(NOW + timedelta(days=15))
    session.commit()
    keep_up_once(app)


def test_with_fewer_than_eight_the_host_keeps_a_number_from_the_room(
    client, session, sign_in, host, seat
):
    meeting_id, _people = make_met(session, seat, members=0, attended=6)
    session.commit()
    sign_in(client, host)
    page = f"/host/{seat.facts.address}/m/{meeting_id}/feedback"
    assert "Ask in the room" in words(client.get(page))
    refused = send(client, page, f"{page}/room", felt_open="7")
    assert errors(refused) == ["Enter 6 or fewer: so many came"]
    assert send(client, page, f"{page}/room", felt_open="5").status_code == 303
    assert "5 of 6 felt able to speak openly." in words(client.get(page))
    kept = find_meeting(sealed_store(session), forum_of(session, seat), meeting_id)
    assert kept is not None
    assert kept.facts.felt_open == 5


def test_until_it_closes_no_host_sees_how_many_answered(client, session, sign_in, host, met, page):
    sign_in(client, host)
    before = words(client.get(page))
    for person in met[1][:6]:
        answer(session, person, **GIVEN)
    assert words(client.get(page)) == before
    assert "8 members can answer until" in before


def test_with_fewer_than_five_everything_is_destroyed(
    app, client, session, sign_in, host, seat, met, page, set_clock
):
    for person in met[1][:4]:
        answer(session, person, **GIVEN)
    close_round(app, session, set_clock)
    facts = round_of(session, seat, met).facts
    assert (facts.state, facts.private_key, facts.said, facts.released) == (
        "not enough answers", "", [], {},
    )  # fmt: skip
    sign_in(client, host)
    assert "Not enough answers to show." in words(client.get(page))


def test_the_host_sees_figures_and_puts_the_words_in_their_own(
    app, client, session, sign_in, host, seat, met, page, set_clock
):
    for number, person in enumerate(met[1][:6]):
        answer(session, person, openly="5", change=f"Telltale {number}")
    close_round(app, session, set_clock)
    kept = round_of(session, seat, met)
    assert list_boxes(sealed_store(session), kept) == []
    assert (kept.facts.private_key, kept.facts.rewritten) == ("", True)
    assert [ticket_of(session, person) for person in met[1]] == [None] * 8
    sign_in(client, host)
    shown = words(client.get(page))
    assert (
        "6 answered. 8 came. Answers I felt able to speak openly Mean: 5.0, from 6 answers" in shown
    )
    assert sum(f"Telltale {number}" in shown for number in range(6)) == 6
    assert errors(send(client, page, f"{page}/words")) == ["Enter what you take from it"]
    assert send(client, page, f"{page}/words", own_words="More time").status_code == 303
    after = words(client.get(page))
    assert ("Telltale" in after, "More time" in after) == (False, True)
    assert round_of(session, seat, met).facts.said == []


def test_words_that_no_host_put_in_their_own_are_destroyed_in_time(
    app, session, seat, met, set_clock
):
    for person in met[1][:6]:
        answer(session, person, **GIVEN)
    close_round(app, session, set_clock)
    before = len(round_of(session, seat, met).facts.said)
    set_clock(NOW + timedelta(days=30))
    session.commit()
    keep_up_once(app)
    assert (before, round_of(session, seat, met).facts.said) == (6, [])


@pytest.mark.parametrize("who", ["member", "team", "stranger", "member at their own place"])
def test_for_everybody_but_the_hosts_there_is_no_such_page(
    client, session, sign_in, met, page, who, request
):
    if who == "team":
        request.getfixturevalue("team")
    else:
        sign_in(client, make_chair(session) if who == "stranger" else met[1][0])
    if who == "member at their own place":
        page = f"/host/{place_of(session, met[1][0]).facts.address}/m/{met[0]}/feedback"
    nowhere = client.get("/nowhere")
    found = client.get(page)
    assert (found.status_code, heading(found)) == (nowhere.status_code, heading(nowhere))


def test_the_event_team_sees_nothing_of_it(client, session, team, met):
    for person in met[1][:6]:
        answer(session, person, **GIVEN)
    shown = words(client.get("/manage/feedback"))
    assert "There is no feedback in this year." in shown


def test_a_form_that_does_not_belong_to_the_meeting_has_no_address(
    client, session, sign_in, host, seat, page
):
    few, _people = make_met(session, seat, members=0, attended=6)
    session.commit()
    sign_in(client, host)
    base = f"/host/{seat.facts.address}/m"
    assert client.post(f"{page}/room").status_code == 404
    assert client.post(f"{base}/{few}/feedback/words").status_code == 404
