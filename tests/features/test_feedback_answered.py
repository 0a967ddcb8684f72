"""Heard, then done: one answer to an event's feedback, told to all who were there."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.models.events import Event
from events_app.models.feedback import FeedbackReply
from events_app.models.people import Person
from events_app.models.registrations import Attendance, Registration, RegistrationState
from tests.conftest import NOW
from tests.factories import make_registration
from tests.factories.feedback import make_closed
from tests.factories.series import make_series
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


def test_an_overdue_answer_stands_on_top_of_the_days_page_until_it_is_given(
    client, session, team, closed, page, set_clock, sign_in
):
    assert "overdue" not in words(client.get("/manage"))
    set_clock(NOW + timedelta(days=43))
    sign_in(client, team)
    day = client.get("/manage")
    line = words(day).partition("What needs doing ")[2]
    assert line.startswith("WRES, ")
    assert "The answer to its feedback is overdue" in line
    assert f'href="{page}"' in day.text
    send(client, page, go="confirm", **SAID)
    assert "overdue" not in words(client.get("/manage"))
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


def series_with(session, *answers):
    """Two events of one series, closed, with so many answers each."""
    series = make_series(session, slug="chairs", name="Network of trust chairs")
    closed = [make_closed(session, [GIVEN[0]] * n, people=12, series_id=series.id) for n in answers]
    session.commit()
    return series, closed


def test_one_answer_to_a_series_answers_all_its_events_that_wait(client, session, team, now):
    series, closed = series_with(session, 6, 6, 4)
    page = f"/manage/series/{series.id}/feedback/reply"
    assert heading(send(client, page, **SAID)) == "Send this answer to 24 people?"
    before = len(outbox(session))
    assert send(client, page, go="confirm", **SAID).status_code == 303
    session.expire_all()
    assert len(outbox(session)) == before + 24
    assert [each.reply_id is not None for each in closed] == [True, True, False]
    shown = words(client.get("/accountability/you-said-we-did"))
    assert "Network of trust chairs Several events You said Too little time" in shown
    event_page = f"/manage/events/{closed[0].event_id}/feedback/reply"
    assert "24 people were told." in words(client.get(event_page))


def test_who_was_at_two_events_of_a_series_is_told_once(client, session, team, now):
    series, (first, second) = series_with(session, 6, 6)
    row = session.scalars(select(Registration).where(Registration.event_id == first.event_id))
    person = session.get_one(Person, row.first().person_id)
    make_registration(
        session,
        person=person,
        event=session.get_one(Event, second.event_id),
        state=RegistrationState.REGISTERED,
        attendance=Attendance.ATTENDED,
    )
    session.commit()
    page = f"/manage/series/{series.id}/feedback/reply"
    assert heading(send(client, page, **SAID)) == "Send this answer to 24 people?"


def test_a_series_is_answered_again_only_for_what_closed_since(client, session, team, now):
    series, _closed = series_with(session, 6)
    page = f"/manage/series/{series.id}/feedback/reply"
    send(client, page, go="confirm", **SAID)
    assert "Nothing waits for an answer" in words(client.get(page))
    make_closed(session, GIVEN, people=12, series_id=series.id)
    session.commit()
    assert heading(send(client, page, **SAID)) == "Send this answer to 12 people?"


def test_an_event_that_was_answered_with_its_series_is_not_answered_again(
    client, session, team, now
):
    series, closed = series_with(session, 6)
    event_page = f"/manage/events/{closed[0].event_id}/feedback/reply"
    checked = send(client, event_page, **SAID)
    token = checked.text.split('name="csrf_token" value="')[1].split('"')[0]
    send(client, f"/manage/series/{series.id}/feedback/reply", go="confirm", **SAID)
    before = len(outbox(session))
    client.post(event_page, data={"csrf_token": token, "go": "confirm", **SAID})
    assert (len(outbox(session)), session.query(FeedbackReply).count()) == (before, 1)


def test_no_answer_is_due_where_there_were_not_enough_answers(
    client, session, team, set_clock, sign_in
):
    series, _closed = series_with(session, 4)
    set_clock(NOW + timedelta(days=60))
    sign_in(client, team)
    assert "overdue" not in words(client.get("/manage/feedback"))
    page = words(client.get(f"/manage/series/{series.id}/feedback/reply"))
    assert "Nothing waits for an answer" in page


def test_an_answer_to_a_series_with_something_held_in_confidence_is_not_public(
    client, session, team, now
):
    series, _closed = series_with(session, 6)
    make_closed(
        session, GIVEN, people=12, series_id=series.id, held_in_confidence=True,
        recording="not recorded",
    )  # fmt: skip
    session.commit()
    send(client, f"/manage/series/{series.id}/feedback/reply", go="confirm", **SAID)
    assert session.query(FeedbackReply).count() == 1
    assert "Too little time" not in words(client.get("/accountability/you-said-we-did"))
