"""The waiting list, as the event team sees and runs it."""

import pytest
from sqlalchemy import select

from events_app.models.history import Change
from events_app.models.registrations import RegistrationState
from events_app.registrations.actions.offer_rounds import offer_round
from tests.factories import audience_item, make_event, make_person, make_registration
from tests.factories.offers import SENDER
from tests.walking import outbox, send, words

WAITING = RegistrationState.WAITING


@pytest.fixture
def event(session, now):
    return make_event(session, capacity=1, audience=[audience_item(board_role="chair")])


@pytest.fixture
def anne(session, event, chair):
    return make_registration(session, person=chair, event=event, state=WAITING)


@pytest.fixture
def address(event):
    return f"/manage/events/{event.id}/waiting-list"


def test_the_list_shows_who_waits_in_order_and_who_offers(
    client, session, team, event, anne, address
):
    make_registration(
        session, person=make_person(session, full_name="Bola Owen"), event=event, state=WAITING
    )
    page = words(client.get(address))
    assert "2 people" in page
    assert page.index("Uma Adeyemi") < page.index("Bola Owen")
    assert "the system offers it to the first who waits" in page
    assert client.get(f"{address}?page=2").status_code == 404


def test_nobody_waiting_is_said(client, team, address):
    assert "Nobody is waiting." in words(client.get(address))


def test_the_team_takes_offers_into_its_own_hands_and_gives_them_back(
    client, session, team, event, anne, address, now
):
    send(client, address, offers="by hand")
    assert "The system offers nothing" in words(client.get(address))
    assert offer_round(session, sender=SENDER, now=now) == 0
    send(client, address, offers="automatic")
    assert offer_round(session, sender=SENDER, now=now) == 1
    kept = session.scalars(select(Change.what).order_by(Change.id)).all()
    assert kept == ["places offered by hand", "places offered by the system"]


def test_the_team_offers_a_place_to_somebody_it_chooses(
    client, session, team, event, anne, address
):
    offer = f"/manage/events/{event.id}/people/{anne.id}/offer"
    assert "This sends an email to 1 person." in words(client.get(offer))
    send(client, offer)
    session.expire_all()
    assert (anne.state, event.taken, event.waiting) == ("place offered", 1, 0)
    assert outbox(session)[-1].template == "registrations/mail/place_offered"
    assert "Place offered until 5pm on Tuesday 2 August 2022" in words(client.get(address))
    assert send(client, "/account", offer).status_code == 409


def test_no_place_is_offered_that_is_not_free(client, session, team, event, anne):
    make_registration(
        session, person=make_person(session), event=event, state=RegistrationState.REGISTERED
    )
    refused = send(client, f"/manage/events/{event.id}/people/{anne.id}/offer")
    assert refused.status_code == 409
    assert "No place is free. Nobody was told." in words(refused)


def test_the_list_takes_the_same_statements_for_one_and_for_three(
    client, session, team, event, anne, address, statements
):
    counted = []
    for _ in range(2):
        with statements() as count:
            client.get(address)
        counted.append(count.total)
        for _ in range(2):
            make_registration(session, person=make_person(session), event=event, state=WAITING)
    assert counted[0] == counted[1]
