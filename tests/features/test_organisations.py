"""Organisations on screen: finding, the profile, and one that becomes part of another."""

import csv
from datetime import date

import pytest
from sqlalchemy import select

from events_app.clock import london_date
from events_app.models.history import Subject
from events_app.models.organisations import Appointment
from events_app.people.queries.history import list_changes
from events_app.policy import register_for
from tests.factories import appointment, audience_item, make_event, make_organisation, make_person
from tests.factories.contacts import claimed
from tests.walking import errors, send, words

ONE = "/manage/organisations/R0A"


@pytest.fixture
def trusts(session, now):
    facts = {"R0A": ("Ébène Trust", "acute"), "R0B": ("Barts", "ambulance"), "R0C": ("Camden", "")}
    return [
        make_organisation(session, code=code, name=name, type=kind)
        for code, (name, kind) in facts.items()
    ]


def merge(client, code="R0A", into="R0B", day="1 September 2022"):
    page = f"/manage/organisations/{code}/merge"
    return send(client, page, into=into, merge_day=day)


def held(session):
    session.expire_all()
    statement = select(Appointment).order_by(Appointment.id)
    return [
        (a.organisation_id, a.board_role, a.from_date, a.until_date, a.confirmed_by)
        for a in session.scalars(statement)
    ]


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 3), ("?q=ebene", 1), ("?q=r0", 3), ("?type=ambulance", 1), ("?region=Mars", 3)],
)
def test_organisations_are_found_by_name_code_and_filters(client, team, trusts, query, count):
    noun = "organisation" if count == 1 else "organisations"
    assert f"{count} {noun}" in words(client.get(f"/manage/organisations{query}"))


def test_the_file_of_organisations_has_their_profile(client, team, trusts):
    with client.get("/manage/organisations.csv?q=r0b") as answer:
        written = list(csv.reader(answer.text.splitlines()))
    assert written[1:] == [["R0B", "Barts", "ambulance", "London", "", "", "", ""]]


def test_a_profile_is_changed_and_the_change_is_kept(client, session, team, trusts):
    send(client, f"{ONE}/profile", type="", region="Midlands", areas=["rural", "coastal"])
    session.expire_all()
    found = trusts[0]
    assert (found.type, found.region) == ("", "Midlands")
    assert (found.rural, found.coastal, found.urban) == (True, True, False)
    assert [c.fields for c in list_changes(session, Subject.ORGANISATION, found.id)] == [
        {
            "Type": ["acute", ""],
            "Region": ["London", "Midlands"],
            "Area": ["", "Rural, coastal"],
        }
    ]
    assert "Rural, coastal" in words(client.get(ONE))


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"region": ""}, "Enter the region"),
        ({"region": "=1"}, "Enter a region that does not begin with = + - or @"),
        ({"region": "London", "areas": ["lunar"]}, "Select rural, coastal or urban"),
    ],
)
def test_a_profile_that_makes_no_sense_is_refused(client, team, trusts, facts, error):
    assert errors(send(client, f"{ONE}/profile", **facts)) == [error]


@pytest.fixture
def person(session, trusts):
    """Somebody at the first trust: now, earlier, and from October on."""
    return make_person(
        session,
        appointments=[
            appointment(organisation=trusts[0], board_role="chair", from_date=date(2020, 1, 1)),
            appointment(
                organisation=trusts[0],
                board_role="governor",
                from_date=date(2018, 1, 1),
                until_date=date(2019, 1, 1),
            ),
            appointment(organisation=trusts[0], board_role=None, from_date=date(2022, 10, 1)),
        ],
    )


