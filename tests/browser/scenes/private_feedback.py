"""A meeting that is over, before its host and before a member."""

from dataclasses import replace
from datetime import timedelta

from playwright.sync_api import Page

from events_app.chance import chance
from events_app.forums.facts import Meeting, Part
from events_app.forums.queries.places import list_places
from events_app.forums.rounds import Round
from events_app.forums.sealed_rows import Kept
from events_app.models.people import AccountRole
from tests.browser.scenes.forums import at_address
from tests.browser.world import World
from tests.factories import forums as make
from tests.factories import make_person
from tests.factories.forums import sealed_store

CELLS = [[0, 1, 7], [2, 4, 3]]
FIGURES = {"answers": 10, "mean": 4.0, "parts": CELLS}


def nobody_asked(world: World) -> None:
    _hosting(world, attended=9)


def asked(world: World) -> None:
    _hosting(world, attended=9, state="open")


def closed(world: World) -> None:
    released = {"openly": FIGURES, "useful": FIGURES}
    said = {"said": ["More time to listen to each other."], "said_until_at": world.in_days(14)}
    _hosting(world, attended=12, state="closed", answered=10, released=released, **said)


def too_few(world: World) -> None:
    _hosting(world, attended=9, state="not enough answers")


def in_the_room(world: World) -> None:
    _hosting(world, attended=6)


def with_a_form(world: World) -> None:
    """A member was there, and has been asked."""
    seat = make.make_forum(world.session)
    meeting = _meeting(world, seat.forum_id, attended=9)
    place = at_address(world, make.make_member(world.session, seat, world.signed_in()), "P")
    store = sealed_store(world.session)
    forum = make.forum_of(world.session, seat)
    (place,) = list_places(store, forum, Part.MEMBER)
    place.facts.tickets[meeting.id] = "A" * 43
    store.save(place)


def save_no_words(page: Page, _world: World) -> None:
    page.get_by_role("button", name="Save, and destroy what members wrote").click()


def _hosting(world: World, *, attended: int, **round_facts: object) -> None:
    host = make_person(
        world.session,
        email="host@events.example",
        full_name="Hana Fairweather",
        roles=[AccountRole.FORUM_HOST],
    )
    seat = make.make_forum(world.session, host=world.signed_in(host))
    at_address(world, seat, "H")
    meeting = _meeting(world, seat.forum_id, attended=attended)
    if round_facts:
        questions = ["openly", "useful", "change"]
        facts = Round(meeting.id, 8, world.in_days(10), questions, "", "")
        sealed_store(world.session).add(seat.forum_id, replace(facts, **round_facts))


def _meeting(world: World, forum_id: str, **facts: object) -> Kept[Meeting]:
    """One that ended an hour ago, under the id that the test opens."""
    starts = world.now - timedelta(hours=2)
    meeting = Meeting(starts, world.now - timedelta(hours=1), agenda="Listening")
    with chance.seeded(b"browser"):
        return sealed_store(world.session).add(forum_id, replace(meeting, **facts))
