"""A release that is wrong: its figures go, with a reason, and are reckoned with for good."""

import json

import pytest
from sqlalchemy import select, text

from events_app.diversity.actions.runs import ask_for_release
from events_app.diversity.actions.withdrawing import withdraw
from events_app.diversity.figures import drawing
from events_app.diversity.job import make_waiting_release
from events_app.diversity.refusals import ReleasedAlready
from events_app.extensions import db
from events_app.models.people import AccountRole
from events_app.models.releases import FiguresRelease, ReleaseWithdrawal
from tests.factories import make_event, make_person, make_session
from tests.factories.diversity import make_line_up, make_release, the_keys, year
from tests.walking import errors, send, words

PUBLIC, DESK = "/accountability/who-leads", "/manage/diversity"
PAGE = f"{DESK}/figures/2021-22/withdrawal"


@pytest.fixture
def team(session, client, sign_in, now):
    member = make_person(session, roles=[AccountRole.EVENT_TEAM])
    sign_in(client, member)
    return member


@pytest.fixture
def released(session, team):
    make_release(session, period="2020-21", people=60)
    make_release(session, period="2021-22", people=90)
    session.commit()


def test_a_release_is_withdrawn_with_a_reason_that_everybody_sees(client, session, released):
    before = client.get(f"{PUBLIC}/2021-22").text
    assert "90 people led or spoke" in before
    assert send(client, PAGE, why="A column was read wrongly").status_code == 303
    for page in (f"{PUBLIC}/2021-22", f"{DESK}/figures/2021-22"):
        shown = words(client.get(page))
        assert "These figures are withdrawn" in shown
        assert "withdrawn Monday 1 August 2022. A column was read wrongly" in shown
        assert "90 people" not in shown
        assert "<svg" not in client.get(page).text
    for file in (f"{PUBLIC}/2021-22/figures.csv", f"{DESK}/figures/2021-22/figures.csv"):
        assert client.get(file).status_code == 404


def test_the_release_before_is_shown_in_its_place(client, session, released):
    send(client, PAGE, why="Wrong")
    shown = words(client.get(PUBLIC))
    assert "April 2020 to March 2021. 60 people led or spoke" in shown
    assert "April 2021 to March 2022 (withdrawn)" in shown
    assert "Withdrawn Monday 1 August 2022" in words(client.get(f"{DESK}/releases"))


def test_when_all_are_withdrawn_the_page_says_so_and_how_many_people_are_needed(
    client, session, team
):
    make_release(session, people=90)
    item = make_session(session, event=make_event(session))
    session.commit()
    send(client, PAGE, why="Wrong")
    for page in (PUBLIC, DESK):
        shown = words(client.get(page))
        assert "0 of the 40 people needed" in shown
        assert "April 2021 to March 2022 (withdrawn)" in shown
    assert "No figures are released yet" in words(client.get(f"/manage/sessions/{item.id}/plan"))


def test_a_reason_is_needed_and_it_is_done_once(client, session, released):
    assert errors(send(client, PAGE, why=" ")) == ["Enter why the figures are withdrawn"]
    assert session.scalars(select(ReleaseWithdrawal)).all() == []
    page = client.get(PAGE)
    send(client, PAGE, why="Wrong")
    token = page.text.partition('name="csrf_token" value="')[2].partition('"')[0]
    again = client.post(PAGE, data={"csrf_token": token, "why": "Again"})
    assert again.status_code == 422
    assert "They were withdrawn on" in words(client.get(PAGE))
    assert session.scalars(select(ReleaseWithdrawal.why)).all() == ["Wrong"]


def test_it_is_not_released_again_and_the_gate_still_reckons_with_it(
    session, client, team, now, monkeypatch
):
    keys = the_keys()
    wrong = make_release(session, period="2020-21", people=60)
    withdraw(session, release_number=wrong.number, why="Wrong", by=team, now=now)
    make_line_up(session, ["asian"] * 15 + ["white"] * 35)
    session.commit()
    with pytest.raises(ReleasedAlready):
        ask_for_release(session, period=year(2020), by=None, keys=keys, now=now)
    session.rollback()
    looked_at = []
    honest = drawing.is_possible
    monkeypatch.setattr(
        drawing, "is_possible", lambda cells: looked_at.append(len(cells)) or honest(cells)
    )
    ask_for_release(session, period=year(2021), by=None, keys=keys, now=now)
    session.commit()
    db.session.rollback()
    make_waiting_release(db.engine, keys=keys, now=lambda: now)
    content = session.scalar(select(FiguresRelease.content).where(FiguresRelease.number == 2))
    cells = sum(
        len(side["cells"])
        for row in session.scalars(select(FiguresRelease.content))
        for table in json.loads(row)["tables"]
        for side in table["sides"]
    )
    assert json.loads(content)["tables"] != []
    assert max(looked_at) == cells


def test_a_withdrawn_release_keeps_its_place_in_the_chain(session, client, released):
    send(client, PAGE, why="Wrong")
    session.execute(text("DELETE FROM release_withdrawals"))
    session.execute(text("DELETE FROM figures_releases WHERE period = '2020-21'"))
    session.commit()
    assert client.get(PUBLIC).status_code == 409
