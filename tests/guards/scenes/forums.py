"""A forum that the person hosts, an invitation and a place they have, and others' places."""

from datetime import timedelta

from sqlalchemy.orm import Session

from events_app.forums.actions.membership import name_assistant, raise_concern
from events_app.forums.actions.unsent import keep_unsent
from events_app.forums.actions.upkeep import write_day
from events_app.forums.facts import DayHeads, Meeting, Place
from events_app.forums.policy import PLATFORM
from events_app.forums.queries.concerns import list_concerns
from events_app.forums.queries.places import owner_of
from events_app.forums.rounds import Round
from events_app.forums.sealed_rows import Kept
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.people.queries.people import find_person
from tests.conftest import NOW
from tests.factories.forums import (
    forum_of,
    invite,
    make_chair,
    make_forum,
    make_host,
    make_member,
    sealed_store,
)

#: what its good forms say
ANSWERS = {
    "invited_as": "member",
    "deputy": "chosen@trust.example",
    "invited": "chosen@trust.example",
    "show_name": "y",
    "purpose": "Some words",
    "length": "90 minutes",
    "platform": "Some words",
    "roles": ["chair"],
    "checklist": list(PLATFORM),
    "dates": "Some words",
    "months_kept": "12",
    "aftercare": "Some words",
    "briefing": "Some words",
    "who_can_see_read": "y",
    "text": "Some words",
    "meeting_day": "8 9 2022",
    "meeting_time": "18:30",
    "minutes": "90",
    "number": "1" * 32,
    "attended": "7",
    "themes": "Some words",
    "correction": "Some words",
    "coming": "yes",
    "hold": "y",
    "agree": "y",
    "concern": "Some words",
    "email_address": "chosen@trust.example",
    "host": "chosen@trust.example",
    "wishes": "y",
    "own_words": "Some words",
    "felt_open": "2",
}


def add(session: Session, person: Person) -> dict[str, list[str]]:
    seat = make_forum(session, host=person)
    invited = invite(session, seat, make_chair(session))
    _somebody_to_choose(session)
    elsewhere = make_forum(session)
    member = make_member(session, elsewhere, person)
    other = invite(session, make_forum(session), person)
    own, theirs = _meeting(session, seat), _meeting(session, elsewhere)
    starts, store = NOW + timedelta(days=1), sealed_store(session)
    ahead = store.add(seat.forum_id, Meeting(starts, starts + timedelta(hours=1))).id
    name_assistant(store, place=helped(session, elsewhere), assistant=person, now=NOW)
    helping = [p for p in store.list_owned(Place, owner_of(person.id)) if p.facts.helps]
    store.add(elsewhere.forum_id, Meeting(starts, starts + timedelta(hours=1)))
    member.facts.new_alert = "me@home.example"
    store.save(member)
    kept = {"path": "/account", "fields": [["concern", "Repeated"]]}
    keep_unsent(store, person=person, now=NOW, **kept)
    raise_concern(store, forum=forum_of(session, seat), text="Repeated", name="", now=NOW)
    return {
        "meeting_id": [own, ahead, _few_came(session, seat), theirs],
        "concern_id": [kept.id for kept in list_concerns(store)],
        "seat": [seat.facts.address],
        "place": [
            member.facts.address,
            other.facts.address,
            *(place.facts.address for place in helping),
        ],
        "invitation_id": [invited.id],
        "task": ["purpose", "audience", "who-can-see", "platform", "dates", "keeping"],
    }


def helped(session: Session, seat: Kept[Place]) -> Kept[Place]:
    """A member whom the person answers for."""
    return make_member(session, seat, make_chair(session))


def _few_came(session: Session, seat: Kept[Place]) -> str:
    """One that is over, to which so few came that they are asked in the room."""
    few = Meeting(NOW - timedelta(hours=3), NOW - timedelta(hours=2), attended=3)
    return sealed_store(session).add(seat.forum_id, few).id


def _meeting(session: Session, seat: Kept[Place]) -> str:
    """One that is over, with notes that can still be stopped."""
    store, starts = sealed_store(session), NOW - timedelta(hours=2)
    meeting = Meeting(starts, NOW - timedelta(hours=1), themes="Heard.", themes_at=NOW, attended=8)
    made = store.add(seat.forum_id, meeting).id
    over = Round(made, 8, NOW, ["change"], "", "", "closed", 5, {}, ["More time"], NOW)
    store.add(seat.forum_id, over)
    return made


def _somebody_to_choose(session: Session) -> None:
    """Whoever the forms name: can be invited, and can be a deputy host."""
    if find_person(session, "chosen@trust.example") is None:
        somebody = make_chair(session, email="chosen@trust.example")
        somebody.roles.append(make_host(session).roles[0])


def fill(session: Session, person: Person, event: Event) -> None:
    make_forum(session, host=person)
    write_day(sealed_store(session), DayHeads(), now=NOW)
