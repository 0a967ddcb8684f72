"""Questions for the speakers: optional, short, and without a name unless the person wants it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.models.people import AccountRole
from events_app.models.registrations import Registration, RegistrationState
from tests.factories import audience_item, make_event, make_person, make_registration
from tests.walking import errors, send, words

REGISTERED = RegistrationState.REGISTERED


@pytest.fixture
def event(session, now):
    return make_event(
        session,
        slug="e",
        starts_at=now + timedelta(days=20),
        takes_questions=True,
        audience=[audience_item(everyone=True)],
    )


@pytest.fixture
def browser(client, sign_in, chair):
    sign_in(client, chair)
    return client


@pytest.fixture
def team(app, session, sign_in, now):
    opened = app.test_client()
    sign_in(opened, make_person(session, roles=[AccountRole.EVENT_TEAM]))
    return opened


def ask(session, event, question, **facts):
    person = make_person(session, full_name=f"Who asked {question}")
    return make_registration(
        session,
        person=person,
        event=event,
        question=question,
        **{"state": REGISTERED, "question_named": False} | facts,
    )


def kept(session):
    session.expire_all()
    found = select(Registration.question, Registration.question_named)
    return [tuple(row) for row in session.execute(found)]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"question": "What works?", "named": "y"}, ("What works?", True)),
        ({"question": "What works?"}, ("What works?", False)),
        ({"question": "", "named": "y"}, ("", False)),
    ],
    ids=["with a name", "without", "nothing asked"],
)
def test_who_registers_may_ask(session, browser, event, sent, expected):
    assert send(browser, "/events/e/register", needs=[]).location == "/events/e/register/question"
    answer = send(browser, "/events/e/register/question", **sent)
    assert answer.location == "/events/e/register/check"
    send(browser, "/events/e/register/check")
    assert kept(session) == [expected]


def test_a_question_that_is_too_long_keeps_what_was_typed(browser, event):
    send(browser, "/events/e/register", needs=[])
    answer = send(browser, "/events/e/register/question", question="x" * 301)
    assert answer.status_code == 422
    assert errors(answer) == ["Your question must be 300 characters or less"]
    assert "x" * 301 in answer.text


def test_an_event_that_takes_no_questions_asks_for_none(session, browser, event):
    event.takes_questions = False
    assert send(browser, "/events/e/register", needs=[]).location == "/events/e/register/check"
    assert browser.get("/events/e/register/question").status_code == 404


def test_the_longest_answers_still_fit_into_the_cookie(session, browser, event):
    """300 characters of four bytes each, twice: a browser keeps a cookie of 4 KB."""
    note = "".join(chr(0x20000 + 37 * n) for n in range(300))
    question = "".join(chr(0x2A700 + 13 * n) for n in range(300))
    send(browser, "/events/e/register", needs=["live captions"], note=note)
    answer = send(browser, "/events/e/register/question", question=question)
    assert len(answer.headers["Set-Cookie"].partition(";")[0]) < 4093
    send(browser, "/events/e/register/check")
    assert kept(session) == [(question, False)]


def test_a_question_can_be_changed_until_the_event_starts(
    session, browser, chair, event, set_clock
):
    make_registration(session, person=chair, event=event, state=REGISTERED, reference="R")
    send(browser, "/your-events/R/question", question="Another one?", named="y")
    assert kept(session) == [("Another one?", True)]
    assert "Another one?" in words(browser.get("/your-events/R"))
    set_clock(event.starts_at)
    late = send(browser, "/account", "/your-events/R/question", question="Too late")
    assert (late.status_code, kept(session)) == (409, [("Another one?", True)])


def test_the_team_reads_questions_in_the_order_of_their_words_without_names(session, team, event):
    ask(session, event, "Zebra?")
    ask(session, event, "Apple?", question_named=True)
    ask(session, event, "Of somebody who cancelled?", state=RegistrationState.CANCELLED)
    page = words(team.get(f"/manage/events/{event.id}/questions"))
    assert "Apple? Who asked Apple? Zebra? Without a name" in page
    assert "Who asked Zebra?" not in page
    assert "cancelled" not in page


def test_the_team_downloads_them(session, team, event):
    ask(session, event, "=1+1")
    ask(session, event, "Apple?", question_named=True)
    answer = team.get(f"/manage/events/{event.id}/questions.csv")
    assert answer.mimetype == "text/csv"
    text = answer.text
    answer.close()
    assert text == "QUESTION,NAME\r\n'=1+1,\r\nApple?,Who asked Apple?\r\n"


@pytest.mark.parametrize("number", ["0", "x", "9" * 30, "-1", "1.0"])
def test_an_event_that_is_not_there_is_not_found(team, number):
    assert team.get(f"/manage/events/{number}/questions").status_code == 404


def test_others_do_not_read_them(browser, event):
    assert browser.get(f"/manage/events/{event.id}/questions").status_code == 403


def test_the_list_costs_as_many_statements_for_many_as_for_one(session, team, event, statements):
    ask(session, event, "First?")
    totals = []
    for n in range(2):
        with statements() as count:
            team.get(f"/manage/events/{event.id}/questions")
        totals.append(count.total)
        for more in range(30):
            ask(session, event, f"More {n} {more}?")
    assert totals == [3, 3]
