"""Weaknesses that are put into the product on purpose: each must be found from outside."""

import re
from dataclasses import replace

import pytest
from flask import request
from sqlalchemy import func, select, text

from events_app.diversity.actions.runs import keep_release
from events_app.diversity.display import figures_of
from events_app.diversity.figures import drawing, tables
from events_app.diversity.figures.coding import Coded, code
from events_app.diversity.figures.drawing import Earlier, draw_up
from events_app.diversity.figures.roster import Shown
from events_app.diversity.figures.tables import SideFigures
from events_app.extensions import db
from events_app.models.equality import EqualityAnswer
from events_app.models.people import AccountRole
from tests.attacks.figures.programmes import Made
from tests.attacks.figures.watching import changed_by, read_all, rosters_too_alike
from tests.attacks.test_diversity_reconstruction import publish, what_is_found
from tests.factories import LONG_AGO, make_person
from tests.factories.diversity import give_answer, the_keys, year

pytestmark = [pytest.mark.attack, pytest.mark.only_on("sqlite")]

#: 22 of an ethnic minority, all of one group; 91 White; 3 who did not answer
GROUPS = ["asian"] * 22 + ["white"] * 91 + ["no_answer"] * 3


@pytest.fixture
def team(session, client, sign_in, now):
    sign_in(client, make_person(session, roles=[AccountRole.EVENT_TEAM]))


def make(groups=GROUPS, *, earlier=(), first=2020, prefix="p"):
    names = {f"{prefix}{number}": group for number, group in enumerate(groups)}
    roster = {who: Shown(False, False) for who in names}
    return draw_up(year(first), roster, names, earlier), roster, names


def publish_one(session):
    drawn_up, roster, names = make()
    made = Made(((drawn_up, roster),), names)
    publish(session, made)
    return made


@pytest.fixture
def without_gate(monkeypatch):
    """What the gate would hold back is not the point here."""
    monkeypatch.setattr(drawing, "passes", lambda _cells, _progress: True)
    monkeypatch.setattr(drawing, "is_possible", lambda _cells: True)


def seed_into_page(app, endpoint, change):
    """Let a page say more than it should."""
    served = app.view_functions[endpoint]

    def view(**parts):
        return change(served(**parts))

    view.access = served.access
    app.view_functions[endpoint] = view


@pytest.fixture
def seeded(app):
    """The product's pages are put back afterwards."""
    kept = dict(app.view_functions)
    yield lambda endpoint, change: seed_into_page(app, endpoint, change)
    app.view_functions.update(kept)


def test_nothing_is_found_without_a_weakness(client, session, team):
    made = publish_one(session)
    assert what_is_found(client, made) == []
    assert rosters_too_alike(made) == []


def test_zero_that_is_shown_is_found(client, session, team, monkeypatch, without_gate):
    monkeypatch.setattr(tables, "code", lambda c, n: Coded("0", n) if c == 0 else code(c, n))
    assert what_is_found(client, publish_one(session)) != []


@pytest.fixture
def worked_out_anew():
    """What a release says is worked out once: with a weakness in it, not for anybody else."""
    figures_of.cache_clear()
    yield
    figures_of.cache_clear()


def test_a_share_of_the_true_count_is_found(client, session, team, monkeypatch, worked_out_anew):
    made = publish_one(session)
    true = {"minority": 22, "asian": 22, "white": 91, "black": 0, "mixed": 0, "other": 0}
    honest = SideFigures.share

    def exact(side, key):
        return honest(side, key) and round(100 * true[key] / 113)

    monkeypatch.setattr(SideFigures, "share", exact)
    assert what_is_found(client, made) != []


def test_a_bar_of_the_true_count_is_found(client, session, team, seeded):
    made = publish_one(session)
    seeded("diversity.who_led", lambda page: re.sub(r'width="\d+%" h', 'width="19.5%" h', page))
    assert what_is_found(client, made) != []


def test_a_total_of_the_true_counts_is_found(client, session, team, seeded):
    made = publish_one(session)
    row = '<tr><th scope="row">Told us</th><td>113</td><td>not shown</td></tr></tbody>'
    seeded("diversity.who_led", lambda page: page.replace("</tbody>", row, 1))
    assert what_is_found(client, made) != []


def test_tables_of_few_people_are_found(client, session, team, monkeypatch, without_gate):
    monkeypatch.setattr(
        drawing,
        "tables_for",
        lambda kind, years, found=drawing.tables_for: tuple(
            _without_limit(spec) for spec in found(kind, years)
        ),
    )
    drawn_up, roster, names = make(["asian"] * 8 + ["white"] * 8)
    made = Made(((drawn_up, roster),), names)
    publish(session, made)
    assert what_is_found(client, made) != []


def _without_limit(spec):
    return replace(spec, needed=1)


def test_two_rosters_that_differ_by_few_people_are_found(session, now, monkeypatch):
    def two_years():
        first, roster, names = make()
        before = [Earlier(first.period, first.tables, roster)]
        again = dict(list(roster.items())[:-4]) | {"new": Shown(False, False)}
        second = draw_up(year(2021), again, names, before)
        return Made(((first, roster), (second, again)), names)

    assert rosters_too_alike(two_years()) == []
    monkeypatch.setattr(drawing, "_is_new", lambda *_facts: True)
    monkeypatch.setattr(drawing, "passes", lambda _cells, _progress: True)
    assert rosters_too_alike(two_years()) != []


def test_a_filter_is_found(client, session, team, seeded):
    publish_one(session)
    asked = ["?part=led", "?region=London", "?from=2021-01-01", "?format=json"]
    before = [changed_by(client, query) for query in asked]
    seeded("diversity.who_led", lambda page: said(page, request.args.get("part", "")))
    assert before == [[], [], [], []]
    assert [bool(changed_by(client, query)) for query in asked] == [True, False, False, False]


def test_a_live_number_is_found(client, session, team, seeded):
    publish_one(session)
    assert answering_changes(client, session) is False
    counted = select(func.count()).select_from(EqualityAnswer)
    seeded("diversity.who_led", lambda page: said(page, db.session.scalar(counted)))
    assert answering_changes(client, session) is True


def said(page, what):
    return page.replace("</main>", f"<p>{what}</p></main>")


def answering_changes(client, session):
    before = read_all(client)
    give_answer(session, make_person(session), "black")
    session.commit()
    return read_all(client) != before


def test_a_release_that_is_revised_is_found(client, session, team):
    publish_one(session)
    before = read_all(client)
    session.execute(text("DELETE FROM release_rosters"))
    session.execute(text("DELETE FROM figures_releases"))
    drawn_up, roster, _names = make(["asian"] * 33 + ["white"] * 80 + ["no_answer"] * 3)
    keep_release(session, drawn_up=drawn_up, roster=roster, keys=the_keys(), now=LONG_AGO)
    session.commit()
    assert read_all(client) != before
