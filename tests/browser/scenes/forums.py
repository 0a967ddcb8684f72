"""A forum: somebody invited, a member, its host. Each place has the address that its page names."""

from dataclasses import replace

from playwright.sync_api import Page
from sqlalchemy import select

from events_app.chance import chance
from events_app.forums.actions.membership import name_assistant, raise_concern
from events_app.forums.actions.unsent import keep_unsent
from events_app.forums.facts import Meeting, Place, Wish
from events_app.forums.queries.places import owner_of, place_key
from events_app.forums.queries.wishes import wish_of
from events_app.forums.sealed_rows import Kept
from events_app.models.people import AccountRole, Person
from tests.browser.world import World
from tests.factories import forums as make
from tests.factories import make_person
from tests.factories.forums import sealed_store


def invited(world: World) -> None:
    seat = make.make_forum(world.session)
    at_address(world, make.invite(world.session, seat, world.signed_in()), "P")


def member(world: World) -> None:
    seat = make.make_forum(world.session)
    for _ in range(2):
        make.make_member(world.session, seat, make.make_chair(world.session))
    at_address(world, make.make_member(world.session, seat, world.signed_in()), "P")


def with_unsent(world: World) -> None:
    person = world.signed_in()
    fields = [["concern", "Something was repeated outside of the meeting."]]
    facts = {"person": person, "path": f"/p/{'0' * 32}/concern", "fields": fields}
    keep_unsent(sealed_store(world.session), now=world.now, **facts)


def host_of_none(world: World) -> None:
    _host(world)


def setting_up(world: World) -> None:
    at_address(world, make.make_forum(world.session, host=_host(world), ready=False), "H")


def for_nobody_yet(world: World) -> None:
    """There are trusts of some kind in some region."""
    setting_up(world)
    world.trust()


def hosting(world: World) -> None:
    """With somebody invited, a place that is open, and somebody who would welcome to be."""
    seat = at_address(world, make.make_forum(world.session, host=_host(world)), "H")
    somebody = make.make_chair(world.session)
    with chance.seeded(b"browser"):  # so that the test knows the invitation's id
        make.invite(world.session, seat, somebody)
    store, wishes = sealed_store(world.session), make.make_chair(world.session)
    store.add("", Wish(wishes.id, world.now), handle=wish_of(wishes.id))
    forum = make.forum_of(world.session, seat)
    forum.facts.open_places = 1
    store.save(forum)


def with_a_meeting(world: World) -> None:
    seat = make.make_forum(world.session)
    _meeting(world, seat)
    at_address(world, make.make_member(world.session, seat, world.signed_in()), "P")


def with_notes(world: World) -> None:
    seat = make.make_forum(world.session)
    _meeting(world, seat, themes="People felt heard.", themes_at=world.now)
    at_address(world, make.make_member(world.session, seat, world.signed_in()), "P")


def with_a_code(world: World) -> None:
    member(world)
    store = sealed_store(world.session)
    (place,) = store.list_by_handles(Place, [place_key(_someone(world), "P")])
    place.facts.new_alert = "me@home.example"
    store.save(place)


def assistant(world: World) -> None:
    seat = make.make_forum(world.session)
    helped = make.make_member(world.session, seat, make.make_chair(world.session))
    _meeting(world, seat)
    person, store = world.signed_in(), sealed_store(world.session)
    name_assistant(store, place=helped, assistant=person, now=world.now)
    (place,) = store.list_owned(Place, owner_of(person.id))
    at_address(world, place, "P")


def hosting_a_meeting(world: World) -> None:
    seat = make.make_forum(world.session, host=_host(world))
    _meeting(world, at_address(world, seat, "H"))


def administrator(world: World) -> None:
    world.signed_in(make_person(world.session, roles=[AccountRole.ADMINISTRATOR]))


def no_concerns(world: World) -> None:
    world.signed_in(make_person(world.session, roles=[AccountRole.DATA_PROTECTION]))


def concerns(world: World) -> None:
    no_concerns(world)
    seat, store = make.make_forum(world.session), sealed_store(world.session)
    forum = make.forum_of(world.session, seat)
    told = "Something was repeated"
    raise_concern(store, forum=forum, text=told, name="", now=world.now)


def reply_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Send my reply").click()


def begin_nothing(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Begin").click()


def save_no_role(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Save and continue").click()


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


def at_address(world: World, place: Kept[Place], address: str) -> Kept[Place]:
    """Give a place the address that the test opens."""
    place.facts.address = address
    place.handle = place_key(place.facts.person, address)
    sealed_store(world.session).save(place)
    return place


def _meeting(world: World, seat: Kept[Place], **facts: object) -> None:
    """One in an hour, under the id that the test opens."""
    starts = world.in_days(1 / 24)
    meeting = Meeting(starts, world.in_days(1 / 12), agenda="Listening")
    with chance.seeded(b"browser"):
        sealed_store(world.session).add(seat.forum_id, replace(meeting, **facts))


def _someone(world: World) -> int:
    """Who is signed in."""
    found = select(Person.id).where(Person.email == "uma.adeyemi@r0a.trust.example")
    return world.session.scalars(found).one()
