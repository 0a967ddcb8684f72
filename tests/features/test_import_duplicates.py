"""Before an import: new people who may have an account already, or are in the file twice."""

from io import BytesIO

import pytest

from events_app.models.people import Person
from events_app.people.duplicates import Likeness, pairs_with_new
from events_app.people.queries import duplicates as queries
from tests.factories import appointment, make_organisation, make_person
from tests.factories.imports import HEADER
from tests.walking import send, words


@pytest.fixture
def trust(session):
    make_organisation(session, code="R0B")
    made = make_organisation(session, code="R0A", name="Barts")
    session.commit()
    return made


def checked(client, *rows):
    """The check page of a file with these people: address, name and code."""
    lines = [f"{email},{name},{code},chair,,2022-04-01," for email, name, code in rows]
    content = (HEADER + "\n".join(lines)).encode()
    page = send(client, "/manage/imports/new", file=(BytesIO(content), "march.csv")).location
    return words(client.get(f"{page}/check"))


def told(text):
    """What the page says of possible duplicates."""
    return text.partition("Possible duplicates In the file May be Why ")[2].partition(" New roles")[
        0
    ]


def test_a_new_address_of_a_known_name_at_the_same_trust_is_told_with_the_account_it_may_be(
    client, session, team, trust
):
    held = [appointment(organisation=trust, board_role="governor")]
    make_person(session, full_name="Prof Uma ADEYÉMI", email="uma@old.example", appointments=held)
    session.commit()
    shown = checked(client, ("uma@new.example", "Uma Adeyemi", "R0A"))
    assert "Possible duplicates 1" in shown
    assert told(shown).replace("In the file ", "").replace("May be ", "").replace("Why ", "") == (
        "Uma Adeyemiuma@new.example Prof Uma ADEYÉMIuma@old.example Same name at the same trust"
    )


def test_the_same_name_at_another_trust_or_of_a_closed_account_is_nobody(
    client, session, team, trust
):
    held = [appointment(organisation=trust, board_role="governor")]
    make_person(session, full_name="Uma Adeyemi", email="uma@old.example", appointments=held)
    make_person(session, full_name="Sam Low", email="s.low@old.example", active=False)
    session.commit()
    shown = checked(
        client,
        ("other@new.example", "Uma Adeyemi", "R0B"),
        ("slow@new.example", "Sam Low", "R0A"),
    )
    assert "Possible duplicates 0" in shown


def test_somebody_who_is_known_by_the_address_is_no_duplicate(client, session, team, trust):
    make_person(session, full_name="Uma Adeyemi", email="uma@old.example")
    session.commit()
    assert "Possible duplicates 0" in checked(client, ("uma@old.example", "Uma Adeyemi", "R0A"))


def test_two_new_people_of_one_file_may_be_one_person(client, team, trust):
    shown = checked(
        client, ("ann@a.example", "Ann Lee", "R0A"), ("ann.lee@b.example", "Ann Lee", "R0A")
    )
    assert "Possible duplicates 1" in shown
    assert "ann@a.example (in the file)" in told(shown)


def test_a_thousand_people_of_one_name_are_told_of_once_each(session, trust):
    held = [appointment(organisation=trust, board_role="governor")]
    known = [make_person(session, full_name="Ann Lee", email="a@a.example", appointments=held)]
    new = [
        make_person(session, full_name="Ann Lee", email=f"x{n}@b.example", appointments=[other])
        for n in range(30)
        for other in [appointment(organisation=trust, board_role=None)]
    ]
    found = list(pairs_with_new(new, known))
    assert found == [(person, known[0], Likeness.NAME) for person in new]


def test_looking_for_them_costs_the_same_for_three_and_for_thirty(session, trust, statements):
    totals = []
    for people in (3, 30):
        for n in range(people):
            held = [appointment(organisation=trust, board_role=None)]
            make_person(session, email=f"p{n}@{people}.example", appointments=held)
        new = [make_person(session, email=f"p{n}@new{people}.example") for n in range(people)]
        session.commit()
        new = [Person(email=person.email, full_name=person.full_name) for person in new]
        with statements() as count:
            queries.list_like(session, new)
        totals.append(count.total)
    assert totals == [2, 2]
