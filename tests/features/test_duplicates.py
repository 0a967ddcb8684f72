"""Two accounts of one person: found, compared, kept apart; and who may make them one."""

from itertools import combinations, product

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from events_app.models.people import AccountRole, Person
from events_app.people.duplicates import Likeness, likeness
from events_app.people.queries import pairs
from events_app.people.queries.pairs import list_pairs
from tests.factories import (
    appointment,
    make_organisation,
    make_person,
)
from tests.factories.duplicates import make_twice, merge, pair
from tests.walking import errors, heading, send, words


@pytest.fixture
def two(session):
    return make_twice(session)


def every_pair(session):
    """All pages of the list, one after the other: the numbers, and why."""
    page = list_pairs(session)
    while page.pairs:
        yield from (((row.one_id, row.other_id), why) for row, why in page.pairs)
        if page.next is None:
            return
        page = list_pairs(session, after=page.next)


def test_pairs_are_listed_the_likeliest_first_with_the_reason(client, session, team, two):
    make_person(session, full_name="Jo Field", email="jo.field+x@t.example")
    make_person(session, full_name="J Field", email="jofield@t.example")
    make_person(session, full_name="Sam Low", email="s.low@a.example")
    make_person(session, full_name="Samuel Low", email="s.low@b.example")
    make_person(session, full_name="Uma Adeyemi", email="elsewhere@a.example")
    page = list_pairs(session)
    assert [(row.one_email, row.other_email, why) for row, why in page.pairs] == [
        ("jo.field+x@t.example", "jofield@t.example", Likeness.ADDRESS),
        ("uma@new.example", "uma.adeyemi@old.example", Likeness.NAME),
        ("s.low@a.example", "s.low@b.example", Likeness.FAMILY_NAME),
    ]
    assert "3 pairs" in words(client.get("/manage/contacts/duplicates"))


def test_the_rule_in_python_and_in_sql_is_one(session):
    trusts = (make_organisation(session), make_organisation(session), None)
    names = ("Uma Adeyemi", "Prof Uma ADEYÉMI", "U Adeyemi", "Ann Other")
    starts = ("uma.adeyemi", "uma.adeyemi+x", "umaadeyemi", "other")
    for number, (name, start, trust) in enumerate(product(names, starts, trusts)):
        held = [appointment(organisation=trust, board_role=None)] if trust else []
        email = f"{start}@{'ab'[number % 2]}{number // 9 * 10 + number % 3}.example"
        make_person(session, full_name=name, email=email, appointments=held)
    loaded = select(Person).options(selectinload(Person.appointments))
    people = session.scalars(
        loaded.execution_options(populate_existing=True).order_by(Person.id)
    ).all()
    expected = {
        (one.id, other.id): likeness(one, other)
        for one, other in combinations(people, 2)
        if likeness(one, other)
    }
    found = list(every_pair(session))
    assert (dict(found), set(dict(found).values())) == (expected, set(Likeness))
    assert len(found) == len(expected), "each pair stands in the list once"


@pytest.mark.parametrize("batch", [1, 2])
def test_a_long_list_is_read_in_small_batches_and_is_the_same(session, monkeypatch, batch):
    for number in range(40):
        make_person(
            session, full_name=f"Sam Low{number % 9}", email=f"low{number % 9}@{number}.example"
        )
    whole = list(every_pair(session))
    monkeypatch.setattr(pairs, "BATCH", batch)
    monkeypatch.setattr(pairs, "PAGE_SIZE", 7)
    assert list(every_pair(session)) == whole
    assert len(whole) > 50


def test_a_page_begins_after_the_last_pair_of_the_page_before(client, session, team):
    for number in range(9):
        make_person(session, full_name="Sam Low", email=f"s.low@a{number}.example")
    session.commit()
    first = words(client.get("/manage/contacts/duplicates"))
    assert "25 pairs, and there are more" in first
    page = list_pairs(session)
    further = words(client.get(f"/manage/contacts/duplicates?after={page.next}"))
    assert "11 further pairs" in further
    last = list_pairs(session, after=page.next).pairs[-1][0]
    end = f"/manage/contacts/duplicates?after=2-{last.one_id}-{last.other_id}"
    assert "There are no further pairs." in words(client.get(end))


@pytest.mark.parametrize("after", ["", "9-1-2", "0-1", "x", "0-1-999999", "0--1-2", "²-1-2"])
def test_an_address_that_names_no_pair_is_answered(client, team, after):
    assert client.get(f"/manage/contacts/duplicates?after={after}").status_code == 200


def test_a_list_of_pairs_costs_the_same_for_one_and_for_three(session, statements):
    def cost():
        with statements() as count:
            list_pairs(session)
        return count.total

    for number in range(2):
        make_person(session, full_name="Sam Low", email=f"s.low@a{number}.example")
    session.commit()
    one = cost()
    make_person(session, full_name="Sam Low", email="s.low@a2.example")
    session.commit()
    assert cost() == one == 5


def test_two_people_who_are_not_the_same_are_not_listed_again(client, session, team, two):
    response = send(client, pair(*two), f"{pair(*two)}/not-the-same")
    assert (response.status_code, response.location) == (303, "/manage/contacts/duplicates")
    send(client, pair(*two), f"{pair(*two)}/not-the-same")
    assert "No two open accounts look like" in words(client.get("/manage/contacts/duplicates"))


def test_two_accounts_stand_side_by_side(client, session, team, two):
    shown = words(client.get(pair(*two)))
    for part in ("same name at the same trust", "uma@new.example", "uma.adeyemi@old.example"):
        assert part in shown
    answer = client.get(f"{pair(*two)}/merge?keep=5")
    assert (answer.status_code, errors(answer)) == (
        422,
        ["Select one of the options", "Select the name"],
    )


def test_the_second_of_two_who_merge_is_told_so(client, session, team, two):
    one, other = two
    merge(client, one, other)
    with_words = client.get(pair(one, other))
    assert (with_words.status_code, heading(with_words)) == (
        409,
        "These accounts cannot be merged",
    )
    assert "was merged already, into Uma Adeyemi (uma@new.example)" in words(with_words)
    answers = {"keep": one.id, "name_of": one.id}
    again = send(client, f"/manage/contacts/{one.id}/close", f"{pair(one, other)}/merge", **answers)
    assert again.status_code == 409


def test_what_cannot_be_merged_is_refused_in_words(client, session, team, two):
    one, other = two
    host = make_person(session, roles=[AccountRole.ADMINISTRATOR])
    other.active = False
    session.commit()
    for address, shown in (
        (pair(one, one), "one cannot be merged with itself"),
        (pair(one, team), "nobody merges their own account"),
        (pair(one, host), "Ask an administrator"),
        (f"{pair(*two)}/merge?keep={other.id}&name_of={one.id}", "Select the open account"),
    ):
        answer = client.get(address)
        assert (answer.status_code, shown in words(answer)) == (409, True), address
    for address in ("x", "1-2-3", "1", f"{one.id}-999999"):
        assert client.get(f"/manage/contacts/duplicates/{address}").status_code == 404
