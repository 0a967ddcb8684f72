"""The event team at its desk."""

from events_app.models.people import AccountRole, Person
from tests.browser.world import World
from tests.factories import make_person


def signed_in_as_team(world: World) -> Person:
    """Somebody of the event team, signed in."""
    member = make_person(
        world.session,
        email="team@events.example",
        full_name="Robin Team",
        roles=[AccountRole.EVENT_TEAM],
    )
    return world.signed_in(member)
