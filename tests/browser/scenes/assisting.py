"""Somebody who books for somebody else."""

from playwright.sync_api import Page

from events_app.mail.settings import MailSettings
from events_app.models.assistance import Assistance
from events_app.models.people import Person
from events_app.models.registrations import RegistrationState
from events_app.people.queries.people import find_person
from events_app.registrations.access import NOTHING
from events_app.registrations.actions import assisting
from tests.browser.world import World
from tests.factories import make_person, make_registration


def has_named_one(world: World) -> None:
    _named(world, world.signed_in(), make_person(world.session, full_name="Pat Assistant"), False)


def name_nobody(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Ask them").click()


def was_asked(world: World) -> None:
    _named(world, world.person(), _assistant(world), False)


def books(world: World) -> None:
    world.event()
    _named(world, world.person(), _assistant(world), True)


def books_with_a_registration(world: World) -> None:
    person = world.person()
    make_registration(
        world.session,
        person=person,
        event=world.event(),
        state=RegistrationState.REGISTERED,
        reference="R",
    )
    _named(world, person, _assistant(world), True)


def ask_an_assistant(world: World) -> None:
    sender = MailSettings.from_config(world.app.config).sender
    assisting.name_assistant(
        world.session,
        person=world.person(),
        email="pat@r0a.trust.example",
        sender=sender,
        now=world.now,
    )


def register_somebody(world: World) -> None:
    assistant = make_person(world.session, full_name="Pat Assistant")
    made = _named(world, world.person(), assistant, True)
    world.session.refresh(made, ["person"])
    find_person(world.session, made.person.email)  # with what registering asks of them
    assisting.register_for_them(
        world.session,
        assistance=made,
        event=world.event(),
        answers=NOTHING,
        by=assistant,
        or_wait=True,
        sender=MailSettings.from_config(world.app.config).sender,
        now=world.now,
    )


def _assistant(world: World) -> Person:
    return world.signed_in(
        make_person(world.session, email="pat@r0a.trust.example", full_name="Pat Assistant")
    )


def _named(world: World, person: Person, assistant: Person, accepted: bool) -> Assistance:
    made = Assistance(
        person_id=person.id,
        assistant_email=assistant.email,
        assistant_id=assistant.id if accepted else None,
        asked_at=world.now,
        accepted_at=world.now if accepted else None,
    )
    world.session.add(made)
    world.session.flush()
    return made
