"""From "Register" to "You are registered", and what stands in the way."""

from playwright.sync_api import Page

from events_app.models.events import Event
from events_app.models.organisations import BoardRole
from events_app.models.registrations import RegistrationState
from tests.browser.scenes.programme import LONG
from tests.browser.world import World
from tests.factories import make_event, make_registration

#: of another time: the person has registered for something before
ANSWERS = {
    "access_needs": ["live captions", "something else"],
    "access_note": "A seat near the door.\nAnd a quiet room.",
}


def new_to_it(world: World) -> None:
    world.event()
    world.signed_in()


def came_before(world: World) -> None:
    before = make_event(world.session, title="Earlier event", starts_at=world.in_days(-30))
    world.event()
    world.registered(before, **ANSWERS)


def with_a_clash(world: World) -> None:
    other = make_event(world.session, title="Speaking about race: a starting point")
    world.event()
    world.registered(other, **ANSWERS)


def with_one_place(world: World) -> None:
    world.event(capacity=1)
    world.signed_in()


def with_endless_words(world: World) -> None:
    event = world.event(title=LONG[:200], venue=LONG[:200])
    person = world.person(email=f"{LONG[:64]}@{LONG[:60]}.example", full_name=LONG[:200])
    world.signed_in(person)
    other = make_event(world.session, title=LONG[:200], starts_at=event.starts_at)
    make_registration(
        world.session,
        person=person,
        event=other,
        state=RegistrationState.REGISTERED,
        access_note=LONG[:300],
    )


def full(world: World) -> None:
    world.filled(world.event(capacity=12), waiting=1)
    world.signed_in()


def full_with_a_place_given_back(world: World) -> None:
    world.filled(world.event(capacity=12), waiting=4).taken -= 1
    world.signed_in()


def full_and_too_late_to_wait(world: World) -> None:
    world.filled(world.event(capacity=12, starts_at=world.in_days(0.5)))
    world.signed_in()


def not_for_them(world: World) -> None:
    world.event()
    world.signed_in(world.person(BoardRole.COMMUNICATIONS_DIRECTOR))


def not_open_yet(world: World) -> None:
    world.event(opens_at=world.in_days(3))
    world.signed_in()


def write_too_much(page: Page, _world: World) -> None:
    page.get_by_label("Live captions").check()
    page.get_by_label("Tell us more (optional)").fill("Captions. " * 40)
    page.get_by_role("button", name="Continue").or_(page.get_by_role("button", name="Save")).click()


def press_when_the_place_is_gone(page: Page, world: World) -> None:
    world.session.query(Event).update({"taken": 1, "arrivals": 1})
    world.session.commit()
    page.get_by_role("button", name="Register for this event").click()
