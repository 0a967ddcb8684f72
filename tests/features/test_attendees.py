"""The people of an event, as the event team sees them."""

import csv
import io
import tracemalloc
from datetime import timedelta

import pytest
from sqlalchemy import insert

from events_app.models.history import Subject
from events_app.models.organisations import BoardRole
from events_app.models.registrations import Attendance, Registration, RegistrationState
from events_app.people.actions.history import keep_change
from events_app.registrations.queries.attendees import Wanted, list_all_attendees
from tests.factories import (
    LONG_AGO,
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)
from tests.walking import heading, words

REGISTERED, WAITING = RegistrationState.REGISTERED, RegistrationState.WAITING


@pytest.fixture
def event(session, now):
    return make_event(session, title="Allyship", audience=[audience_item(everyone=True)])


@pytest.fixture
def address(event):
    return f"/manage/events/{event.id}/people"


def comes(session, event, name, state=REGISTERED, trust=None, role="chair", **facts):
    trust = trust or make_organisation(session)
    person = make_person(
        session,
        full_name=name,
        email=f"{name.lower().replace(' ', '.')}@trust.example",
        appointments=[appointment(organisation=trust, board_role=role)],
    )
    return make_registration(session, person=person, event=event, state=state, **facts)


def make_many(session, event, people, number):
    """Registrations that were cancelled, of which one person may have many."""
    plain = {"event_id": event.id, "state": RegistrationState.CANCELLED, "access_note": ""}
    plain |= {"arrival": 0, "registered_at": LONG_AGO, "updated_at": LONG_AGO, "access_needs": []}
    rows = [
        {"reference": f"M{n}", "calendar_uid": f"m{n}", "person_id": people[n % len(people)]}
        for n in range(number)
    ]
    session.execute(insert(Registration), [plain | row for row in rows])


def exhaust(rows):
    for _ in rows:
        pass


def names(response):
    found = words(response)
    return [name for name in ("Anne", "Bola", "Chen", "Dina") if f"{name} Owen" in found]


def rows(response):
    assert response.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(response.text)))


def test_each_part_of_the_list_has_its_people_and_its_count(client, session, team, event, address):
    comes(session, event, "Anne Owen")
    comes(session, event, "Bola Owen", WAITING)
    comes(session, event, "Chen Owen", RegistrationState.CANCELLED)
    comes(session, event, "Dina Owen", attendance=Attendance.ATTENDED)
    parts = {
        part: names(client.get(f"{address}?show={part}"))
        for part in ("registered", "waiting", "cancelled", "attended")
    }
    assert parts == {
        "registered": ["Anne", "Dina"],
        "waiting": ["Bola"],
        "cancelled": ["Chen"],
        "attended": ["Dina"],
    }
    said = words(client.get(address))
    assert "Registered (2) Waiting list (1) Cancelled (1) Attended (1)" in said
    assert heading(client.get(address)) == "People of Allyship"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=ANNE", ["Anne"]),
        ("?q=bola.owen%40", ["Bola"]),
        ("?q=owen", ["Anne", "Bola"]),
        ("?trust=bart", ["Anne"]),
        ("?trust=r0a", ["Anne"]),
        ("?role=governor", ["Bola"]),
        ("?access=yes", ["Bola"]),
        ("?q=100%25", []),
        ("?role=nobody&access=maybe&sort=random&show=all", ["Anne", "Bola"]),
    ],
)
def test_the_list_is_narrowed_by_words_trust_role_and_access_needs(
    client, session, team, event, address, query, found
):
    barts = make_organisation(session, name="Barts", code="R0A")
    comes(session, event, "Anne Owen", trust=barts)
    comes(session, event, "Bola Owen", role=BoardRole.GOVERNOR, access_note="By the door")
    assert names(client.get(f"{address}{query}")) == found


@pytest.mark.parametrize(
    ("capacity", "said"), [(1, "1 of 1 place is taken."), (5, "1 of 5 places is taken.")]
)
def test_one_place_is_said_in_the_singular(client, session, team, event, address, capacity, said):
    event.capacity, event.taken = capacity, 1
    session.flush()
    assert said in words(client.get(address))


def test_the_list_leads_back_to_its_event_and_never_to_itself(client, team, event, address):
    trail = client.get(f"{address}?show=waiting").text.partition("<main")[0]
    assert f'<a class="nhsuk-back-link" href="/manage/events/{event.id}">' in trail
    assert f'href="{address}"' not in trail


