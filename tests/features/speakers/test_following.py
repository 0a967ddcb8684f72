"""What follows by itself: reminders, deadlines, and news of a changed session."""

from datetime import timedelta

from events_app.models.events import EventState, ThemeMark
from events_app.speakers.queries.asks import list_not_confirmed
from tests.asking import ask, follow, hidden, states, the_ask
from tests.walking import outbox, send, words


def test_one_reminder_three_days_before_the_deadline_and_no_reply_after_it(
    client, session, team, item, ada, browser, now, set_clock
):
    ask(client, item)
    page = f"/speaking/{the_ask(session).reference}"
    deadline = the_ask(session).reply_by
    assert follow(session, deadline - timedelta(days=3, seconds=1)) == {}
    assert follow(session, deadline - timedelta(days=3)) == {"chased": 1}
    assert follow(session, deadline - timedelta(days=1)) == {}
    assert outbox(session)[-1].template == "speakers/mail/chaser"
    token = hidden(browser.get(page))
    set_clock(deadline)
    assert "The time to answer has passed" in words(browser.get(page))
    late = browser.post(page, data=token | {"reply": "yes"})
    assert (late.status_code, states(session)) == (409, ["asked"])
    assert follow(session, deadline) == {"no reply": 1}
    assert follow(session, deadline) == {}
    assert "The time to answer has passed" in words(browser.get(page))
    assert len(outbox(session)) == 2


def test_who_is_confirmed_hears_of_a_change_once_and_whoever_was_only_asked_sees_it(
    client, session, team, event, item, ada, browser, now
):
    ask(client, item)
    page = f"/speaking/{the_ask(session).reference}"
    session.refresh(item)
    item.starts_at, item.ends_at = (m + timedelta(hours=1) for m in (item.starts_at, item.ends_at))
    assert follow(session, now) == {}
    assert "This has changed since we last wrote to you." in words(browser.get(page))
    send(browser, page, reply="yes")
    assert outbox(session)[-1].facts["when"] == "Thursday 1 September 2022, 11am to 12:30pm"
    session.refresh(event)
    event.town = "Leeds"
    assert follow(session, now) == {"told": 1}
    assert follow(session, now) == {}
    message = outbox(session)[-1]
    entry = message.facts["calendar"]
    assert (message.template, entry["method"], entry["sequence"], entry["location"]) == (
        "speakers/mail/changed",
        "REQUEST",
        1,
        "Leeds",
    )


def test_when_the_event_is_cancelled_everybody_is_released(
    client, session, team, event, item, ada, browser, now
):
    ask(client, item)
    page = f"/speaking/{the_ask(session).reference}"
    send(browser, page, reply="yes")
    session.refresh(event)
    event.state = EventState.CANCELLED
    assert follow(session, now) == {"told": 1}
    assert follow(session, now) == {}
    message = outbox(session)[-1]
    entry = message.facts["calendar"]
    assert (message.template, entry["method"], entry["sequence"]) == (
        "speakers/mail/not_needed",
        "CANCEL",
        1,
    )
    assert "The event is cancelled." in words(browser.get(page))


def test_a_session_that_is_taken_out_of_the_programme_releases_its_speakers(
    client, session, team, event, item, ada, browser, now
):
    ask(client, item)
    page = f"/speaking/{the_ask(session).reference}"
    session.execute(ThemeMark.__table__.delete())
    session.refresh(item, ["line_up"])
    session.delete(item)
    assert follow(session, now) == {"told": 1}
    assert states(session) == ["withdrawn"]
    assert "We have taken this request back" in words(browser.get(page))


def test_a_session_that_is_taken_out_leaves_the_calendar_of_who_was_confirmed(
    client, session, team, event, item, ada, browser, now
):
    ask(client, item)
    send(browser, f"/speaking/{the_ask(session).reference}", reply="yes")
    invited = outbox(session)[-1].facts["calendar"]
    session.execute(ThemeMark.__table__.delete())
    session.refresh(item, ["line_up"])
    session.delete(item)
    assert follow(session, now) == {"told": 1}
    message = outbox(session)[-1]
    entry = message.facts["calendar"]
    assert message.template == "speakers/mail/not_needed"
    assert (entry["method"], entry["status"], entry["sequence"]) == ("CANCEL", "CANCELLED", 1)
    same = ("uid", "starts", "ends")
    assert [entry[name] for name in same] == [invited[name] for name in same]


def test_asks_without_an_answer_are_listed_for_the_days_page(client, session, team, item, ada, now):
    ask(client, item)
    (row,) = list_not_confirmed(session, now)
    assert (row.speaker, row.part, row.session) == ("Ada Lake", "speaker", "What they say")
    assert "1 speaker has not answered: What they say" in words(client.get("/manage"))
    assert list_not_confirmed(session, now + timedelta(days=60)) == []
