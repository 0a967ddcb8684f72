"""Events held in confidence: ground rules are accepted, in the words that hold now."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.models.events import Recording
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations.ground_rules import version
from tests.factories import audience_item, make_event, make_registration
from tests.walking import errors, send, words

RULES = "What is said here stays here.\nNobody is quoted."
REGISTERED = RegistrationState.REGISTERED


@pytest.fixture
def event(session, now):
    return make_event(
        session,
        slug="e",
        starts_at=now + timedelta(days=20),
        held_in_confidence=True,
        recording=Recording.NOT_RECORDED,
        ground_rules=RULES,
        joining_url="https://meet.example/x",
        audience=[audience_item(everyone=True)],
    )


@pytest.fixture
def browser(client, sign_in, chair):
    sign_in(client, chair)
    return client


def kept(session):
    session.expire_all()
    found = select(Registration.rules_version, Registration.rules_accepted_at)
    return [tuple(row) for row in session.execute(found)]


def shown(browser, page="/events/e/register/check"):
    """What the page's form carries, hidden."""
    return browser.get(page).text.split('name="rules"')[1].split('value="')[1].split('"')[0]


def test_nobody_registers_without_accepting_them(session, browser, event):
    send(browser, "/events/e/register", needs=["live captions"])
    page = browser.get("/events/e/register/check")
    assert "Nobody is quoted." in words(page)
    answer = send(browser, "/events/e/register/check", rules=shown(browser))
    assert answer.status_code == 422
    assert errors(answer) == ["Select that you accept the ground rules to register"]
    assert "Live captions" in words(answer)
    assert kept(session) == []


def test_what_was_accepted_is_kept_with_the_moment(session, browser, event, now):
    send(browser, "/events/e/register", needs=[])
    send(browser, "/events/e/register/check", rules=shown(browser), accept="y")
    assert kept(session) == [(version(RULES), now)]


def test_rules_that_change_while_somebody_reads_are_shown_again(session, browser, event):
    send(browser, "/events/e/register", needs=[])
    read = shown(browser)
    event.ground_rules = "Other rules."
    answer = send(browser, "/events/e/register/check", rules=read, accept="y")
    assert errors(answer) == ["Check the ground rules again. They have changed"]
    assert "Other rules." in words(answer)
    assert kept(session) == []


def test_the_waiting_list_asks_too(session, browser, event):
    event.capacity = event.taken = event.arrivals = 1
    answer = send(browser, "/events/e/waiting-list", rules=shown(browser, "/events/e/waiting-list"))
    assert answer.status_code == 422
    assert kept(session) == []


def test_other_events_ask_for_nothing(session, browser, event):
    event.held_in_confidence = False
    send(browser, "/events/e/register", needs=[])
    send(browser, "/events/e/register/check")
    assert kept(session) == [(None, None)]


def test_a_change_closes_the_joining_details_until_the_new_rules_are_accepted(
    session, browser, chair, event, now, set_clock
):
    make_registration(
        session, person=chair, event=event, state=REGISTERED, reference="R",
        rules_version=version(RULES), rules_accepted_at=now,
    )  # fmt: skip
    set_clock(event.starts_at - timedelta(minutes=5))
    assert "meet.example" in browser.get("/your-events/R").text
    event.ground_rules = "Stricter rules."
    page = browser.get("/your-events/R")
    assert "The ground rules have changed since you accepted them." in words(page)
    assert "meet.example" not in page.text
    send(
        browser, "/your-events/R/ground-rules", rules=shown(browser, "/your-events/R/ground-rules")
    )
    assert kept(session)[0][0] == version("Stricter rules.")
    assert "meet.example" in browser.get("/your-events/R").text


def test_who_was_registered_by_somebody_else_is_asked_before_they_join(
    session, browser, chair, event, set_clock
):
    make_registration(session, person=chair, event=event, state=REGISTERED, reference="R")
    set_clock(event.starts_at)
    page = browser.get("/your-events/R")
    assert "Accept its ground rules to see the joining details." in words(page)
    assert "meet.example" not in page.text


def test_accepting_rules_that_are_no_longer_those_changes_nothing(session, browser, chair, event):
    make_registration(session, person=chair, event=event, state=REGISTERED, reference="R")
    answer = send(browser, "/your-events/R/ground-rules", rules=version("Older rules."))
    assert answer.location == "/your-events/R/ground-rules"
    assert kept(session) == [(None, None)]


def test_an_event_without_rules_has_no_page_for_them(session, browser, chair, event):
    make_registration(session, person=chair, event=event, state=REGISTERED, reference="R")
    event.ground_rules = ""
    assert browser.get("/your-events/R/ground-rules").status_code == 404
