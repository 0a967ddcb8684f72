"""Who has not answered, calls to them, and invitations by a colleague: once, never again."""

import csv
import io

import pytest
from sqlalchemy import select

from events_app.models.events import EventState
from events_app.models.history import Change
from events_app.models.organisations import BoardRole
from events_app.models.outreach import CallNote, Invitation
from events_app.models.registrations import RegistrationState
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)
from tests.walking import errors, outbox, send, words


@pytest.fixture
def event(session, now):
    return make_event(session, title="Allyship", audience=[audience_item(any_board_role=True)])


@pytest.fixture
def address(event):
    return f"/manage/events/{event.id}/chase"


@pytest.fixture
def barts(session):
    return make_organisation(session, name="Barts", code="R0A")


@pytest.fixture
def people(session, barts):
    """Anne and Bola, whom the event is for, and Gil, whom it is not for."""
    kings = make_organisation(session, name="King's")
    return {
        name: make_person(
            session,
            full_name=f"{name} Owen",
            email=f"{name.lower()}@trust.example",
            appointments=[appointment(organisation=trust, board_role=role)],
        )
        for name, trust, role in (
            ("Anne", barts, BoardRole.CHAIR),
            ("Bola", kings, BoardRole.CHIEF_EXECUTIVE),
            ("Gil", kings, BoardRole.GOVERNOR),
        )
    }


def listed(response):
    return [name for name in ("Anne", "Bola", "Gil") if f"{name} Owen" in words(response)]


def invited(session):
    return [message.recipient.partition("@")[0] for message in outbox(session)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Anne", "Bola"]),
        ("?trust=bar", ["Anne"]),
        ("?role=chief+executive", ["Bola"]),
        ("?q=bola", ["Bola"]),
        ("?q=gil", []),
    ],
)
def test_the_list_has_whom_the_event_is_for_by_trust_and_role(
    client, team, people, address, query, found
):
    assert listed(client.get(f"{address}{query}")) == found


@pytest.mark.parametrize(
    ("state", "found"),
    [
        (RegistrationState.REGISTERED, ["Bola"]),
        (RegistrationState.WAITING, ["Bola"]),
        (RegistrationState.CANCELLED, ["Bola"]),
        (RegistrationState.HOLD_ENDED, ["Anne", "Bola"]),
    ],
)
def test_who_has_registered_waits_or_has_cancelled_has_answered(
    client, session, team, people, event, address, state, found
):
    make_registration(session, person=people["Anne"], event=event, state=state)
    assert listed(client.get(address)) == found


def test_nobody_to_chase_is_said(client, team, people, address):
    assert "Nobody matches" in words(client.get(f"{address}?q=zzz"))
    assert client.get(f"{address}?page=2").status_code == 404


def test_an_event_without_an_audience_has_nobody_to_chase(client, session, team, people, now):
    nobody = make_event(session)
    page = words(client.get(f"/manage/events/{nobody.id}/chase"))
    assert "nobody is in its audience yet" in page


def test_the_file_has_the_list_as_it_is_filtered(client, team, people, address):
    file = client.get(f"{address}.csv?trust=barts")
    rows = list(csv.DictReader(io.StringIO(file.text)))
    assert [(row["NAME"], row["ROLE"], row["INVITED"]) for row in rows] == [
        ("Anne Owen", "trust chair", "no")
    ]


def test_what_came_of_a_call_is_kept_with_who_and_when(client, session, team, people, address):
    call = f"{address}/{people['Anne'].id}"
    send(client, call, note="Rings back on Monday")
    page = words(client.get(call))
    assert "Rings back on Monday 9am on Monday 1 August 2022, by Robin Team" in page
    assert len(session.scalars(select(CallNote)).all()) == 1
    assert errors(send(client, call)) == ["Enter what came of the call"]
    assert errors(send(client, call, note="x" * 501)) == [
        "Your note must be 500 characters or less"
    ]


def test_who_is_not_to_be_chased_has_no_page_of_calls(client, team, people, address):
    assert client.get(f"{address}/{people['Gil'].id}").status_code == 404


def test_a_colleague_invites_the_people_of_the_list_each_by_a_message_of_their_own(
    client, session, team, people, event, address
):
    page = words(client.get(f"{address}/invite"))
    assert "This sends one email to each of 2 people." in page
    assert "names Robin Team as the colleague" in page
    send(client, f"{address}/invite")
    assert sorted(invited(session)) == ["anne", "bola"]
    message = outbox(session)[-1]
    assert (message.template, message.facts["colleague"]) == (
        "registrations/mail/invited",
        "Robin Team",
    )
    kept = session.scalars(select(Change)).one()
    assert (kept.what, kept.fields) == ("people invited", {"People": ["", "2"]})


def test_nobody_is_invited_to_the_same_event_twice(client, session, team, people, address):
    send(client, f"{address}/invite?trust=barts", f"{address}/invite?trust=barts")
    assert invited(session) == ["anne"]
    send(client, f"{address}/invite")
    assert invited(session) == ["anne", "bola"]
    again = send(client, "/account", f"{address}/invite")
    assert again.status_code == 409
    assert invited(session) == ["anne", "bola"]
    assert len(session.scalars(select(Invitation)).all()) == 2


def test_nobody_is_invited_to_an_event_that_takes_nobody(
    client, session, team, people, event, address
):
    event.state = EventState.CANCELLED
    refused = send(client, f"{address}/invite")
    assert refused.status_code == 409
    assert "This event is cancelled." in words(refused)
    assert invited(session) == []


def test_the_list_and_its_file_take_the_same_statements_for_few_and_for_many(
    client, session, team, people, barts, address, statements
):
    counted = []
    for number in (1, 30):
        for _ in range(number):
            held = appointment(organisation=barts, board_role=BoardRole.CHAIR)
            make_person(session, appointments=[held])
        for page in (address, f"{address}.csv"):
            with statements() as count:
                client.get(page)
            counted.append(count.total)
    assert counted == [3, 3, 3, 3]
