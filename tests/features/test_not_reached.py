"""Whom to invite: the contacts of trusts that nobody has come from."""

import pytest

from events_app.models.people import AccountRole
from events_app.models.registrations import RegistrationState
from tests.factories import (
    appointment,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)
from tests.walking import words

PAGE = "/manage/not-reached"


@pytest.fixture
def team(client, session, sign_in, now):
    sign_in(client, make_person(session, roles=[AccountRole.EVENT_TEAM]))


def contact(session, name, trust, role="chair", **facts):
    return make_person(
        session,
        full_name=name,
        email=f"{name.lower()}@trust.example",
        appointments=[appointment(organisation=trust, board_role=role, **facts)],
    )


@pytest.fixture
def trusts(session):
    """Ada's trust was reached through her, Bola's was not."""
    barts = make_organisation(session, name="Barts", region="London")
    leeds = make_organisation(session, name="Leeds", region="North East and Yorkshire")
    ada, bola = contact(session, "Ada", barts), contact(session, "Bola", leeds)
    make_registration(
        session, person=ada, event=make_event(session), state=RegistrationState.REGISTERED
    )
    return barts, leeds, ada, bola


def listed(client, query=""):
    lines = client.get(f"{PAGE}.csv{query}", buffered=True).text.splitlines()[1:]
    return [line.split(",")[3] for line in lines]


def test_a_trust_that_nobody_came_from_is_listed_with_its_contacts(client, team, trusts):
    page = words(client.get(PAGE))
    assert "1 contact at 1 trust" in page
    assert "Leeds North East and Yorkshire BolaTrust chairbola@trust.example" in page
    assert listed(client) == ["Bola"]


def test_one_place_at_one_event_reaches_one_trust(client, session, team, trusts):
    _, _, _, bola = trusts
    make_registration(
        session, person=bola, event=make_event(session), state=RegistrationState.REGISTERED
    )
    assert listed(client) == []
    assert "Somebody from every trust" in words(client.get(PAGE))


@pytest.mark.parametrize("state", [RegistrationState.WAITING, RegistrationState.CANCELLED])
def test_waiting_and_cancelling_reach_nobody(client, session, team, trusts, state):
    make_registration(session, person=trusts[3], event=make_event(session), state=state)
    assert listed(client) == ["Bola"]


def test_a_cancelled_event_and_another_year_reach_nobody(client, session, team, trusts, now):
    for facts in ({"state": "cancelled"}, {"starts_at": now.replace(year=2021)}):
        event = make_event(session, **facts)
        make_registration(
            session, person=trusts[3], event=event, state=RegistrationState.REGISTERED
        )
    assert listed(client) == ["Bola"]
    assert listed(client, "?year=2021") == ["Ada", "Bola"]


def test_a_board_role_is_reached_only_by_somebody_who_holds_it(client, session, team, trusts):
    barts, leeds, *_ = trusts
    contact(session, "Chen", barts, "governor")
    contact(session, "Dele", leeds, "governor")
    assert listed(client, "?role=governor") == ["Chen", "Dele"]
    assert listed(client, "?role=chair") == ["Bola"]
    assert listed(client, "?role=nonsense&region=nowhere&year=1") == ["Bola", "Dele"]


def test_regions_narrow_the_list(client, session, team, trusts):
    assert listed(client, "?region=London") == []
    assert listed(client, "?region=North+East+and+Yorkshire") == ["Bola"]


def test_closed_accounts_and_unconfirmed_roles_are_not_invited(client, session, team, trusts):
    leeds, bola = trusts[1], trusts[3]
    bola.active = False
    contact(session, "Esi", leeds, confirmed=False)
    assert listed(client) == []
    assert client.get(f"{PAGE}?page=2").status_code == 404
