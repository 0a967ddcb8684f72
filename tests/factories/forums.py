"""Forums, ready for invitations, and people in them."""

from datetime import timedelta
from typing import Any

from flask import current_app
from sqlalchemy.orm import Session

from events_app.forums.actions import invitations, setting_up
from events_app.forums.facts import Forum, Meeting, Part, Place
from events_app.forums.keys import ForumKeys
from events_app.forums.policy import PLATFORM
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.models.organisations import BoardRole
from events_app.models.people import AccountRole, Person
from tests.conftest import NOW
from tests.factories import appointment, make_organisation, make_person

READY: dict[str, Any] = {
    "title": "Canary forum",
    "purpose": "To speak openly.",
    "length": "90 minutes",
    "platform": "Microsoft Teams",
    "audience": [{"board_role": BoardRole.CHAIR.value}],
    "checklist": list(PLATFORM),
    "dates": "Four evenings a year",
    "months_kept": 12,
    "aftercare": "Sam Okafor, 020 7946 0000",
    "briefing": "Listen first.",
    "who_can_see_read": True,
}
RULES = "Share what you learn without saying who said it."


def sealed_store(session: Session) -> SealedStore:
    """The sealed store of the application under test."""
    return SealedStore(session, ForumKeys.from_setting(current_app.config["SEALING_KEYS"]))


def make_host(session: Session, **facts: Any) -> Person:
    """Somebody whose account hosts forums."""
    return make_person(session, roles=[AccountRole.FORUM_HOST], **facts)


def make_chair(session: Session, **facts: Any) -> Person:
    """Somebody whom the forums of these tests are for."""
    held = appointment(organisation=make_organisation(session), board_role=BoardRole.CHAIR)
    return make_person(session, appointments=[held], **facts)


def make_forum(
    session: Session,
    *,
    host: Person | None = None,
    deputy: Person | None = None,
    ready: bool = True,
    **facts: Any,
) -> Kept[Place]:
    """A forum with everything set up; gives its host's place."""
    store, host = sealed_store(session), host or make_host(session)
    seat = setting_up.begin(store, host=host, title="Canary forum", now=NOW)
    if ready:
        given = {"forum_id": seat.forum_id, "by": host, "now": NOW}
        setting_up.set_up(store, facts=READY | facts, **given)
        setting_up.write_rules(store, text=RULES, **given)
        setting_up.name_deputy(store, deputy=deputy or make_host(session), **given)
    return seat


def invite(
    session: Session, seat: Kept[Place], person: Person, part: Part = Part.MEMBER
) -> Kept[Place]:
    """Invite somebody to the forum of that host."""
    host = session.get_one(Person, seat.facts.person)
    return invitations.invite(
        sealed_store(session),
        forum_id=seat.forum_id,
        person=person,
        part=part,
        by=host,
        now=NOW,
    )


def make_member(
    session: Session, seat: Kept[Place], person: Person, part: Part = Part.MEMBER
) -> Kept[Place]:
    """Invite somebody who accepts."""
    place = invite(session, seat, person, part)
    store = sealed_store(session)
    forum = forum_of(session, seat)
    return invitations.accept(
        store,
        place=place,
        person=person,
        rules_version=forum.facts.rules_version,
        now=NOW,
    )


def forum_of(session: Session, place: Kept[Place]) -> Kept[Forum]:
    """The forum as it is kept now."""
    found = sealed_store(session).find_forum(place.forum_id)
    assert found is not None
    return found


def make_met(
    session: Session, seat: Kept[Place], members: int = 8, attended: int = 8
) -> tuple[str, list[Person]]:
    """A meeting of so many members that ended two hours ago, and was counted; its id, and them."""
    people = [make_chair(session) for _ in range(members)]
    for person in people:
        make_member(session, seat, person)
    starts = NOW - timedelta(hours=3)
    facts = Meeting(starts, starts + timedelta(hours=1), attended=attended)
    return sealed_store(session).add(seat.forum_id, facts).id, people
