"""Answers, line-ups and releases. The one period of the pages is 2021-22."""

from playwright.sync_api import Page

from events_app.diversity.actions.answers import stop
from events_app.diversity.actions.runs import ask_for_release
from events_app.diversity.actions.yardsticks import set_aim
from events_app.models.people import Person
from events_app.models.releases import RunState, Yardstick, YardstickKind
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.world import World
from tests.factories import LONG_AGO, LONG_AGO_DATE
from tests.factories.diversity import give_answer, make_line_up, make_release, the_keys, year


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


def save_nothing(page: Page, _world: World) -> None:
    page.click("main button:has-text('Save')")


def publish_nothing(page: Page, _world: World) -> None:
    page.click("main button:has-text('Publish the statement')")


def set_nothing(page: Page, _world: World) -> None:
    page.click("main button:has-text('Set our aim')")


def withdraw_nothing(page: Page, _world: World) -> None:
    page.click("main button:has-text('Withdraw the figures')")
