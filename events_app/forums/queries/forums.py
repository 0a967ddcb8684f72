"""Reading a forum: its ground rules, and the people in it by their names."""

from dataclasses import dataclass
from datetime import datetime

from events_app.forums import policy
from events_app.forums.facts import Forum, Meeting, Part, PlaceState, Rules
from events_app.forums.queries.people import list_people, name_and_trust
from events_app.forums.queries.places import list_places
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore


def find_rules(store: SealedStore, forum: Kept[Forum], version: int = 0) -> Rules | None:
    """The ground rules of a version, the current one if none is named."""
    wanted = version or forum.facts.rules_version
    found = (kept.facts for kept in store.list_kind(forum.id, Rules))
    return next((rules for rules in found if rules.version == wanted), None)


def read_first_page(
    store: SealedStore, forum: Kept[Forum]
) -> tuple[Rules | None, list[Kept[Meeting]]]:
    """The current ground rules and every meeting by its time; one statement."""
    rules, meetings = store.list_both(forum.id, Rules, Meeting)
    current = (kept.facts for kept in rules if kept.facts.version == forum.facts.rules_version)
    return next(current, None), sorted(meetings, key=lambda kept: kept.facts.starts_at)


@dataclass(frozen=True)
class Named:
    """Members who agreed to be named to each other, and how many did not."""

    names: list[str]
    unnamed: int


def list_named(store: SealedStore, forum: Kept[Forum], *, now: datetime) -> Named:
    """The members of a forum as members see them."""
    accepted = [
        place.facts
        for place in list_places(store, forum, Part.MEMBER)
        if place.facts.state == PlaceState.ACCEPTED
    ]
    people = list_people(store, (place.person for place in accepted))
    members = [
        place
        for place in accepted
        if place.person in people
        and policy.hold_place(place, forum.facts, people[place.person], now=now)
    ]
    shown = [people[place.person] for place in members if place.show_name]
    return Named(sorted(name_and_trust(person) for person in shown), len(members) - len(shown))
