"""Trusts like one, as the event team sees them."""

import pytest

from events_app.models.organisations import BoardRole
from events_app.models.people import AccountRole
from events_app.models.registrations import RegistrationState
from tests.factories import (
    appointment,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)
from tests.walking import heading, words


@pytest.fixture
def team(client, session, sign_in):
    sign_in(client, make_person(session, roles=[AccountRole.EVENT_TEAM]))


def test_the_page_names_the_traits_the_gaps_and_whom_we_reached(client, session, team):
    own = make_organisation(session, code="AAA", name="Here", type="acute", region="London")
    there = make_organisation(session, code="BBB", name="There", type="acute", region="London")
    make_organisation(session, code="CCC", name="Elsewhere", type="community", region="London")
    held = appointment(organisation=there, board_role=BoardRole.CHAIR)
    registered = RegistrationState.REGISTERED
    make_registration(
        session,
        person=make_person(session, appointments=[held]),
        event=make_event(session),
        state=registered,
    )
    page = client.get("/manage/organisations/AAA/peers")
    assert heading(page) == "Trusts like Here"
    said = words(page)
    assert "Not known of this trust: rural, coastal, urban." in said
    assert "There What they share Both are acute. Both are in London Reached in 2022 Yes" in said
    assert "Elsewhere" not in said
    own.type = ""
    session.commit()
    assert "We know of no trust that shares" in words(client.get("/manage/organisations/AAA/peers"))


def test_a_trust_that_is_not_there_or_has_merged_has_no_such_page(client, session, team):
    into = make_organisation(session, code="AAA")
    make_organisation(session, code="BBB", merged_into_id=into.id)
    for code in ("BBB", "ZZZ"):
        assert client.get(f"/manage/organisations/{code}/peers").status_code == 404
