"""Events that were attended, asked about, and closed."""

from playwright.sync_api import Page
from sqlalchemy import select

from events_app.feedback.actions.replies import reply
from events_app.feedback.questions import Phase
from events_app.feedback.said import About, Reply
from events_app.models.events import Event, Theme, ThemeMark
from events_app.models.people import Person
from events_app.models.registrations import Attendance, RegistrationState
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.scenes.programme import LONG
from tests.browser.world import World
from tests.factories import make_registration
from tests.factories.feedback import (
    ask_for,
    make_attended,
    make_both,
    make_closed,
    make_coming,
)
from tests.factories.inbox import inbox_keys
from tests.factories.series import make_series

SLUG = "allyship-in-practice"
TITLE = "Building board accountability for the WRES"


def nothing(_world: World) -> None:
    """Nobody is signed in."""


def nobody_asked(world: World) -> None:
    signed_in_as_team(world)


def asked(world: World) -> None:
    """Somebody was there and has a ticket."""
    event, _people = make_attended(world.session, title=TITLE)
    make_registration(
        world.session,
        person=world.signed_in(),
        event=event,
        state=RegistrationState.REGISTERED,
        attendance=Attendance.ATTENDED,
    )
    ask_for(world.session, event)


def open_form(page: Page, _world: World) -> None:
    page.click("main button:has-text('Give feedback')")


def coming(world: World) -> None:
    """Somebody has a place at an induction and is asked before it."""
    event, _people = make_coming(world.session, title=TITLE)
    person = world.signed_in()
    make_registration(world.session, person=person, event=event, state=RegistrationState.REGISTERED)
    ask_for(world.session, event, Phase.BEFORE)


def open_form_before(page: Page, _world: World) -> None:
    page.click("main button:has-text('Say where you stand')")


def coming_for_team(world: World) -> None:
    signed_in_as_team(world)
    event, _people = make_coming(world.session, title=TITLE)
    ask_for(world.session, event, Phase.BEFORE)


def compared(world: World) -> None:
    """Asked before and after, beside an event on another subject."""
    event, _after = make_both(world.session, title="Induction for new trust chairs")
    world.session.add(ThemeMark(event_id=event.id, theme=Theme(name="Race equality")))
    closed(world)


def open_round(world: World) -> None:
    signed_in_as_team(world)
    event, _people = make_attended(world.session, title=TITLE)
    ask_for(world.session, event)


def closed(world: World) -> None:
    """Ten of twenty answered, each with a comment that is not checked yet."""
    signed_in_as_team(world)
    good = {"useful": "5", "part": "4", "change": "More time for questions"}
    poor = {"useful": "2", "part": "3", "change": "Shorter talks"}
    make_closed(world.session, [good] * 7 + [poor] * 3, people=20, title=TITLE)


def hide(page: Page, _world: World) -> None:
    page.click("main button:has-text('Hide it')")


def answered(world: World) -> None:
    """The one answer that everybody reads."""
    closed(world)
    event = world.session.scalars(select(Event)).one()
    said = Reply("There was too little time for questions.", True, "Longer sessions from May.")
    member = world.session.scalars(
        select(Person).where(Person.email == "team@events.example")
    ).one()
    reply(
        world.session,
        about=About.event(event),
        said=said,
        by=member,
        inbox=inbox_keys(),
        now=world.now,
    )
    world.cookie.clear()


def go_on(page: Page, _world: World) -> None:
    page.click("main button:has-text('Continue')")


def closed_series(world: World) -> None:
    """One event of a series is closed, and nobody has answered it yet."""
    closed(world)
    series = make_series(world.session, name=LONG[:200])
    world.session.scalars(select(Event)).one().series_id = series.id


def answered_series(world: World) -> None:
    closed(world)
    make_series(world.session, name=LONG[:200])
