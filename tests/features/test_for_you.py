"""For you: what somebody can register for, and why."""

from datetime import timedelta

import pytest

from events_app.models.events import EventState
from events_app.models.organisations import BoardRole
from events_app.models.registrations import RegistrationState
from tests.factories import appointment, audience_item, make_event, make_person, make_registration
from tests.walking import words


@pytest.fixture
def browser(client, sign_in, chair):
    sign_in(client, chair)
    return client


def event(session, **facts):
    who = facts.pop("audience", [audience_item(board_role=BoardRole.CHAIR)])
    return make_event(session, audience=who, **facts)


def shown(browser):
    return words(browser.get("/events/for-you"))


def test_it_lists_what_is_for_ones_roles_with_the_reason(session, browser):
    event(session, title="Theirs")
    event(session, title="Not theirs", audience=[audience_item(board_role=BoardRole.GOVERNOR)])
    event(session, title="Nobody knows whose", audience=[])
    page = shown(browser)
    assert "1 event is for the roles that you hold" in page
    assert "Why: it is for trust chairs. You are a trust chair at Barts." in page
    assert "Not theirs" not in page
    assert "Nobody knows whose" not in page


@pytest.mark.parametrize(
    "facts",
    [
        {"state": EventState.DRAFT},
        {"state": EventState.CANCELLED},
        {"state": EventState.POSTPONED},
        {"starts_at": None, "starts_date": "today"},
        {"starts_at": "now"},
        {"closes_at": "now"},
    ],
    ids=["draft", "cancelled", "postponed", "today without a time", "begins now", "closed"],
)
def test_what_takes_no_registrations_is_not_listed(session, browser, now, facts):
    said = {"now": now, "today": now.date()}
    event(session, title="Theirs", **{name: said.get(v, v) for name, v in facts.items()})
    assert "No event to come is for the roles that you hold" in shown(browser)


def test_what_one_is_registered_for_says_so_also_when_it_is_closed(session, browser, chair, now):
    held = event(session, title="Theirs", closes_at=now)
    make_registration(session, person=chair, event=held, state=RegistrationState.REGISTERED)
    assert "Theirs" in shown(browser)
    assert "Registered" in shown(browser)


def test_a_role_that_ends_before_the_event_is_not_enough(session, client, sign_in, trust, now):
    held = appointment(
        organisation=trust, board_role=BoardRole.CHAIR, until_date=(now + timedelta(days=1)).date()
    )
    sign_in(client, make_person(session, appointments=[held]))
    event(session, title="Theirs")
    assert "Theirs" not in shown(client)


def test_who_has_no_confirmed_role_is_told(session, client, sign_in, trust):
    held = appointment(organisation=trust, board_role=BoardRole.CHAIR, confirmed=False)
    sign_in(client, make_person(session, appointments=[held]))
    event(session, title="Theirs")
    assert "We do not know of a confirmed role that you hold" in shown(client)


def test_the_list_of_events_leads_there_for_who_is_signed_in_alone(app, session, browser):
    assert 'href="/events/for-you"' in browser.get("/events").text
    assert 'href="/events/for-you"' not in app.test_client().get("/events").text


def test_it_costs_as_many_statements_for_one_event_as_for_a_page(session, browser, statements):
    totals = []
    for more in (1, 29):
        for _ in range(more):
            event(session)
        with statements() as count:
            page = browser.get("/events/for-you")
        totals.append(count.total)
    assert totals == [3, 3]
    assert "Page 2 of 2" in page.text
    assert browser.get("/events/for-you?page=3").status_code == 404
