"""Making a release: once, from what the programme shows and people answered, coded values alone."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from events_app.diversity.actions import runs
from events_app.diversity.actions.answers import forget
from events_app.diversity.figures.periods import Period, read_period
from events_app.diversity.job import make_waiting_release
from events_app.diversity.queries.appearances import list_seen
from events_app.diversity.queries.releases import list_releases
from events_app.diversity.refusals import (
    BeingMade,
    ChainBroken,
    NotOverYet,
    Overlaps,
    ReleasedAlready,
    RosterClosed,
)
from events_app.extensions import db
from events_app.models.equality import ReleaseRoster
from events_app.models.events import EventState
from events_app.models.releases import FiguresRelease, ReleaseRun, RunState
from events_app.tasks import run_task
from tests.factories import make_event, make_session
from tests.factories.diversity import (
    IN_2021,
    give_answer,
    make_line_up,
    make_release,
    the_keys,
    year,
)

#: 13 of an ethnic minority, 29 White, 3 who did not answer
GROUPS = ["asian"] * 8 + ["black"] * 5 + ["white"] * 29 + ["no_answer"] * 3
CODED = {"minority": "15", "white": "30", "not_known": "few"}


@pytest.fixture
def line_up(session, now):
    people = make_line_up(session, GROUPS, led=5)
    session.commit()
    return people


def ask(session, period, now):
    run = runs.ask_for_release(session, period=period, by=None, keys=the_keys(), now=now)
    session.commit()
    return run


def work(now):
    db.session.rollback()
    return make_waiting_release(db.engine, keys=the_keys(), now=lambda: now)


def contents(session):
    session.expire_all()
    rows = session.scalars(select(FiguresRelease).order_by(FiguresRelease.number))
    return [json.loads(row.content) for row in rows]


def test_the_worker_makes_the_release_that_was_asked_for(session, line_up, now, app):
    ask(session, year(2021), now)
    db.session.remove()
    run_task(app, "release")
    assert contents(session) == [
        {
            "period": "2021-22",
            "people": 45,
            "tables": [
                {
                    "table": "T1",
                    "sides": [{"side": "everyone", "people": 45, "cells": CODED}],
                }
            ],
            "too_few": {"T12": 0, "T3": 5, "T2": 45, "T9": 45},
            "withheld": [],
            "made_up": False,
            "method": "1",
        }
    ]
    run = session.scalars(select(ReleaseRun)).one()
    assert (run.state, run.step, run.lease) == (
        RunState.DONE,
        "Released: April 2021 to March 2022",
        None,
    )


def test_the_command_says_what_it_did_and_refuses_a_second_time(session, line_up, app):
    runner = app.test_cli_runner()
    first = runner.invoke(args=["diversity", "release", "2021-22"])
    assert (first.exit_code, first.output) == (0, "Released: April 2021 to March 2022\n")
    second = runner.invoke(args=["diversity", "release", "2021-22"])
    assert (second.exit_code, second.output) == (
        1,
        f"Error: {ReleasedAlready(year(2021)).words}\n",
    )
    assert len(contents(session)) == 1


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2021", "Enter a period like 2022-23"),
        ("2021-26", "Enter a period like 2022-23"),
        ("2021-22-H3", "Enter a period like 2022-23"),
        ("2022-23", "can be released from 30 days after its end"),
        ("2020-21", "Nobody led or spoke"),
    ],
)
def test_the_command_refuses_in_one_line(session, now, app, written, words):
    answer = app.test_cli_runner().invoke(args=["diversity", "release", written])
    assert answer.exit_code == 1
    assert words in answer.output
    assert answer.output.count("\n") == 1
    assert contents(session) == []


def test_a_period_is_released_from_30_days_after_its_end(session, now):
    half = read_period("2021-22-H2")
    for moment, refused in (
        (datetime(2022, 4, 30, 12, tzinfo=UTC), True),
        (datetime(2022, 5, 1, 12, tzinfo=UTC), False),
    ):
        if refused:
            with pytest.raises(NotOverYet):
                runs.check(session, period=half, keys=the_keys(), now=moment)
        else:
            assert runs.check(session, period=half, keys=the_keys(), now=moment) == []


def test_pooled_years_do_not_overlap(session, now):
    make_release(session, period="2018-20", people=70)
    with pytest.raises(Overlaps):
        runs.check(session, period=Period(2019, 3), keys=the_keys(), now=now)
    runs.check(session, period=Period(2020, 2), keys=the_keys(), now=now)


def test_one_period_is_asked_for_once_at_a_time(session, line_up, now):
    ask(session, year(2021), now)
    with pytest.raises(BeingMade):
        runs.ask_for_release(session, period=year(2021), by=None, keys=the_keys(), now=now)
    session.rollback()


def test_a_worker_that_was_killed_leaves_nothing_and_the_next_begins_anew(session, line_up, now):
    ask(session, year(2021), now)
    claimed = runs.claim(session, now=now)
    assert claimed is not None
    assert runs.say_step(session, lease=claimed[1], step="Checking 1 table", now=now)
    session.commit()
    assert work(now) is None, "its lease has not run out"
    later = now + runs.LEASE
    assert work(later) == "Released: April 2021 to March 2022"
    assert len(contents(session)) == 1
    assert not runs.say_step(session, lease=claimed[1], step="Still here", now=later)
    session.rollback()


def test_a_slow_worker_that_lost_its_lease_releases_nothing(session, line_up, now, monkeypatch):
    """It wakes up at the very end, when another has made the release or is making it."""
    ask(session, year(2021), now)
    kept = runs.keep_release

    def lose_the_lease(own, **facts):
        kept(own, **facts)
        own.execute(text("UPDATE release_runs SET lease = 'another'"))

    monkeypatch.setattr("events_app.diversity.job.keep_release", lose_the_lease)
    work(now)
    assert contents(session) == []


def test_a_release_is_never_there_twice(session, line_up, now):
    keys = the_keys()
    drawn_up, roster = runs.compute(session, period=year(2021), keys=keys, now=now)
    runs.keep_release(session, drawn_up=drawn_up, roster=roster, keys=keys, now=now)
    with pytest.raises(ReleasedAlready):
        runs.keep_release(session, drawn_up=drawn_up, roster=roster, keys=keys, now=now)


def test_what_happens_to_answers_later_changes_no_release(session, line_up, now):
    ask(session, year(2021), now)
    work(now)
    before = contents(session)
    forget(session, person=line_up[0], keys=the_keys())
    give_answer(session, line_up[-1], "black")
    session.commit()
    assert contents(session) == before


def test_events_that_are_confidential_drafts_cancelled_or_to_come_are_not_counted(session, now):
    for facts in (
        {"state": EventState.DRAFT},
        {"state": EventState.CANCELLED},
        {"held_in_confidence": True, "recording": "not recorded"},
    ):
        event = make_event(session, starts_at=IN_2021, **facts)
        make_session(session, event=event, speakers=["Somebody"])
    make_session(session, event=make_event(session), speakers=["Later"])
    assert list_seen(session, year(2021), now=now) == []
    assert list_seen(session, year(2022), now=now) == []
    assert len(list_seen(session, year(2022), now=now + timedelta(days=60))) == 1


def test_a_period_begins_and_ends_at_midnight_in_london(session, now):
    first = datetime(2022, 3, 31, 23, 30, tzinfo=UTC)  # half past midnight in London on 1 April
    make_session(session, event=make_event(session, starts_at=first), speakers=["Early"])
    assert [len(list_seen(session, year(y), now=now)) for y in (2021, 2022)] == [0, 1]


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE figures_releases SET content = replace(content, '60', '61')",
        "UPDATE figures_releases SET period = '2019-20' WHERE number = 2",
        "DELETE FROM figures_releases WHERE number = 1",
        "UPDATE figures_releases SET signature = 'x' WHERE number = 1",
    ],
)
def test_a_release_that_was_changed_or_removed_is_not_shown(session, client, now, tampering):
    make_release(session, period="2020-21", people=60)
    make_release(session, period="2021-22", people=60)
    session.execute(text(tampering))
    session.commit()
    with pytest.raises(ChainBroken):
        list_releases(session, the_keys())
    assert client.get("/accountability/who-leads").status_code == 409


def test_without_the_key_of_an_earlier_roster_nothing_more_is_released(session, line_up, now):
    make_release(session, period="2020-21", people=60)
    session.commit()
    for roster in session.scalars(select(ReleaseRoster)):
        roster.sealed = the_keys().answers.seal(b"{}", "elsewhere")
    session.commit()
    with pytest.raises(RosterClosed):
        runs.compute(session, period=year(2021), keys=the_keys(), now=now)


def test_no_true_count_is_kept_anywhere(session, line_up, now, caplog):
    """13 of an ethnic minority and 29 White: both are rounded, so neither may be found."""
    ask(session, year(2021), now)
    work(now)
    for row in session.execute(text("SELECT * FROM figures_releases")).mappings():
        assert '"13"' not in row["content"]
        assert "29" not in row["content"]
    for row in session.execute(text("SELECT * FROM release_runs")).mappings():
        assert not {"13", "29"} & set(row["step"].split())
    assert not {"13", "29"} & set(caplog.text.split())
