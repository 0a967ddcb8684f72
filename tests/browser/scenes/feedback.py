"""Events that were attended, asked about, and closed."""

from datetime import timedelta
from typing import Any

from playwright.sync_api import Page
from sqlalchemy import select, update

from events_app.feedback.actions.replies import reply
from events_app.feedback.questions import Phase
from events_app.feedback.said import About, Reply
from events_app.models.events import Event, Theme, ThemeMark
from events_app.models.feedback import CommentState, FeedbackComment
from events_app.models.people import Person
from events_app.models.registrations import Attendance, RegistrationState
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.scenes.programme import LONG
from tests.browser.world import World
from tests.factories import make_registration
from tests.factories.feedback import (
    answer,
    ask_for,
    make_attended,
    make_both,
    make_closed,
    make_coming,
    make_on,
    make_part,
    take_all,
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
    with_a_place(world, event)
    ask_for(world.session, event, Phase.BEFORE)


def with_a_place(world: World, event: Event, **facts: Any) -> None:
    """Whoever is signed in has a place at the event."""
    make_registration(
        world.session,
        person=world.signed_in(),
        event=event,
        state=RegistrationState.REGISTERED,
        reference="R",
        **facts,
    )


def going_on(world: World) -> None:
    """Somebody is at an event and can say how it goes."""
    event, _people = make_on(world.session, title=TITLE)
    with_a_place(world, event)
    ask_for(world.session, event, Phase.DURING)


def open_pulse(page: Page, _world: World) -> None:
    page.click("main button:has-text('Say how it goes')")


def just_over(world: World) -> None:
    ended = world.now - timedelta(minutes=1)
    event, _people = make_attended(
        world.session, starts_at=ended - timedelta(hours=1), title=TITLE, kind="webinar"
    )
    with_a_place(world, event, attendance=Attendance.ATTENDED)


def asked_at_the_end(world: World) -> None:
    just_over(world)
    ask_for(world.session, world.session.scalars(select(Event)).one())


def not_on_yet(world: World) -> None:
    signed_in_as_team(world)
    make_coming(world.session, title=TITLE, slug=SLUG)


def few_sent(world: World) -> None:
    """Fewer than five have sent anything."""
    signed_in_as_team(world)
    event, people = make_on(world.session, title=TITLE, slug=SLUG)
    ask_for(world.session, event, Phase.DURING)
    for person in people[:4]:
        answer(world.session, person, Phase.DURING, pulse="5", ask="Which board has done this?")


def questions_sent(world: World) -> None:
    """Twelve have said how it goes, and six of them asked something."""
    signed_in_as_team(world)
    _send_questions(world)


def read_by_a_speaker(world: World) -> None:
    event = _send_questions(world)
    world.session.execute(update(FeedbackComment).values(state=CommentState.SHOWN))
    world.signed_in(make_part(world.session, event))


def _send_questions(world: World) -> Event:
    event, people = make_on(world.session, title=TITLE, slug=SLUG)
    opened = ask_for(world.session, event, Phase.DURING)
    asked = ["Which board has done this, and what changed?", ""]
    for number, person in enumerate(people):
        said = {"pulse": "54432"[number % 5], "ask": asked[number % 2]}
        answer(world.session, person, Phase.DURING, **said)
    take_all(world.session, opened)
    return event


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
