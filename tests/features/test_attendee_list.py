"""The attendee list: who is on it, who sees it, and when nobody does."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.models.events import EventState, Recording
from events_app.models.organisations import BoardRole
from events_app.models.registrations import Registration, RegistrationState
from tests.factories import (
    LONG_AGO_DATE,
    appointment,
    audience_item,
    make_event,
    make_person,
    make_registration,
)
from tests.walking import heading, send, words

REGISTERED = RegistrationState.REGISTERED


@pytest.fixture
def event(session, now):
    return make_event(
        session,
        slug="e",
        starts_at=now + timedelta(days=20),
        has_attendee_list=True,
        audience=[audience_item(everyone=True)],
    )


@pytest.fixture
def browser(client, sign_in, chair):
    sign_in(client, chair)
    return client


def listed(session, event, trust, number, **facts):
    """People with a place who chose to be listed."""
    for n in range(number):
        held = appointment(organisation=trust, board_role=BoardRole.NON_EXECUTIVE_DIRECTOR)
        person = make_person(session, full_name=f"Listed {n}", appointments=[held])
        make_registration(
            session, person=person, event=event, **{"state": REGISTERED, "listed": True} | facts
        )


def registered(session, chair, event, **facts):
    state = facts.pop("state", REGISTERED)
    return make_registration(
        session, person=chair, event=event, state=state, reference="R", **facts
    )


def test_who_registers_is_asked_with_an_empty_box(session, browser, event):
    answer = send(browser, "/events/e/register", needs=[])
    assert answer.location == "/events/e/register/visibility"
    page = browser.get("/events/e/register/visibility")
    assert heading(page) == "Who can see that you attend?"
    assert "checked" not in page.text


@pytest.mark.parametrize(("ticked", "kept"), [({"listed": "y"}, True), ({}, False)])
def test_what_they_choose_is_kept_with_the_registration(session, browser, event, ticked, kept):
    send(browser, "/events/e/register", needs=[])
    answer = send(browser, "/events/e/register/visibility", **ticked)
    assert answer.location == "/events/e/register/check"
    send(browser, "/events/e/register/check")
    assert session.scalars(select(Registration.listed)).all() == [kept]


def test_who_is_known_goes_straight_to_the_check_page_and_is_not_listed(
    session, browser, chair, event
):
    chair.access_needs = []
    assert browser.get("/events/e/register").location == "/events/e/register/check"
    assert "You are not shown" in words(browser.get("/events/e/register/check"))
    send(browser, "/events/e/register/check")
    assert session.scalars(select(Registration.listed)).all() == [False]


def test_it_can_be_changed_until_the_event_starts(session, browser, chair, event, set_clock):
    own = registered(session, chair, event)
    send(browser, "/your-events/R/visibility", listed="y")
    session.expire_all()
    assert own.listed is True
    set_clock(event.starts_at)
    assert browser.get("/your-events/R/visibility").location == "/your-events/R"
    late = send(browser, "/account", "/your-events/R/visibility")
    session.expire_all()
    assert (late.status_code, own.listed) == (409, True)


def test_people_with_a_place_see_name_role_and_trust_of_those_who_agreed(
    session, browser, chair, trust, event
):
    registered(session, chair, event)
    listed(session, event, trust, 5)
    listed(session, event, trust, 1, listed=False)
    page = words(browser.get("/events/e/people"))
    assert "5 people chose to be listed" in page
    assert "Listed 4 Non-executive director Barts" in page
    assert chair.full_name not in page


def test_fewer_than_five_are_not_shown(session, browser, chair, trust, event):
    registered(session, chair, event)
    listed(session, event, trust, 4)
    page = words(browser.get("/events/e/people"))
    assert "once 5 people have chosen to be listed" in page
    assert "Listed 1" not in page


@pytest.mark.parametrize("state", [RegistrationState.CANCELLED, RegistrationState.WAITING])
def test_who_has_no_place_is_not_on_it(session, browser, chair, trust, event, state):
    registered(session, chair, event)
    listed(session, event, trust, 4)
    listed(session, event, trust, 1, state=state)
    assert "once 5 people" in words(browser.get("/events/e/people"))


@pytest.mark.parametrize("state", [None, RegistrationState.CANCELLED, RegistrationState.WAITING])
def test_who_has_no_place_does_not_see_it(session, browser, chair, trust, event, state):
    if state:
        registered(session, chair, event, state=state)
    listed(session, event, trust, 6)
    assert browser.get("/events/e/people").status_code == 404


@pytest.mark.parametrize(
    "facts",
    [
        {"has_attendee_list": False},
        {"has_attendee_list": False, "held_in_confidence": True, "recording": "not recorded"},
        {"state": EventState.CANCELLED},
    ],
    ids=["without a list", "in confidence", "cancelled"],
)
def test_events_that_have_none_show_none(session, browser, chair, trust, event, facts):
    registered(session, chair, event)
    listed(session, event, trust, 6)
    for name, value in facts.items():
        setattr(event, name, value)
    assert browser.get("/events/e/people").status_code == 404


def test_an_event_held_in_confidence_asks_nobody(session, browser, event):
    event.has_attendee_list, event.held_in_confidence = False, True
    event.recording = Recording.NOT_RECORDED
    assert browser.get("/events/e/register/visibility").status_code == 404
    assert send(browser, "/events/e/register", needs=[]).location == "/events/e/register/check"


def test_it_closes_with_the_event(session, browser, chair, trust, event, set_clock):
    registered(session, chair, event)
    listed(session, event, trust, 6)
    set_clock(event.ends_at)
    assert browser.get("/events/e/people").status_code == 404


def test_a_role_that_has_ended_is_not_shown(session, browser, chair, trust, event, now):
    registered(session, chair, event)
    listed(session, event, trust, 4)
    ended = appointment(
        organisation=trust,
        board_role=BoardRole.CHAIR,
        until_date=LONG_AGO_DATE + timedelta(days=30),
    )
    person = make_person(session, full_name="Zadie Zed", appointments=[ended])
    make_registration(session, person=person, event=event, state=REGISTERED, listed=True)
    page = words(browser.get("/events/e/people"))
    assert "Zadie Zed" in page
    assert "Trust chair" not in page


def test_it_costs_as_many_statements_for_many_as_for_few(
    session, browser, chair, trust, event, statements
):
    registered(session, chair, event)
    listed(session, event, trust, 5)
    browser.get("/events/e/people")
    totals = []
    for more in (0, 30):
        listed(session, event, trust, more)
        with statements() as count:
            page = browser.get("/events/e/people")
        totals.append(count.total)
    assert totals == [4, 4]
    assert "Page 2 of 2" in page.text
    assert browser.get("/events/e/people?page=3").status_code == 404
