"""What somebody who was asked answers, and what the team does with it."""

import pytest

from events_app.models.events import ThemeMark
from events_app.models.people import AccountRole
from tests.asking import ask, hidden, line_up, states, the_ask
from tests.factories import make_event, make_person, make_session
from tests.factories.speakers import make_theme
from tests.walking import errors, heading, outbox, send, words


def test_who_says_yes_stands_in_the_line_up_and_gets_an_invitation(
    client, session, team, event, item, ada, browser
):
    ask(client, item)
    page = f"/speaking/{the_ask(session).reference}"
    assert "Could you be a speaker?" in words(browser.get(page))
    assert send(browser, page, reply="yes").location == page
    assert line_up(session, item) == [("Ada Lake", "speaker", True)]
    message = outbox(session)[-1]
    entry = message.facts["calendar"]
    assert (message.template, entry["method"], entry["sequence"]) == (
        "speakers/mail/confirmed",
        "REQUEST",
        0,
    )
    assert entry["uid"] == f"{the_ask(session).calendar_uid}@events.example"
    assert "You said yes" in words(browser.get(page))
    assert "Ada Lake, Midwife, Lantern Street (speaker)" in words(browser.get("/events/e"))
    assert "ada lake" in event.search_text
    assert event.version == 2


def test_answering_twice_in_two_browsers_counts_once(client, session, team, item, ada, browser):
    ask(client, item)
    page = f"/speaking/{the_ask(session).reference}"
    token = hidden(browser.get(page))
    send(browser, page, reply="no")
    late = browser.post(page, data=token | {"reply": "yes"})
    assert late.status_code == 409
    assert "You said no. Thank you for telling us." in words(late)
    assert (states(session), line_up(session, item)) == (["declined"], [])


def test_a_no_needs_no_reason_and_keeps_the_ones_that_are_given(
    client, session, team, item, ada, browser
):
    ask(client, item)
    page = f"/speaking/{the_ask(session).reference}"
    often = "I am asked to speak on this too often"
    send(browser, page, reply="ask somebody else", suggests="Bola at Barts", reasons=[often],
         words="Next year, perhaps")  # fmt: skip
    tracker = words(client.get(f"/manage/sessions/{item.id}/plan"))
    assert "Declined" in tracker
    assert f"{often}Suggests: Bola at BartsNext year, perhaps" in tracker
    assert len(outbox(session)) == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({}, "Select your answer"),
        ({"reply": "ask somebody else"}, "Enter whom we should ask, or select another answer"),
        ({"reply": "no", "reasons": "nonsense"}, "Select reasons from the list"),
        ({"reply": "no", "words": "x" * 501}, "Enter your words in 500 characters or fewer"),
    ],
)
def test_an_answer_that_cannot_be_read_is_asked_for_again(
    client, session, team, item, ada, browser, answer, said
):
    ask(client, item)
    again = send(browser, f"/speaking/{the_ask(session).reference}", **answer)
    assert (again.status_code, errors(again)) == (422, [said])
    assert states(session) == ["asked"]


def test_not_on_this_topic_means_that_they_are_left_alone_for_it_and_not_for_others(
    client, session, team, event, item, ada, browser
):
    ask(client, item)
    send(browser, f"/speaking/{the_ask(session).reference}", reply="not on this topic")
    other = make_session(session, event=make_event(session), title="Other")
    theme = make_theme(session, "safe spaces")
    session.add(ThemeMark(event_id=other.event_id, session_id=other.id, theme_id=theme.id))
    session.flush()
    assert "Ada Lake" not in client.get(f"/manage/speakers?session={item.id}").text
    assert "Ada Lake" in client.get(f"/manage/speakers?session={other.id}").text
    refused = ask(client, item, part="keynote")
    assert (refused.status_code, heading(refused)) == (409, "This is not possible now")
    assert "They would rather not be asked about allyship" in words(refused)
    assert ask(client, other).status_code == 303


def test_only_who_was_asked_sees_the_request(app, client, session, team, item, ada, sign_in):
    ask(client, item)
    stranger = app.test_client()
    sign_in(stranger, make_person(session, roles=[AccountRole.SPEAKER]))
    page = f"/speaking/{the_ask(session).reference}"
    assert stranger.get(page).status_code == 404
    assert client.get(page).status_code == 404


def test_who_said_yes_can_still_say_that_they_cannot(
    client, session, team, event, item, ada, browser
):
    ask(client, item)
    page = f"/speaking/{the_ask(session).reference}"
    send(browser, page, reply="yes")
    assert send(browser, f"{page}/step-down").location == page
    assert (states(session), line_up(session, item)) == (["declined"], [])
    entry = outbox(session)[-1].facts["calendar"]
    assert (entry["method"], entry["sequence"]) == ("CANCEL", 1)
    assert "ada lake" not in event.search_text
    assert send(browser, "/speaking/profile", f"{page}/step-down").status_code == 409


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("withdrawn", "We have taken this request back"),
        ("replaced", "Somebody else takes this part now"),
    ],
)
def test_the_team_ends_a_request_and_a_late_answer_finds_that_out(
    client, session, team, item, ada, browser, way, said
):
    ask(client, item)
    reference = the_ask(session).reference
    token = hidden(browser.get(f"/speaking/{reference}"))
    ended = send(client, f"/manage/asks/{reference}/end", becomes=way)
    assert ended.location == f"/manage/sessions/{item.id}/plan"
    late = browser.post(f"/speaking/{reference}", data=token | {"reply": "yes"})
    assert late.status_code == 409
    assert said in words(late)
    assert states(session) == [way]
    assert outbox(session)[-1].template == "speakers/mail/not_needed"
    assert "calendar" not in outbox(session)[-1].facts
    assert client.get(f"/manage/asks/{reference}/end").status_code == 409


def test_who_is_replaced_after_saying_yes_leaves_the_line_up_and_the_calendar(
    client, session, team, item, ada, browser
):
    ask(client, item)
    reference = the_ask(session).reference
    send(browser, f"/speaking/{reference}", reply="yes")
    send(client, f"/manage/asks/{reference}/end", becomes="replaced")
    assert (states(session), line_up(session, item)) == (["replaced"], [])
    assert outbox(session)[-1].facts["calendar"]["method"] == "CANCEL"
