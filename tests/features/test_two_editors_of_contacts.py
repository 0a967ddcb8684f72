"""Two of the event team who change one contact, or one organisation, at the same time."""

import re

import pytest
from sqlalchemy import select

from events_app.models.organisations import Organisation
from events_app.models.people import AccountRole, Person
from tests.factories import make_organisation, make_person
from tests.walking import outbox, send, words


@pytest.fixture
def robin(app, session, sign_in):
    return browser(app, session, sign_in, "Robin Team")


@pytest.fixture
def sam(app, session, sign_in):
    return browser(app, session, sign_in, "Sam Team")


def browser(app, session, sign_in, name):
    opened = app.test_client()
    sign_in(opened, make_person(session, full_name=name, roles=[AccountRole.EVENT_TEAM]))
    return opened


def opened(client, page):
    """The version that the page keeps for its button."""
    return re.search(r'name="version" value="(\d+)"', client.get(page).text)[1]


def known(session, person):
    session.expire_all()
    return session.execute(
        select(Person.full_name, Person.email).where(Person.id == person.id)
    ).one()


def test_the_second_who_corrects_a_contact_sees_what_the_first_did_and_loses_nothing(
    session, robin, sam, now
):
    lin = make_person(session, full_name="Lin", email="lin@r0a.example")
    page = f"/manage/contacts/{lin.id}/correct"
    first, second = opened(robin, page), opened(sam, page)
    send(robin, page, full_name="Lin A", new_email="lin@r0a.example", version=first)
    answer = send(sam, page, full_name="Lin B", new_email="lin.b@r0a.example", version=second)
    assert answer.status_code == 409
    text = words(answer)
    assert "Somebody else changed this contact" in text
    assert "Robin Team, 9am on Monday 1 August 2022: corrected. Name: Lin A (it was: Lin)." in text
    assert "What you typed, beside what the contact says now" in text
    assert "Name The contact says now Lin A You typed Lin B" in text
    assert "Email address The contact says now lin@r0a.example You typed lin.b@" in text
    assert 'value="Lin B"' in answer.text
    assert known(session, lin) == ("Lin A", "lin@r0a.example")
    assert outbox(session) == []
    again = re.search(r'name="version" value="(\d+)"', answer.text)[1]
    send(sam, page, full_name="Lin B", new_email="lin@r0a.example", version=again)
    assert known(session, lin) == ("Lin B", "lin@r0a.example")


def test_a_role_that_somebody_adds_meanwhile_is_in_nobodys_way(session, robin, sam, trust):
    lin = make_person(session, full_name="Lin")
    page = f"/manage/contacts/{lin.id}/correct"
    version = opened(sam, page)
    send(
        robin, f"/manage/contacts/{lin.id}/add-role",
        board_role="chair", organisation=trust.code, from_day="1 August 2022",
    )  # fmt: skip
    answer = send(sam, page, full_name="Lin B", new_email=lin.email, version=version)
    assert (answer.status_code, known(session, lin)[0]) == (303, "Lin B")


def test_who_saves_what_stands_there_already_is_not_stopped(session, robin, sam, now):
    lin = make_person(session, full_name="Lin", email="lin@r0a.example")
    page = f"/manage/contacts/{lin.id}/correct"
    version = opened(robin, page)
    for client in (robin, sam):
        facts = {"full_name": "Lin A", "new_email": "lin@r0a.example", "version": version}
        assert send(client, page, **facts).status_code == 303


def test_the_second_who_changes_a_profile_sees_what_the_first_did_and_loses_nothing(
    session, robin, sam, now
):
    trust = make_organisation(session, code="R0A", region="London", type="acute", rural=True)
    page = "/manage/organisations/R0A/profile"
    first, second = opened(robin, page), opened(sam, page)
    send(robin, page, type="acute", region="Midlands", areas=["rural"], version=first)
    mine = {"type": "mental health", "region": "London", "areas": ["urban", "coastal"]}
    answer = send(sam, page, **mine, version=second)
    assert answer.status_code == 409
    text = words(answer)
    assert "Somebody else changed this organisation" in text
    assert "profile changed. Region: Midlands (it was: London)." in text
    assert "Type The organisation says now acute You typed mental health" in text
    assert "Region The organisation says now Midlands You typed London" in text
    assert "Area The organisation says now Rural You typed Coastal, urban" in text
    assert profile(session, trust) == ("acute", "Midlands", True, False)
    again = re.search(r'name="version" value="(\d+)"', answer.text)[1]
    assert send(sam, page, **mine, version=again).status_code == 303
    assert profile(session, trust) == ("mental health", "London", False, True)


def profile(session, trust):
    session.expire_all()
    columns = (Organisation.type, Organisation.region, Organisation.rural, Organisation.urban)
    return session.execute(select(*columns).where(Organisation.id == trust.id)).one()


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30])
def test_a_version_that_was_tampered_with_is_the_first(session, robin, now, version):
    lin = make_person(session, full_name="Lin", email="lin@r0a.example")
    page = f"/manage/contacts/{lin.id}/correct"
    send(robin, page, full_name="Lin A", new_email="lin@r0a.example")
    facts = {"full_name": "Lin B", "new_email": "lin@r0a.example", "version": version}
    assert send(robin, page, **facts).status_code == 409
