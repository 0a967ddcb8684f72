"""Whom a host can invite, and what became of those who were."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from events_app.clock import london_date
from events_app.events.queries.reach import list_people_reached
from events_app.forums import policy
from events_app.forums.facts import Forum, Part, PlaceState, Refused
from events_app.forums.queries.people import list_people, name_and_trust
from events_app.forums.queries.places import LIVE, list_places
from events_app.forums.queries.wishes import list_who_wish
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.models.people import Person
from events_app.people.queries.people import find_person

#: names on one page; a search finds the others
AT_ONCE = 25


@dataclass(frozen=True)
class Candidate:
    """Somebody who can be invited, and whether they would welcome a confidential conversation."""

    email: str
    name: str
    wishes: bool


@dataclass(frozen=True)
class Candidates:
    """Those on the page, what was searched for, and how many there are in all."""

    rows: list[Candidate]
    search: str
    total: int


@dataclass(frozen=True)
class Sent:
    """One invitation as the hosts see it."""

    id: str
    person: int
    name: str
    part: str
    state: str
    until_at: datetime


@dataclass(frozen=True)
class AllSent:
    """Every invitation, and how many places have become open since, for whatever reason."""

    rows: list[Sent]
    open_places: int


def find_candidate(store: SealedStore, email: str) -> Person | None:
    """Somebody with an account at this address."""
    person = find_person(store.session, email.strip())
    return person if person is not None and person.active else None


def list_candidates(
    store: SealedStore, forum: Kept[Forum], *, search: str, now: datetime
) -> Candidates:
    """Who can be invited as a member, those who would welcome a conversation first."""
    today = london_date(now)
    eligible = list_people_reached(store.session, forum.facts.items, today=today, first_day=today)
    taken = {place.facts.person for place in list_places(store, forum) if place.facts.state in LIVE}
    taken |= {kept.facts.person for kept in store.list_kind(forum.id, Refused)}
    wanted = [
        person
        for person in eligible
        if person.id not in taken and search.casefold() in _searched(person)
    ]
    wishing = list_who_wish(store, [person.id for person in wanted])
    wanted.sort(key=lambda person: (person.id not in wishing, person.full_name, person.id))
    page = wanted[:AT_ONCE]
    named = list_people(store, [person.id for person in page])
    rows = [Candidate(p.email, name_and_trust(named[p.id]), p.id in wishing) for p in page]
    return Candidates(rows, search, len(wanted))


def list_sent(store: SealedStore, forum: Kept[Forum], *, now: datetime) -> AllSent:
    """What became of each invitation. A place that ended is open; nobody is told why."""
    places = [place for place in list_places(store, forum) if place.facts.part in _INVITED_PARTS]
    people = list_people(store, (place.facts.person for place in places))
    rows: list[Sent] = []
    ended = 0
    for place in places:
        facts, person = place.facts, people.get(place.facts.person)
        late = facts.state == PlaceState.INVITED and facts.until_at <= now
        state = PlaceState.NO_REPLY.value if late else facts.state
        lives = facts.state in LIVE and not late
        if person is None or (lives and not policy.hold_place(facts, forum.facts, person, now=now)):
            ended += 1
            continue
        name = name_and_trust(person)
        rows.append(Sent(place.id, person.id, name, facts.part, state, facts.until_at))
    return AllSent(rows, forum.facts.open_places + ended)


_INVITED_PARTS: Sequence[str] = (Part.MEMBER, Part.FACILITATOR)


def _searched(person: Person) -> str:
    return f"{person.full_name} {person.email}".casefold()
