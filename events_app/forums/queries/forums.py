"""Reading a forum: its ground rules, and the people in it by their names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from events_app.forums import policy
from events_app.forums.facts import Forum, Part, PlaceState, Rules
from events_app.forums.queries.places import list_places
from events_app.forums.store import Kept, SealedStore
from events_app.models.organisations import Appointment
from events_app.models.people import AccountRole, Person, Role


def find_rules(store: SealedStore, forum: Kept[Forum], version: int = 0) -> Rules | None:
    """The ground rules of a version, the current one if none is named."""
    wanted = version or forum.facts.rules_version
    found = (kept.facts for kept in store.list_kind(forum.id, Rules))
    return next((rules for rules in found if rules.version == wanted), None)


def list_people(store: SealedStore, ids: Iterable[int]) -> dict[int, Person]:
    """People with their appointments, by id. They are asked for by id alone."""
    statement = (
        select(Person)
        .where(Person.id.in_(sorted(set(ids))), Person.active)
        .options(
            selectinload(Person.appointments).joinedload(Appointment.organisation),
            selectinload(Person.roles),
        )
    )
    return {person.id: person for person in store.session.scalars(statement)}


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


def name_and_trust(person: Person) -> str:
    """ "Uma Adeyemi, Barts Health NHS Trust"."""
    trusts = {held.organisation.name for held in person.appointments}
    return ", ".join([person.full_name, *sorted(trusts)])


def list_hosts(store: SealedStore) -> list[Person]:
    """Everybody whose account hosts forums, by name."""
    statement = (
        select(Person)
        .join(Person.roles)
        .where(Role.name == AccountRole.FORUM_HOST, Person.active)
        .order_by(Person.full_name, Person.id)
    )
    return list(store.session.scalars(statement))
