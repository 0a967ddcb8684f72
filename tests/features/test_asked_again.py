"""Statements that are written once: each answer is of its own moment, person and page."""

from datetime import timedelta

from events_app.models.events import EventState
from events_app.models.people import AccountRole
from events_app.models.registrations import RegistrationState
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)


def test_a_list_that_is_asked_again_is_of_its_own_moment(session, client, now, set_clock):
    make_event(session, title="Soon", starts_at=now + timedelta(hours=1))
    assert "Soon" in client.get("/events").text
    set_clock(now + timedelta(days=1))
    assert "Soon" not in client.get("/events").text
    assert "Soon" in client.get("/events/past").text


def test_a_draft_that_the_team_has_seen_is_not_there_for_the_next(session, app, sign_in, now):
    make_event(session, slug="d", title="Secret plan", state=EventState.DRAFT)
    team, anybody = app.test_client(), app.test_client()
    sign_in(team, make_person(session, roles=[AccountRole.EVENT_TEAM]))
    for page in ("/", "/events", "/events/d"):
        assert "Secret plan" in team.get(page).text
        assert "Secret plan" not in anybody.get(page).text


def test_the_button_leads_to_the_form_once_and_then_to_the_check_page(session, app, sign_in):
    chair = {"organisation": make_organisation(session), "board_role": "chair"}
    make_event(session, slug="e", audience=[audience_item(everyone=True)])
    earlier = make_event(session)
    new, known = (make_person(session, appointments=[appointment(**chair)]) for _ in range(2))
    make_registration(session, person=known, event=earlier, state=RegistrationState.CANCELLED)
    pages = []
    for person in (known, new, known):
        client = app.test_client()
        sign_in(client, person)
        pages.append(client.get("/events/e").text)
    leads_to_check = ['href="/events/e/register/check"' in page for page in pages]
    leads_to_form = ['href="/events/e/register"' in page for page in pages]
    assert (leads_to_check, leads_to_form) == ([True, False, True], [False, True, False])
    assert 'href="/events/e/register"' in app.test_client().get("/events/e").text


def test_nobody_signs_in_with_a_token_in_the_address_a_header_or_a_body(session, app, now):
    person = make_person(session)
    session.commit()
    with app.test_request_context():
        token = person.get_auth_token()
    client = app.test_client()
    asked = (
        client.get(f"/account?auth_token={token}"),
        client.get("/account", headers={"Authentication-Token": token}),
        client.get("/account", json={"auth_token": token}),
    )
    assert [response.status_code for response in asked] == [302, 302, 302]
