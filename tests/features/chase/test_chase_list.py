"""The list of who has not answered: whom it has, its filters and its file."""

import csv
import io

import pytest

from events_app.models.organisations import BoardRole
from events_app.models.registrations import RegistrationState
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_person,
    make_registration,
)
from tests.walking import send, words


def listed(response):
    return [name for name in ("Anne", "Bola", "Dora", "Gil") if f"{name} Owen" in words(response)]


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


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Bola", "Dora"]),
        ("?calls=not+called", ["Dora"]),
        ("?calls=called", ["Bola"]),
        ("?calls=not+reached", ["Bola"]),
        ("?calls=said+no", ["Anne"]),
        ("?calls=nonsense", ["Bola", "Dora"]),
    ],
)
def test_the_list_is_narrowed_by_the_last_call_and_who_said_no_is_left_out(
    client, session, team, people, dora, address, call, query, found
):
    call(people["Anne"], "reached")
    call(people["Anne"], "said no")
    call(people["Bola"], "said no")
    call(people["Bola"], "not reached")
    assert listed(client.get(f"{address}{query}")) == found
    rows = csv.DictReader(io.StringIO(client.get(f"{address}.csv{query}").text))
    assert [row["NAME"].split()[0] for row in rows] == found


def test_the_list_is_narrowed_by_who_was_invited(client, session, team, people, address):
    send(client, f"{address}/invite?trust=barts")
    assert listed(client.get(f"{address}?invited=yes")) == ["Anne"]
    assert listed(client.get(f"{address}?invited=no")) == ["Bola"]
    file = client.get(f"{address}.csv?invited=no")
    assert [row["NAME"] for row in csv.DictReader(io.StringIO(file.text))] == ["Bola Owen"]


def test_the_role_is_the_one_that_puts_somebody_on_the_list(client, session, team, barts, dora):
    asked = audience_item(committee="workforce", committee_part="chairs", region=barts.region)
    event = make_event(session, audience=[asked])
    page = words(client.get(f"/manage/events/{event.id}/chase"))
    assert "Non-executive director, chairs the workforce committee, Barts" in page


def test_the_file_has_the_list_as_it_is_filtered(client, team, people, address):
    file = client.get(f"{address}.csv?trust=barts")
    rows = list(csv.DictReader(io.StringIO(file.text)))
    assert [(row["NAME"], row["ROLE"], row["INVITED"]) for row in rows] == [
        ("Anne Owen", "trust chair", "no")
    ]


def test_the_file_has_the_committee_and_the_last_call(
    client, session, team, people, dora, address, call
):
    call(dora, "not reached")
    rows = csv.DictReader(io.StringIO(client.get(f"{address}.csv").text))
    assert [(row["ROLE"], row["LAST_CALL"], row["LAST_CALL_RESULT"]) for row in rows] == [
        ("trust chair", "", ""),
        ("chief executive", "", ""),
        (
            "non-executive director, chairs the workforce committee",
            "2022-08-01 09:00",
            "not reached",
        ),
    ]


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
