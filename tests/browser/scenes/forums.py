"""A forum: somebody invited, a member, its host. Each place has the address that its page names."""

from playwright.sync_api import Page

from events_app.chance import chance
from events_app.forums.facts import Place, Wish
from events_app.forums.queries.places import place_key
from events_app.forums.queries.wishes import wish_of
from events_app.forums.store import Kept
from events_app.models.people import AccountRole, Person
from tests.browser.world import World
from tests.factories import forums as make
from tests.factories import make_person
from tests.factories.forums import sealed_store


def invited(world: World) -> None:
    seat = make.make_forum(world.session)
    _at(world, make.invite(world.session, seat, world.signed_in()), "P")


def member(world: World) -> None:
    seat = make.make_forum(world.session)
    for _ in range(2):
        make.make_member(world.session, seat, make.make_chair(world.session))
    _at(world, make.make_member(world.session, seat, world.signed_in()), "P")


def host_of_none(world: World) -> None:
    _host(world)


def setting_up(world: World) -> None:
    _at(world, make.make_forum(world.session, host=_host(world), ready=False), "H")


def hosting(world: World) -> None:
    """With somebody invited, a place that is open, and somebody who would welcome to be."""
    seat = _at(world, make.make_forum(world.session, host=_host(world)), "H")
    somebody = make.make_chair(world.session)
    with chance.seeded(b"browser"):  # so that the test knows the invitation's id
        make.invite(world.session, seat, somebody)
    store, wishes = sealed_store(world.session), make.make_chair(world.session)
    store.add("", Wish(wishes.id, world.now), handle=wish_of(wishes.id))
    forum = make.forum_of(world.session, seat)
    forum.facts.open_places = 1
    store.save(forum)


def reply_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Send my reply").click()


def begin_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Begin").click()


def save_nothing(page: Page, _world: World) -> None:
    page.get_by_label("Purpose").fill("")
    page.get_by_role("button", name="Save and continue").click()


def invite_nobody(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Continue").click()


def _host(world: World) -> Person:
    host = make_person(
        world.session,
        email="host@events.example",
        full_name="Hana Fairweather",
        roles=[AccountRole.FORUM_HOST],
    )
    return world.signed_in(host)


def _at(world: World, place: Kept[Place], address: str) -> Kept[Place]:
    """Give a place the address that the test opens."""
    place.facts.address = address
    place.handle = place_key(place.facts.person, address)
    sealed_store(world.session).save(place)
    return place
