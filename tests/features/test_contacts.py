"""Contacts on screen: finding, correcting, roles that are added and end, accounts that close."""

import csv
from datetime import date

import pytest

from events_app.models.history import Subject
from events_app.models.people import AccountRole
from events_app.people.queries.history import list_changes
from tests.factories import (
    appointment,
    make_organisation,
    make_person,
)
from tests.walking import errors, outbox, send, words


@pytest.fixture
def team(session, client, sign_in):
    person = make_person(
        session, full_name="Robin Team", email="team@x.example", roles=[AccountRole.EVENT_TEAM]
    )
    sign_in(client, person)
    return person


def rows(client, query=""):
    """The name column of the list."""
    answer = client.get(f"/manage/contacts{query}")
    body = answer.text.partition("<tbody")[2].partition("</tbody>")[0]
    return [part.partition("<")[0] for part in body.split('">') if "</a>" in part.split("\n")[0]]


def changes(session, person):
    session.expire_all()
    return [(c.what, c.fields) for c in list_changes(session, Subject.PERSON, person.id)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=suilleabhain", ["Úna Ó Súilleabháin"]),
        ("?q=DR+%C3%9ANA+O", ["Úna Ó Súilleabháin"]),
        ("?q=una%40r0a", ["Úna Ó Súilleabháin"]),
        ("?q=100%25", []),
        ("?trust=R0A", ["Úna Ó Súilleabháin"]),
        ("?role=governor", ["Bola Ade"]),
        ("?status=unconfirmed", ["Bola Ade"]),
        ("?status=ended", ["Chen Li"]),
        ("?status=ended&trust=R0B", ["Chen Li"]),
        ("?status=closed", ["Dee Gone"]),
        ("?status=nonsense&page=x", ["Bola Ade", "Chen Li", "Úna Ó Súilleabháin", "Robin Team"]),
    ],
)
def test_contacts_are_found_by_part_of_a_name_or_an_address_and_by_filters(
    client, session, now, team, query, found
):
    a, b = make_organisation(session, code="R0A"), make_organisation(session, code="R0B")
    make_person(
        session,
        full_name="Úna Ó Súilleabháin",
        email="una@r0a.example",
        appointments=[appointment(organisation=a, board_role="chair")],
    )
    said = appointment(organisation=b, board_role="governor", confirmed=False)
    make_person(session, full_name="Bola Ade", email="bola@r0b.example", appointments=[said])
    over = appointment(organisation=b, board_role="chair", until_date=date(2022, 7, 31))
    make_person(session, full_name="Chen Li", email="chen@r0b.example", appointments=[over])
    make_person(session, full_name="Dee Gone", email="dee@r0b.example", active=False)
    session.commit()
    assert rows(client, query) == found


def test_the_list_says_how_many_there_are_in_25s_and_a_page_beyond_it_is_not_there(
    client, session, team
):
    for number in range(26):
        make_person(session, full_name=f"Zed {number:02}")
    session.commit()
    assert "27 contacts" in words(client.get("/manage/contacts"))
    assert rows(client, "?page=2") == ["Zed 25", "Robin Team"]
    assert client.get("/manage/contacts?page=3").status_code == 404


def test_a_list_of_one_contact_costs_as_many_statements_as_one_of_three(
    client, session, team, statements
):
    counts = []
    for _ in range(2):
        make_person(
            session,
            appointments=[appointment(organisation=make_organisation(session), board_role=None)],
        )
        session.commit()
        with statements() as count:
            client.get("/manage/contacts")
        counts.append(count.total)
        make_person(session)
    assert counts[0] == counts[1] <= 5


def test_the_file_of_contacts_has_a_row_for_each_role_and_escapes_formulas(client, session, team):
    trust = make_organisation(session, code="R0A", name="Barts")
    held = [
        appointment(organisation=trust, board_role="chair", from_date=date(2020, 1, 1)),
        appointment(
            organisation=trust,
            board_role="governor",
            committee="audit",
            committee_part="sits on",
            from_date=date(2021, 1, 1),
            until_date=date(2022, 1, 1),
            confirmed=False,
        ),
    ]
    make_person(session, full_name="=1+1", email="ann@r0a.example", appointments=held)
    session.commit()
    with client.get("/manage/contacts.csv?trust=R0A") as answer:
        written = list(csv.reader(answer.text.splitlines()))
    assert written[1:] == [
        ["ann@r0a.example", "'=1+1", "R0A", "Barts", "chair", "", "2020-01-01", "", "yes"],
        [
            *("ann@r0a.example", "'=1+1", "R0A", "Barts", "governor", "sits on audit"),
            *("2021-01-01", "2022-01-01", "no"),
        ],
    ]


