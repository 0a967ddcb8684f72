"""Answers, line-ups and releases. The one period of the pages is 2021-22."""

from dataclasses import replace

from playwright.sync_api import Page
from sqlalchemy import select

from events_app.diversity.actions.answers import stop
from events_app.diversity.actions.runs import ask_for_release
from events_app.diversity.actions.withdrawing import withdraw
from events_app.diversity.actions.yardsticks import set_aim
from events_app.diversity.figures.drawing import draw_up
from events_app.models.people import Person
from events_app.models.releases import (
    AnswerReminder,
    ReleaseRun,
    RunState,
    Yardstick,
    YardstickKind,
)
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.world import World
from tests.factories import LONG_AGO, LONG_AGO_DATE
from tests.factories.diversity import (
    draw_groups,
    draw_programme,
    give_answer,
    keep_drawn_up,
    make_line_up,
    make_release,
    the_keys,
    year,
)


def nothing(_world: World) -> None:
    """Nobody is signed in, and nothing is released."""


def contact(world: World) -> Person:
    return world.signed_in()


def answered(world: World) -> None:
    give_answer(world.session, contact(world), "black")


def stopped(world: World) -> None:
    stop(world.session, person=contact(world), keys=the_keys(), now=world.now)


def team(world: World) -> Person:
    return signed_in_as_team(world)


def released(world: World) -> None:
    """Two years with every table, an aim, and something to compare with."""
    member = team(world)
    set_aim(world.session, percent="25", source="Board paper", by=member, now=LONG_AGO)
    world.session.add(
        Yardstick(
            kind=YardstickKind.COMPARATOR,
            words="Board members of NHS trusts",
            percent=16.5,
            as_of_date=LONG_AGO_DATE,
            source="A national report",
            url="https://example.org/report",
            made_at=LONG_AGO,
        )
    )
    for number, period in enumerate(("2020-21", "2021-22")):
        make_release(world.session, period=period, people=260, seed=number, made_up=True)


def small(world: World) -> None:
    team(world)
    make_release(world.session, people=50)


def line_up(world: World) -> None:
    team(world)
    make_line_up(world.session, ["no_answer"] * 5, led=2)
    make_line_up(world.session, ["no_answer"] * 5, led=2, starts_at=world.in_days(-20))


def being_made(world: World) -> None:
    member = team(world)
    keys = the_keys()
    run = ask_for_release(world.session, period=year(2021), by=member, keys=keys, now=world.now)
    run.state, run.step = RunState.RUNNING, "Checking 3 tables: 40% done"


def waiting(world: World) -> None:
    member = team(world)
    ask_for_release(world.session, period=year(2021), by=member, keys=the_keys(), now=world.now)


def interrupted(world: World) -> None:
    """The process that made it was killed."""
    being_made(world)
    world.session.query(ReleaseRun).one().leased_until = world.now


def refused(world: World) -> None:
    line_up(world)
    waiting_run = ask_for_release(
        world.session, period=year(2021), by=None, keys=the_keys(), now=world.now
    )
    waiting_run.state, waiting_run.step = RunState.REFUSED, "Nobody led or spoke in that time"


def withdrawn(world: World) -> None:
    """The later of two; the earlier stands in its place."""
    released(world)
    _withdraw(world, 2)


def all_withdrawn(world: World) -> None:
    small(world)
    _withdraw(world, 1)


def all_withheld(world: World) -> None:
    """Nothing passed the gate."""
    team(world)
    names = [f"w{number}" for number in range(120)]
    roster = draw_programme(names, 1)
    drawn_up = draw_up(year(2021), roster, draw_groups(names, 1), [])
    kept = tuple(table.spec.key for table in drawn_up.tables)
    nothing_left = replace(drawn_up, tables=(), withheld=kept)
    keep_drawn_up(world.session, nothing_left, roster)


def reminder_waits(world: World) -> None:
    line_up(world)
    reminder = AnswerReminder(period="2022-23", asked_at=world.now)
    world.session.add(reminder)


def reminder_sent(world: World) -> None:
    reminder_waits(world)
    reminder = world.session.query(AnswerReminder).one()
    reminder.sent_at, reminder.people = world.now, 5


def _withdraw(world: World, number: int) -> None:
    by = world.session.scalars(select(Person)).first()
    assert by is not None
    why = "A column of the file was read wrongly. " * 8
    withdraw(world.session, release_number=number, why=why, by=by, now=world.now)


def save_nothing(page: Page, _world: World) -> None:
    page.click("main button:has-text('Save')")


def publish_nothing(page: Page, _world: World) -> None:
    page.click("main button:has-text('Publish the statement')")


def set_nothing(page: Page, _world: World) -> None:
    page.click("main button:has-text('Set our aim')")


def withdraw_nothing(page: Page, _world: World) -> None:
    page.click("main button:has-text('Withdraw the figures')")
