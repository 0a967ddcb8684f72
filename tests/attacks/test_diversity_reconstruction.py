"""Somebody reads every figure that is published and tries to work out who is in which group.

The reader knows the programme, how counts are coded, and up to three other people's answers.
"""

import pytest

from events_app.models.people import AccountRole
from tests.attacks.figures.oracle import Reader
from tests.attacks.figures.programmes import Made, make_programme
from tests.attacks.figures.reading import facts_of, read_everything, unexplained
from tests.factories import make_person
from tests.factories.diversity import keep_drawn_up

pytestmark = [pytest.mark.attack, pytest.mark.only_on("sqlite")]

#: of each programme, for nobody in it may anything be found
IN_TESTS = range(1, 21)
IN_THE_PROOF = range(1, 501)


@pytest.fixture
def team(session, client, sign_in, now):
    sign_in(client, make_person(session, roles=[AccountRole.EVENT_TEAM]))


def publish(session, made: Made) -> None:
    for drawn_up, roster in made.releases:
        keep_drawn_up(session, drawn_up, roster)
    session.commit()


def what_is_found(client, made: Made) -> list[object]:
    """What somebody who reads everything finds: nothing, if all is well."""
    facts, wrong = [], []
    for drawn_up, roster in made.releases:
        places = read_everything(client, drawn_up.period.key)
        for where, cells in places.items():
            wrong += [(where, said) for said in unexplained(cells)]
            if cells != places["page"]:
                wrong.append((where, "shows something else than the page"))
        facts += facts_of(places["page"], roster)
    return wrong + list(Reader(facts, made.groups).attack())


@pytest.mark.parametrize("seed", IN_TESTS)
def test_nobodys_group_can_be_told_or_ruled_out(client, session, team, seed):
    made = make_programme(seed)
    publish(session, made)
    assert what_is_found(client, made) == []


@pytest.mark.prove
@pytest.mark.parametrize("seed", [seed for seed in IN_THE_PROOF if seed not in IN_TESTS])
def test_nobodys_group_can_be_told_or_ruled_out_in_many_programmes(client, session, team, seed):
    made = make_programme(seed)
    publish(session, made)
    assert what_is_found(client, made) == []
