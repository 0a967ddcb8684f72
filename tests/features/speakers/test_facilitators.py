"""A facilitator and the people who register: warned of when asked, and again when more come."""

import pytest

from events_app.models.organisations import BoardRole
from events_app.models.registrations import RegistrationState
from tests.factories import (
    SOON,
    appointment,
    make_organisation,
    make_person,
    make_registration,
    make_session,
)
from tests.factories.speakers import make_ask
from tests.walking import send, words


@pytest.fixture
def trust(session):
    return make_organisation(session, name="Barts")


@pytest.fixture
def ada_is_chief(session, ada, trust):
    """By her account; her entry in the directory says nothing of it."""
    held = appointment(organisation=trust, board_role=BoardRole.CHIEF_EXECUTIVE)
    held.person_id = ada.person_id
    session.add(held)
    session.commit()
    return ada


def comes(session, event, trust, role=None, state=RegistrationState.REGISTERED):
    held = appointment(organisation=trust, board_role=role)
    person = make_person(session, full_name="Wren Hidden", appointments=[held])
    make_registration(session, person=person, event=event, state=state)
    session.commit()


def facilitates(session, ada, item, state="accepted"):
    ask = {"session_id": item.id, "part": "facilitator", "state": state, "reply_by": SOON}
    return make_ask(session, speaker=ada, **ask)


def looks(client, item):
    return words(client.get(f"/manage/sessions/{item.id}/participants"))


def test_whoever_is_asked_is_held_against_the_people_who_come(
    client, session, team, event, item, ada_is_chief, trust
):
    page = f"/manage/sessions/{item.id}/ask/ada"
    assert "If they facilitate" not in words(client.get(page))
    comes(session, event, trust)
    comes(session, event, trust, BoardRole.CHAIR)
    said = words(client.get(page))
    assert (
        "If they facilitate: Works at the same trust as 2 participants. "
        "1 participant answers to them, by board role." in said
    )
    assert "Wren Hidden" not in said


@pytest.mark.parametrize("state", ["accepted", "asked"])
def test_who_registers_late_is_shown_to_the_planner_until_somebody_has_looked(
    client, session, team, event, item, ada_is_chief, trust, state
):
    facilitates(session, ada_is_chief, item, state)
    line = "A facilitator works with or manages participants: What they say"
    assert line not in words(client.get("/manage"))
    comes(session, event, trust)
    assert line in words(client.get("/manage"))
    plan = words(client.get(f"/manage/sessions/{item.id}/plan"))
    assert "people have registered since somebody last looked" in plan
    assert "Works at the same trust as 1 participant." in plan
    page = f"/manage/sessions/{item.id}/participants"
    assert send(client, page).location == page
    assert line not in words(client.get("/manage"))
    assert "I have looked at this" not in looks(client, item)
    comes(session, event, trust)
    assert line in words(client.get("/manage"))
    assert "I have looked at this" in looks(client, item)


@pytest.mark.parametrize(
    "state", [RegistrationState.WAITING, RegistrationState.CANCELLED, RegistrationState.HELD]
)
def test_only_people_with_a_place_count(
    client, session, team, event, item, ada_is_chief, trust, state
):
    facilitates(session, ada_is_chief, item)
    comes(session, event, trust, state=state)
    assert "Nothing to think about, as far as we know." in looks(client, item)


def test_whoever_was_replaced_or_works_elsewhere_is_not_on_the_day_s_page(
    client, session, team, event, item, ada_is_chief, trust
):
    facilitates(session, ada_is_chief, item, "replaced")
    comes(session, event, trust)
    comes(session, event, make_organisation(session, name="Leeds"))
    assert "Nobody facilitates this session" in looks(client, item)
    assert "A facilitator works" not in words(client.get("/manage"))


def test_an_entry_of_the_directory_without_an_account_is_held_against_them_too(
    client, session, team, event, item, ada, trust
):
    ada.organisation_id, ada.board_role = trust.id, BoardRole.WORKFORCE_DIRECTOR
    (stands,) = make_session(session, event=event, speakers=["Ada"]).line_up
    stands.session_id, stands.speaker_id, stands.part = item.id, ada.id, "facilitator"
    comes(session, event, trust)
    said = looks(client, item)
    assert "Works at the same trust as 1 participant." in said
    assert "1 participant answers to them, by board role." in said
    assert "Is a director of workforce." in said


def test_one_facilitator_or_five_sessions_cost_the_day_s_page_the_same(
    client, session, team, event, item, ada_is_chief, trust, statements
):
    facilitates(session, ada_is_chief, item)
    comes(session, event, trust)
    client.get("/manage")
    with statements() as one:
        client.get("/manage")
    for _ in range(4):
        facilitates(session, ada_is_chief, make_session(session, event=event))
    session.commit()
    with statements() as five:
        client.get("/manage")
    assert five.total == one.total
