"""A guest signs in with the address that was invited, asks for a place, and reaches no more."""

import pytest
from sqlalchemy import select

from events_app.models.assistance import Assistance
from events_app.models.outreach import Guest, GuestState
from events_app.models.registrations import Registration, RegistrationState
from tests.factories import (
    LONG_AGO,
    appointment,
    audience_item,
    make_event,
    make_person,
    make_registration,
)
from tests.factories.guests import make_guest
from tests.walking import code_in_mail, heading, send, words


@pytest.fixture
def event(session, now):
    return make_event(
        session,
        slug="allyship",
        title="Allyship",
        capacity=9,
        has_attendee_list=True,
        audience=[audience_item(board_role="chair")],
    )


@pytest.fixture
def person(session, now):
    return make_person(session, full_name="Gwen Guest", email="gwen@partner.example")


@pytest.fixture
def gwen(client, session, event, person, sign_in):
    """Gwen's invitation; she is signed in."""
    guest = make_guest(session, event=event, person=person)
    sign_in(client, person)
    return guest


@pytest.fixture
def confirmed(session, event, person, gwen):
    """Gwen's place."""
    place = make_registration(
        session, person=person, event=event, state=RegistrationState.REGISTERED
    )
    gwen.state, gwen.registration_id = GuestState.CONFIRMED, place.id
    session.commit()
    return place


ANSWER = "/events/allyship/guest"


def test_the_address_that_was_invited_signs_in_by_code_and_is_asked_nothing_about_a_trust(
    app, client, session, event, person
):
    make_guest(session, event=event, person=person)
    asked = client.get(ANSWER)
    assert (asked.status_code, asked.location) == (302, f"/sign-in?next={ANSWER}")
    client.get(asked.location)
    send(client, "/sign-in", email="GWEN@partner.example")
    signed_in = send(client, "/sign-in/code", code=code_in_mail(app, session))
    assert (signed_in.status_code, signed_in.location) == (303, ANSWER)
    page = words(client.get(ANSWER))
    assert "You are invited as Guest, A partner body" in page
    send(client, ANSWER)
    assert "You do not have a place yet" in words(client.get(ANSWER))
    session.expire_all()
    kept = session.scalars(select(Guest)).one()
    assert (kept.state, kept.answered_at is not None) == ("answered", True)
    assert session.scalars(select(Registration)).all() == []


def test_another_address_has_no_such_page(client, session, event, person, sign_in):
    make_guest(session, event=event, person=person)
    sign_in(client, make_person(session, email="gwen2@partner.example"))
    assert client.get(ANSWER).status_code == 404
    assert send(client, "/account", ANSWER).status_code == 404


def test_the_event_leads_a_guest_to_the_invitation_and_not_to_a_registration(client, gwen):
    page = client.get("/events/allyship")
    assert "The event team has invited you to this event as a guest." in words(page)
    for way in ("register", "register/check", "waiting-list"):
        led = client.get(f"/events/allyship/{way}")
        assert (led.status_code, led.location) == (303, ANSWER)


def test_asking_twice_is_asking_once(client, session, gwen):
    for _ in range(2):
        assert send(client, "/account", ANSWER).status_code == 303
    session.refresh(gwen)
    assert gwen.state == "answered"


@pytest.mark.parametrize("state", [GuestState.DECLINED, GuestState.WITHDRAWN])
def test_who_is_invited_no_more_reads_that_it_has_ended(client, session, event, gwen, state):
    gwen.state = state
    session.commit()
    assert "Your invitation to this event has ended." in words(client.get(ANSWER))
    assert send(client, "/account", ANSWER).status_code == 409
    assert "invited you" not in words(client.get("/events/allyship"))
    assert client.get("/events/allyship/register").status_code == 403
    session.refresh(gwen)
    assert gwen.state == state


def test_nobody_asks_once_the_event_has_begun_or_is_held_in_confidence(
    client, session, event, gwen
):
    event.starts_at = LONG_AGO
    session.commit()
    late = send(client, "/account", ANSWER)
    assert late.status_code == 409
    assert "This event has started. It takes no more guests." in words(late)
    session.refresh(gwen)
    assert gwen.state == "invited"


def test_a_confirmed_guest_is_led_to_their_registration(client, confirmed):
    own = f"/your-events/{confirmed.reference}"
    assert client.get(ANSWER).location == own
    assert send(client, "/account", ANSWER).location == own
    assert heading(client.get(own)) == "Allyship"


def test_a_guest_who_gave_the_place_back_asks_again(client, session, event, gwen, confirmed):
    send(client, f"/your-events/{confirmed.reference}/cancel")
    session.refresh(event)
    assert event.taken == 0
    send(client, ANSWER)
    session.refresh(gwen)
    assert gwen.state == "answered"


def test_a_guest_is_not_on_the_attendee_list_and_does_not_see_it(
    client, session, event, confirmed, trust, sign_in
):
    confirmed.listed = True
    for number in range(5):
        held = appointment(organisation=trust, board_role="chair")
        other = make_person(session, full_name=f"Chair {number}", appointments=[held])
        make_registration(
            session, person=other, event=event, state=RegistrationState.REGISTERED, listed=True
        )
    assert client.get("/events/allyship/people").status_code == 404
    own = f"/your-events/{confirmed.reference}"
    assert client.get(f"{own}/visibility").status_code == 404
    assert send(client, "/account", f"{own}/visibility", listed="y").status_code == 404
    assert "Attendee list" not in words(client.get(own))
    sign_in(client, other)
    seen = words(client.get("/events/allyship/people"))
    assert ("Chair 0" in seen, "Gwen" in seen) == (True, False)


def test_an_invitation_opens_no_other_event(client, session, confirmed):
    make_event(session, slug="other", audience=[audience_item(everyone=True)])
    assert client.get("/events/other/register").status_code == 403
    assert client.get("/events/other/guest").status_code == 404
    assert "invited you" not in words(client.get("/events/other"))


def test_for_you_has_the_event_of_the_invitation_and_says_why(client, session, gwen):
    make_event(session, title="For chairs", audience=[audience_item(board_role="chair")])
    page = words(client.get("/events/for-you"))
    assert "1 event is open to you." in page
    assert "Allyship" in page
    assert "Why: the event team has invited you as a guest." in page
    assert "For chairs" not in page


def test_an_assistant_sees_no_invitation_of_the_person_they_book_for(
    client, session, gwen, person, sign_in
):
    assistant = make_person(session, email="pa@partner.example")
    helps = Assistance(
        person_id=person.id,
        assistant_email=assistant.email,
        assistant_id=assistant.id,
        asked_at=LONG_AGO,
        accepted_at=LONG_AGO,
    )
    session.add(helps)
    session.flush()
    sign_in(client, assistant)
    assert "Allyship" not in words(client.get(f"/assisting/{helps.id}"))
    refused = client.get(f"/assisting/{helps.id}/events/allyship")
    assert "invited" not in refused.text


def test_a_guest_is_neither_chased_nor_counted_among_those_it_is_for(
    client, session, event, gwen, team
):
    chase = words(client.get(f"/manage/events/{event.id}/chase"))
    assert "Gwen" not in chase
