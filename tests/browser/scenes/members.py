"""A contact and what is theirs beside registrations."""

from typing import Any

from playwright.sync_api import Page

from events_app.models.events import Event, Recording
from events_app.models.registrations import Attendance, RegistrationState
from events_app.registrations.actions.feed import renew_feed
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.world import World
from tests.factories import make_person, make_registration

RULES = "What is said here stays here.\nNobody is quoted, here or elsewhere."
READING = "Read this before you come.\nhttps://papers.example/the-lexicon-of-race"


def without_a_feed(world: World) -> None:
    world.signed_in()


def with_a_feed(world: World) -> None:
    renew_feed(world.session, person=world.signed_in(), now=world.now)


def make_an_address(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Make an address").click()


def event_with_a_list(world: World) -> None:
    world.event(has_attendee_list=True)
    world.signed_in()


def event_with_questions(world: World) -> None:
    world.event(takes_questions=True)
    world.signed_in()


def ask_too_much(page: Page, _world: World) -> None:
    page.get_by_label("What would you like to ask").fill("Why? " * 70)
    page.get_by_role("button", name="Continue").click()


def in_confidence(world: World) -> None:
    _in_confidence(world)
    world.signed_in()


def accept_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Register for this event").click()


def six_are_listed(world: World) -> None:
    event = world.event(has_attendee_list=True)
    world.registered(event, listed=True)
    for number in range(5):
        person = make_person(world.session, full_name=f"Listed Person {number}")
        _register(world, person, event, listed=True)


def nobody_is_listed(world: World) -> None:
    world.registered(world.event(has_attendee_list=True))


def registered_with_everything(world: World) -> None:
    event = world.event(has_attendee_list=True, takes_questions=True, pre_reading=READING)
    world.registered(
        event, reference="R", listed=True, question="What has worked?", question_named=True
    )


def with_rules_to_accept(world: World) -> None:
    world.registered(_in_confidence(world), reference="R")


def with_questions(world: World) -> None:
    event = world.event(id=1, takes_questions=True)
    for question, named in (("What has worked?", True), ("And what has not?", False)):
        person = make_person(world.session, full_name="Uma Adeyemi")
        _register(world, person, event, question=question, question_named=named)
    signed_in_as_team(world)


def without_questions(world: World) -> None:
    world.event(id=1, takes_questions=True)
    signed_in_as_team(world)


def _in_confidence(world: World) -> Event:
    return world.event(
        held_in_confidence=True, recording=Recording.NOT_RECORDED, ground_rules=RULES
    )


def _register(world: World, person: Any, event: Event, **facts: Any) -> None:
    state = RegistrationState.REGISTERED
    make_registration(world.session, person=person, event=event, state=state, **facts)


def came_to_something(world: World) -> None:
    event = world.event(starts_at=world.in_days(-20))
    world.registered(event, attendance=Attendance.ATTENDED)
