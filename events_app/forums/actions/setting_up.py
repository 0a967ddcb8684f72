"""Setting a forum up: from nothing to ready for invitations."""

from datetime import datetime
from typing import Any

from events_app.forums import chain, letters
from events_app.forums.actions.invitations import add_place, locked
from events_app.forums.facts import Forum, Part, Place, PlaceState, Rules
from events_app.forums.queries.meetings import list_taking_part
from events_app.forums.queries.people import list_people
from events_app.forums.queries.places import list_places
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.models.people import Person


def begin(store: SealedStore, *, host: Person, title: str, now: datetime) -> Kept[Place]:
    """Begin a forum with its host; gives the host's own place."""
    forum = store.new_forum(Forum(now, title=title))
    seat = add_host(store, forum, host, now=now)
    chain.keep(store, forum, by=host.id, what="began the forum", now=now)
    return seat


def add_host(
    store: SealedStore, forum: Kept[Forum], person: Person, *, now: datetime
) -> Kept[Place]:
    """Give somebody the place of a host."""
    state = PlaceState.ACCEPTED
    return add_place(store, forum, person_id=person.id, part=Part.HOST, state=state, now=now)


def name_deputy(
    store: SealedStore, *, forum_id: str, deputy: Person, by: Person, now: datetime
) -> None:
    """Give the forum a deputy host, instead of the one it had."""
    forum = locked(store, forum_id)
    seats = list_places(store, forum, Part.HOST)
    store.remove(seat for seat in seats if seat.facts.person != by.id)
    forum.facts.deputy = deputy.id
    seat = add_host(store, forum, deputy, now=now)
    heading = "You are a deputy host"
    letters.tell(store, seat, deputy, heading, "You see what the host sees.", now=now)
    chain.keep(store, forum, by=by.id, what=f"named {deputy.id} deputy host", now=now)


def set_up(
    store: SealedStore, *, forum_id: str, facts: dict[str, Any], by: Person, now: datetime
) -> None:
    """Keep what one task of setting up says."""
    forum = locked(store, forum_id)
    for name, value in facts.items():
        setattr(forum.facts, name, value)
    chain.keep(store, forum, by=by.id, what=f"set up {sorted(facts)}", now=now)


def write_rules(store: SealedStore, *, forum_id: str, text: str, by: Person, now: datetime) -> int:
    """Keep a new version of the ground rules, if they are other ones; gives the version.

    Members are asked to agree again before they go on: their place says what they agreed to.
    """
    forum = locked(store, forum_id)
    current = forum.facts.rules_version
    versions = {kept.facts.version: kept.facts for kept in store.list_kind(forum_id, Rules)}
    if current and versions[current].text == text:
        return current
    forum.facts.rules_version = current + 1
    store.add(forum_id, Rules(current + 1, text, now))
    _ask_again(store, forum, now=now)
    chain.keep(store, forum, by=by.id, what=f"wrote ground rules {current + 1}", now=now)
    return current + 1


def _ask_again(store: SealedStore, forum: Kept[Forum], *, now: datetime) -> None:
    """Tell everybody who accepted that there are other rules to agree to."""
    places = list_taking_part(store, forum)
    people = list_people(store, (place.facts.person for place in places)) if places else {}
    for place in places:
        person = people.get(place.facts.person)
        if person is not None:
            letters.tell(store, place, person, "Ground rules have changed", now=now)
