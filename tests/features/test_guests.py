"""The guests of an event as the event team sees them: list, file, among the people."""

import csv
import io

import pytest
from sqlalchemy import select

from events_app.models.outreach import Guest, GuestState
from events_app.models.registrations import RegistrationState
from tests.factories import audience_item, make_event, make_person, make_registration
from tests.factories.guests import make_guest
from tests.walking import send, words


@pytest.fixture
def event(session, now):
    return make_event(
        session, title="Allyship", capacity=2, audience=[audience_item(board_role="chair")]
    )


@pytest.fixture
def address(event):
    return f"/manage/events/{event.id}/guests"


@pytest.fixture
def gwen(session, event):
    """Gwen, who would like to come."""
    person = make_person(session, full_name="Gwen Guest", email="gwen@partner.example")
    return make_guest(session, event=event, person=person, state=GuestState.ANSWERED)


def test_guests_are_shown_as_guests_among_the_people_and_in_their_file(
    client, session, team, event, address, gwen, chair
):
    make_registration(session, person=chair, event=event, state=RegistrationState.REGISTERED)
    send(client, f"{address}/{gwen.id}/confirm")
    people = f"/manage/events/{event.id}/people"
    assert "Guest (observer), A partner body" in words(client.get(people))
    rows = csv.DictReader(io.StringIO(client.get(f"{people}.csv").text))
    assert [(r["NAME"], r["GUEST"], r["GUEST_ORGANISATION"]) for r in rows] == [
        ("Gwen Guest", "observer", "A partner body"),
        ("Uma Adeyemi", "", ""),
    ]
    place = session.scalars(select(Guest.registration_id)).one()
    assert "Guest Observer, A partner body" in words(client.get(f"{people}/{place}"))


def test_the_list_shows_every_state_and_is_filtered_by_it(client, session, team, event, address):
    for name, kept in zip("ABCDEF", GuestState, strict=True):
        person = make_person(session, full_name=f"{name} Guest")
        make_guest(session, event=event, person=person, state=kept)
    page = words(client.get(address))
    assert "6 guests" in page
    states = ("Invited", "Wants to come", "Place given back", "Cannot come", "Declined")
    for shown in (*states, "Withdrawn"):
        assert f"Observer State {shown}" in page or shown in page
    found = words(client.get(f"{address}?state=answered"))
    assert ("1 guest " in found, "B Guest" in found, "A Guest" in found) == (True, True, False)
    assert "1 guest " in words(client.get(f"{address}?q=c+gue"))
    assert "Nobody matches" in words(client.get(f"{address}?q=zzz"))
    assert "6 guests" in words(client.get(f"{address}?state=nonsense"))
    assert client.get(f"{address}?page=2").status_code == 404
    rows = csv.DictReader(io.StringIO(client.get(f"{address}.csv?state=answered").text))
    assert [(r["NAME"], r["STATE"], r["CATEGORY"]) for r in rows] == [
        ("B Guest", "wants to come", "observer")
    ]


def test_the_list_and_its_file_take_the_same_statements_for_few_and_for_many(
    client, session, team, event, address, statements
):
    counted = []
    for number in (1, 30):
        for _ in range(number):
            make_guest(session, event=event)
        for page in (address, f"{address}.csv"):
            with statements() as count:
                client.get(page)
            counted.append(count.total)
    assert counted == [3, 3, 3, 3]


@pytest.mark.parametrize("number", ["0", "x", "99999999999", "-1", "²"])
def test_a_guest_of_another_event_or_of_none_has_no_page(client, session, team, address, number):
    other = make_guest(session, event=make_event(session))
    for page in (number, str(other.id)):
        assert client.get(f"{address}/{page}").status_code == 404
        assert client.get(f"{address}/{page}/confirm").status_code == 404
        assert send(client, "/account", f"{address}/{page}/confirm").status_code == 404


def test_a_chair_without_the_team_s_role_sees_no_guests(client, session, event, chair, sign_in):
    sign_in(client, chair)
    assert client.get(f"/manage/events/{event.id}/guests").status_code == 403