OLD, NEW = "uma@r0a.trust.example", "u.ade@r0a.trust.example"


def test_another_address_is_told_to_the_old_and_the_new_one_and_signs_out(
    app, client, session, sign_in, team, chair
):
    theirs = app.test_client()
    sign_in(theirs, chair)
    page = f"/manage/contacts/{chair.id}/correct"
    answer = send(client, page, full_name="Uma Ade-Bo", new_email=NEW.upper())
    assert answer.location == f"/manage/contacts/{chair.id}"
    mails = [(m.template, m.recipient, m.facts) for m in outbox(session)]
    facts = {"name": "Uma Adeyemi", "old": OLD, "new": NEW}
    assert mails == [("people/mail/address_changed", to, facts) for to in (OLD, NEW)]
    assert theirs.get("/account").status_code == 302
    fields = {"Name": ["Uma Adeyemi", "Uma Ade-Bo"], "Email address": [OLD, NEW]}
    assert changes(session, chair) == [("corrected", fields)]


@pytest.mark.parametrize("role", [AccountRole.ADMINISTRATOR, AccountRole.FORUM_HOST])
def test_the_event_team_cannot_take_over_an_account_that_may_do_more(client, session, team, role):
    host = make_person(session, email="host@x.example", full_name="Hana Host", roles=[role])
    session.commit()
    answer = send(
        client,
        f"/manage/contacts/{host.id}/correct",
        full_name="Hana Host",
        new_email="mine@x.example",
    )
    why = "only they change the address of an account that may do more than a contact"
    assert (answer.status_code, errors(answer)) == (422, [f"Ask an administrator: {why}"])
    session.refresh(host)
    assert host.email == "host@x.example"


def test_an_administrator_of_the_team_corrects_the_address_of_any_account(client, session, sign_in):
    both = [AccountRole.EVENT_TEAM, AccountRole.ADMINISTRATOR]
    sign_in(client, make_person(session, email="both@x.example", roles=both))
    host = make_person(session, email="host@x.example", roles=[AccountRole.FORUM_HOST])
    session.commit()
    page = f"/manage/contacts/{host.id}/correct"
    assert send(client, page, full_name="Hana Host", new_email="hana@x.example").status_code == 303
    session.refresh(host)
    assert host.email == "hana@x.example"


def test_what_a_search_finds_somebody_by_follows_a_correction(client, session, team, chair):
    page = f"/manage/contacts/{chair.id}/correct"
    send(client, page, full_name="Uma Ade-Bo", new_email=NEW)
    session.expire_all()
    assert (chair.folded_name, chair.folded_family_name, chair.folded_email) == (
        "uma ade-bo",
        "ade-bo",
        "uade@r0a.trust.example",
    )


@pytest.mark.parametrize(
    ("name", "email", "error"),
    [
        ("Uma", "TEAM@x.example", "Enter another address: somebody else has an account"),
        ("Uma", "uma at home", "Enter an email address in the correct format"),
        ("", "uma@r0a.trust.example", "Enter the full name"),
        ("=cmd()", "uma@r0a.trust.example", "Enter a full name that does not begin with"),
        ("x" * 201, "uma@r0a.trust.example", "Enter a full name of 200 characters or less"),
    ],
)
def test_a_correction_that_cannot_be_made_says_why_and_keeps_what_was_typed(
    client, session, team, chair, name, email, error
):
    answer = send(client, f"/manage/contacts/{chair.id}/correct", full_name=name, new_email=email)
    assert answer.status_code == 422
    assert [found for found in errors(answer) if found.startswith(error)]
    assert f'value="{email}"'.lower() in answer.text.lower()
    assert (changes(session, chair), outbox(session)) == ([], [])


@pytest.mark.parametrize("part", ["0", "99999999999999999999", "-1", "x", "٣"])
def test_a_contact_who_is_not_there_is_not_found(client, team, part):
    assert client.get(f"/manage/contacts/{part}").status_code == 404
