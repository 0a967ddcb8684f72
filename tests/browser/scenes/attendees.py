"""The people of an event, which is the first there is, before the event team."""

from playwright.sync_api import Page

from events_app.models.events import Event
from events_app.models.history import Subject
from events_app.models.organisations import BoardRole
from events_app.models.registrations import RegistrationState
from events_app.people.actions.history import keep_change
from tests.browser.scenes.desk import signed_in_as_team
from tests.browser.scenes.programme import LONG
from tests.browser.world import World
from tests.factories import make_person, make_registration

REGISTERED, WAITING = RegistrationState.REGISTERED, RegistrationState.WAITING


def nobody(world: World) -> None:
    world.event(capacity=40)
    signed_in_as_team(world)


def several(world: World) -> None:
    """Of every state, one of them with endless words."""
    event = world.event(capacity=40)
    _comes(world, event, REGISTERED, access_needs=["live captions"])
    for name, state in (
        (LONG[:200], REGISTERED),
        ("Bola Owen", WAITING),
        ("Chen Owen", RegistrationState.CANCELLED),
    ):
        other = make_person(world.session, full_name=name)
        make_registration(
            world.session, person=other, event=event, state=state, access_note=LONG[:300]
        )
    signed_in_as_team(world)


def one(world: World) -> None:
    event = world.event(capacity=40)
    _comes(world, event, REGISTERED)
    member = signed_in_as_team(world)
    keep_change(
        world.session,
        subject=Subject.REGISTRATION,
        subject_id=1,
        what="confirmation sent again",
        by=member,
        now=world.now,
    )


def waiting(world: World) -> None:
    _comes(world, world.event(capacity=40), WAITING)
    signed_in_as_team(world)


def somebody_to_add(world: World) -> None:
    world.person()
    nobody(world)


def somebody_it_is_not_for(world: World) -> None:
    world.person(BoardRole.GOVERNOR)
    nobody(world)


def create_nobody(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Create the contact").click()


def _comes(world: World, event: Event, state: RegistrationState, **facts: object) -> None:
    make_registration(world.session, person=world.person(), event=event, state=state, **facts)
