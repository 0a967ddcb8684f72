"""Only the tables that exist are ever answered, whatever is asked for; nothing live is in them."""

import random

import pytest

from events_app.diversity.actions.answers import forget, stop
from events_app.models.people import AccountRole
from tests.attacks.figures.watching import ADDRESSES, PERIOD, changed_by, read_all
from tests.factories import make_person
from tests.factories.diversity import give_answer, make_release, the_keys

pytestmark = pytest.mark.attack

#: what addresses and parameters are made of
PIECES = (
    "2020-21", "2021-22", "2020-21-H1", "2020", "2020-21-H3", "led", "spoke", "London", "1", "-1",
    "figures.csv", "figures.json", "T1", "asian", "..", "%00", "%2e%2e", "all", "people", "api",
)  # fmt: skip
NAMES = ("part", "region", "from", "to", "event", "group", "format", "period", "n", "page")
TRIED = 150


@pytest.fixture
def released(session, client, sign_in, now):
    member = make_person(session, roles=[AccountRole.EVENT_TEAM])
    sign_in(client, member)
    make_release(session, period=PERIOD, people=120)
    session.commit()


def test_addresses_that_are_made_up_are_not_found(client, released):
    chance = random.Random(1)
    known = set(ADDRESSES)
    answers = set()
    for _ in range(TRIED):
        base = chance.choice(["/accountability/who-leads", "/manage/diversity/figures"])
        address = "/".join([base, *chance.choices(PIECES, k=chance.randint(1, 3))])
        if address not in known:
            answers.add(client.get(address).status_code)
    assert answers <= {404, 308}
    assert 404 in answers


@pytest.mark.only_on("sqlite")
def test_parameters_change_nothing(client, released):
    chance = random.Random(2)
    for _ in range(8):
        asked = "&".join(f"{chance.choice(NAMES)}={chance.choice(PIECES)}" for _ in range(3))
        assert changed_by(client, f"?{asked}") == []


def test_no_answer_that_comes_changes_or_goes_changes_a_byte(client, session, released):
    person = make_person(session)
    before = read_all(client)
    for act in (
        lambda: give_answer(session, person, "black"),
        lambda: give_answer(session, person, "white"),
        lambda: forget(session, person=person, keys=the_keys()),
        lambda: stop(session, person=person, keys=the_keys(), now=person.created_at),
    ):
        act()
        session.commit()
        assert read_all(client) == before
