"""One's own registrations. Each has the reference R."""

from datetime import timedelta
from typing import Any

from events_app.models.events import Event, EventState
from events_app.models.registrations import RegistrationState
from tests.browser.scenes.programme import LONG
from tests.browser.scenes.registering import ANSWERS
from tests.browser.world import World
from tests.factories import make_event, make_registration

CANCELLED, WAITING = RegistrationState.CANCELLED, RegistrationState.WAITING
REGISTERED = RegistrationState.REGISTERED
JOINING = {
    "joining_url": f"https://meet.events.example/{LONG[:60]}?pwd={LONG[:200]}",
    "joining_notes": "You can join by phone too.\nThe number is on the joining page.",
}


def registered(world: World) -> None:
    _own(world, world.event())


def waiting(world: World) -> None:
    _own(world, world.event(capacity=1), WAITING)


def cancelled(world: World) -> None:
    _own(world, world.event(), CANCELLED)


def joining_is_open(world: World) -> None:
    _own(world, world.event(starts_at=world.now + timedelta(minutes=10), **JOINING))


def joining_is_open_without_details(world: World) -> None:
    _own(world, world.event(starts_at=world.now + timedelta(minutes=10)))


def without_a_time(world: World) -> None:
    day = world.in_days(40).date()
    _own(world, world.event(starts_at=None, starts_date=day))


def event_is_cancelled(world: World) -> None:
    _own(world, world.event(state=EventState.CANCELLED, state_reason="The speaker is unwell."))


def event_is_postponed(world: World) -> None:
    _own(world, world.event(state=EventState.POSTPONED, state_reason="A new date follows."))


def event_is_past(world: World) -> None:
    _own(world, world.event(starts_at=world.in_days(-3)))


def with_endless_words(world: World) -> None:
    event = world.event(
        title=LONG[:200], starts_at=world.now, joining_notes=LONG[:10_000], **_long_address()
    )
    _own(world, event, access_note=LONG[:300])


def nothing_yet(world: World) -> None:
    world.signed_in()


def of_every_state(world: World) -> None:
    """What is coming, what is over, what was cancelled by either side."""
    person = world.signed_in()
    for title, facts, state in (
        ("An event with a waiting list", {"capacity": 1}, WAITING),
        ("An event that we cancelled", {"state": EventState.CANCELLED}, REGISTERED),
        ("An event that they cancelled", {}, CANCELLED),
        ("An event that is over", {"starts_at": world.in_days(-10)}, REGISTERED),
        (LONG[:200], {}, REGISTERED),
    ):
        event = make_event(world.session, title=title, **facts)
        make_registration(world.session, person=person, event=event, state=state)


def _own(world: World, event: Event, state: RegistrationState = REGISTERED, **facts: Any) -> None:
    world.registered(event, state, **{"reference": "R", **ANSWERS, **facts})


def _long_address() -> dict[str, str]:
    return {"joining_url": f"https://meet.events.example/{LONG[:450]}"}
