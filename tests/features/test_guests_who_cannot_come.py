"""A guest says that they cannot come; the event team sees it, and who still waits for an answer."""

import pytest

from events_app.models.outreach import GuestState
from events_app.models.registrations import RegistrationState
from tests.factories import make_event, make_person, make_registration
from tests.factories.guests import make_guest
from tests.walking import send, words

ANSWER = "/events/allyship/guest"
CANNOT = f"{ANSWER}/cannot-come"


@pytest.fixture
def event(session, now):
    return make_event(session, slug="allyship", title="Allyship", joining_url="https://m.example")


@pytest.fixture
def person(session):
    return make_person(session, full_name="Gwen Guest", email="gwen@partner.example")


@pytest.fixture
def gwen(client, session, event, person, sign_in):
    """Gwen's invitation; she is signed in."""
    guest = make_guest(session, event=event, person=person)
    sign_in(client, person)
    return guest


def cannot_come(client):
    return send(client, "/account", CANNOT)


@pytest.mark.parametrize("state", [GuestState.INVITED, GuestState.ANSWERED])
def test_a_guest_says_that_they_cannot_come_and_may_change_their_mind(client, session, gwen, state):
    gwen.state = state
    session.commit()
    assert "I cannot come" in words(client.get(ANSWER))
    for _ in range(2):
        answer = cannot_come(client)
        assert (answer.status_code, answer.location) == (303, ANSWER)
        session.refresh(gwen)
        assert gwen.state == "cannot come"
    page = words(client.get(ANSWER))
    assert "You told us that you cannot come." in page
    assert "I cannot come" not in page
    send(client, ANSWER)
    session.refresh(gwen)
    assert gwen.state == "answered"


def test_the_event_team_reads_who_cannot_come_and_can_invite_them_again(
    client, session, event, person, gwen, team, sign_in
):
    sign_in(client, person)
    cannot_come(client)
    sign_in(client, team)
    page = words(client.get(f"/manage/events/{event.id}/guests?state=cannot+come"))
    assert "1 guest" in page
    assert "Cannot come" in page
    form = f"/manage/events/{event.id}/guests/invite"
    answers = {"full_name": "Gwen Guest", "guest_of": "A body", "category": "observer"}
    assert send(client, form, email="gwen@partner.example", **answers).status_code == 303
    session.refresh(gwen)
    assert gwen.state == "invited"


@pytest.mark.parametrize("state", [GuestState.DECLINED, GuestState.WITHDRAWN])
def test_who_is_invited_no_more_has_nothing_to_say(client, session, gwen, state):
    gwen.state = state
    session.commit()
    assert cannot_come(client).status_code == 409
    session.refresh(gwen)
    assert gwen.state == state


def test_whose_place_was_confirmed_meanwhile_is_led_to_the_place_and_keeps_it(
    client, session, event, person, gwen
):
    place = make_registration(
        session, person=person, event=event, state=RegistrationState.REGISTERED
    )
    gwen.state, gwen.registration_id = GuestState.CONFIRMED, place.id
    session.commit()
    assert cannot_come(client).location == ANSWER
    assert client.get(ANSWER).location == f"/your-events/{place.reference}"
    session.refresh(gwen)
    assert gwen.state == "confirmed"


def test_another_address_cannot_answer_for_them(client, session, gwen, sign_in):
    sign_in(client, make_person(session))
    assert cannot_come(client).status_code == 404
    session.refresh(gwen)
    assert gwen.state == "invited"


def test_guests_who_would_like_to_come_stand_on_the_days_page_until_they_are_answered(
    client, session, event, person, gwen, team, sign_in
):
    sign_in(client, person)
    make_guest(session, event=event, state=GuestState.ANSWERED)
    send(client, ANSWER)
    sign_in(client, team)
    page = client.get("/manage")
    assert "2 guests wait for your answer" in words(page)
    way = f"/manage/events/{event.id}/guests?state=answered"
    assert f'href="{way}"' in page.text
    assert "2 guests" in words(client.get(way))
    gwen.state = GuestState.NOT_COMING
    session.commit()
    assert "1 guest waits for your answer" in words(client.get("/manage"))
