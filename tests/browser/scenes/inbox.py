"""Messages in somebody's account."""

from events_app.models.people import Person
from events_app.people.actions.inbox import leave
from events_app.people.inbox import InboxForm, InboxKeys, Message
from tests.browser.scenes.programme import LONG
from tests.browser.world import World


def nothing_yet(world: World) -> None:
    world.signed_in()


def several(world: World) -> None:
    """One with a link, one with a form to another address, one whose words never end."""
    person = world.signed_in()
    form = InboxForm("/feedback", {"word": "abc"}, "Give feedback")
    for message in (
        Message("account", "Your account has changed", (), ("Your account", "/account")),
        Message("feedback", "How was it?", ("You were there.",), form=form),
        Message("account", LONG[:200], (LONG[:300],)),
    ):
        leave_message(world, person, message)


def leave_message(world: World, person: Person, message: Message) -> None:
    keys = InboxKeys.from_setting(world.app.config["SEALING_KEYS"])
    leave(world.session, person=person, message=message, keys=keys, now=world.now)