def test_nobody_there_and_nobody_matching_say_what_to_do(client, session, team, event, address):
    assert "Nobody is in this part of the list yet" in words(client.get(address))
    assert "Nobody matches. Remove a filter" in words(client.get(f"{address}?q=zzz"))
    assert "Enter 100 characters or fewer" in words(client.get(f"{address}?q={'z' * 101}"))


@pytest.mark.parametrize("page", ["?page=2", "?page=99999999999999999999999999"])
def test_a_page_beyond_the_list_is_not_there(client, team, address, page):
    assert client.get(f"{address}{page}").status_code == 404


@pytest.mark.parametrize("number", ["0", "abc", "99999999999", "2147483648", "-1", "%F0%9F%98%80"])
def test_an_event_that_is_not_there_is_not_found(client, team, number):
    assert client.get(f"/manage/events/{number}/people").status_code == 404
    assert client.get(f"/manage/events/{number}/people.csv").status_code == 404


def test_a_list_of_two_pages_leads_on_with_its_filters(client, session, team, event, address):
    trust = make_organisation(session)
    for number in range(27):
        comes(session, event, f"Person {number:02}", trust=trust)
    first = client.get(f"{address}?q=person&sort=first")
    assert "27 people" in words(first)
    assert "?show=registered&amp;q=person&amp;sort=first&amp;page=2" in first.text
    assert "Person 26" in words(client.get(f"{address}?q=person&sort=first&page=2"))


def test_the_file_has_everybody_and_no_cell_that_calculates(client, session, team, event, address):
    comes(session, event, "=Anne Owen", access_needs=["live captions"], access_note="Near the door")
    comes(session, event, "Bola Owen", RegistrationState.CANCELLED)
    found = rows(client.get(f"{address}.csv"))
    assert [(row["NAME"], row["STATE"], row["ACCESS_NEEDS"]) for row in found] == [
        ("'=Anne Owen", "registered", "Live captions; Near the door"),
        ("Bola Owen", "cancelled", ""),
    ]
    assert found[0]["ROLE"] == "trust chair"
    only = rows(client.get(f"{address}.csv?show=cancelled"))
    assert [row["NAME"] for row in only] == ["Bola Owen"]


@pytest.mark.parametrize(
    ("what", "by"),
    [
        ("cancelled on their behalf", "the event team"),
        ("cancelled by their assistant", "their assistant"),
        ("access answers changed", "the person"),
    ],
)
def test_the_list_and_the_file_say_who_cancelled(
    client, session, team, event, address, now, what, by
):
    made = comes(session, event, "Bola Owen", RegistrationState.CANCELLED)
    comes(session, event, "Chen Owen")
    kept = {"subject": Subject.REGISTRATION, "by": team, "now": now}
    keep_change(session, subject_id=made.id, what=what, **kept)
    found = rows(client.get(f"{address}.csv"))
    assert [(row["STATE"], row["CANCELLED_BY"]) for row in found] == [
        ("cancelled", by),
        ("registered", ""),
    ]
    assert f"Cancelled by {by}" in words(client.get(f"{address}?show=cancelled"))


def test_a_list_and_its_file_take_four_statements_however_long_they_are(
    client, session, team, event, address, statements
):
    trust = make_organisation(session)
    counted = []
    for number in (1, 30):
        for person in range(number):
            comes(session, event, f"P{number} {person}", trust=trust)
        for page in (address, f"{address}.csv", f"{address}?q=p&trust=t&role=chair&access=yes"):
            with statements() as count:
                client.get(page)
            counted.append(count.total)
    assert counted == [4, 3, 4] * 2


def test_a_file_of_many_is_never_in_memory_as_a_whole(session, event, now):
    people, wanted = [make_person(session).id for _ in range(2)], Wanted()
    make_many(session, event, people, 4000)
    peaks = []
    for read in (list, exhaust):
        session.commit()
        tracemalloc.start()
        read(list_all_attendees(session, event, wanted=wanted, now=now))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] / 3


def test_somebody_without_the_role_sees_neither_list_nor_file(client, session, sign_in, address):
    sign_in(client, make_person(session))
    assert client.get(address).status_code == 403
    assert client.get(f"{address}.csv").status_code == 403


def test_a_registration_of_another_event_is_not_found(client, session, team, event, address, now):
    elsewhere = make_event(session, starts_at=now + timedelta(days=5))
    other = comes(session, elsewhere, "Anne Owen")
    assert client.get(f"{address}/{other.id}").status_code == 404