def test_what_a_merger_does_is_shown_before_and_history_stays(
    client, session, team, trusts, person
):
    event = make_event(session, audience=[audience_item(organisation_code="R0A")])
    session.commit()
    shown = words(client.get(f"{ONE}/merge?into=R0B&merge_day=1/9/2022"))
    assert "2 roles go on at Barts from 1 September 2022" in shown
    assert "1 audience of an event names Ébène Trust" in shown
    merge(client)
    old, new = trusts[0].id, trusts[1].id
    assert held(session) == [
        (old, "chair", date(2020, 1, 1), date(2022, 8, 31), "import"),
        (old, "governor", date(2018, 1, 1), date(2019, 1, 1), "import"),
        (new, None, date(2022, 10, 1), None, "import"),
        (new, "chair", date(2022, 9, 1), None, "import"),
    ]
    assert (trusts[0].merged_into_id, trusts[0].ended_date) == (new, date(2022, 8, 31))
    session.refresh(event, ["audience"])
    assert [item.organisation_code for item in event.audience] == ["R0A", "R0B"]
    assert "Last day: 31 August 2022" in words(client.get(ONE))


def test_who_could_register_before_a_merger_can_register_after_it(
    client, session, team, trusts, now
):
    one = appointment(organisation=trusts[0], board_role="chair")
    person = make_person(session, appointments=[one])
    items = [audience_item(board_role="chair", organisation_code="R0A")]
    event = make_event(session, audience=items)
    session.commit()
    merge(client)
    session.expire_all()
    session.refresh(event, ["audience"])
    session.refresh(person, ["appointments"])
    for found in person.appointments:
        session.refresh(found, ["organisation"])
    for day in (london_date(now), date(2022, 9, 1)):
        assert register_for(person, event, today=day).eligible


def test_mergers_chain_and_never_make_a_circle(client, session, team, trusts):
    make_person(session, appointments=[appointment(organisation=trusts[0], board_role="chair")])
    session.commit()
    merge(client, "R0A", "R0B", "1 September 2022")
    merge(client, "R0B", "R0C", "1 August 2022")
    assert [(row[0], row[2]) for row in held(session)][-1] == (trusts[2].id, date(2022, 9, 1))
    assert errors(merge(client, "R0C", "R0A")) == ["Select the organisation"]
    assert errors(merge(client, "R0C", "R0C")) == [
        "Select another organisation: one cannot become part of itself"
    ]
    assert errors(merge(client, "R0A", "R0C")) == [
        "Check the organisation: Ébène Trust has merged already"
    ]


def test_somebody_who_is_at_both_is_there_once_afterwards(client, session, team, trusts):
    day = date(2022, 9, 1)
    both = [
        appointment(organisation=trusts[0], board_role="chair", from_date=day),
        appointment(organisation=trusts[1], board_role="chair", from_date=day),
    ]
    make_person(session, appointments=both)
    session.commit()
    assert merge(client).status_code == 303
    assert [row[0] for row in held(session)] == [trusts[0].id, trusts[1].id]


def test_what_is_not_confirmed_yet_moves_with_what_stands_behind_it(client, session, team, trusts):
    claimed(session, make_person(session), trusts[0], "chair")
    session.commit()
    merge(client)
    assert [(row[0], row[3]) for row in held(session)] == [(trusts[1].id, None)]


def test_an_organisation_that_has_merged_can_no_longer_be_chosen(client, session, team, trusts):
    merge(client)
    page = client.get(f"/manage/contacts/{team.id}/add-role").text
    assert ('value="R0A"' in page, 'value="R0B"' in page) == (False, True)
    assert "1 organisation" in words(client.get("/manage/organisations?ended=y"))


def test_an_organisation_that_is_not_there_is_not_found(client, team):
    assert client.get("/manage/organisations/NONE").status_code == 404


def test_the_list_of_organisations_costs_the_same_for_one_and_for_three(
    client, session, team, statements
):
    counts = []
    for number in (1, 2):
        for _ in range(number):
            make_organisation(session)
        session.commit()
        with statements() as count:
            client.get("/manage/organisations")
        counts.append(count.total)
    assert counts[0] == counts[1] == 3
