"""A forum that the person hosts, an invitation and a place they have, and others' places."""

from sqlalchemy.orm import Session

from events_app.forums.policy import PLATFORM
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.people.queries.people import find_person
from tests.factories.forums import invite, make_chair, make_forum, make_host, make_member

#: what its good forms say
ANSWERS = {
    "part": "member",
    "deputy": "chosen@trust.example",
    "invited": "chosen@trust.example",
    "reply": "yes",
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
}


def add(session: Session, person: Person) -> dict[str, list[str]]:
    seat = make_forum(session, host=person)
    invited = invite(session, seat, make_chair(session))
    _somebody_to_choose(session)
    elsewhere = make_forum(session)
    member = make_member(session, elsewhere, person)
    other = invite(session, make_forum(session), person)
    return {
        "seat": [seat.facts.address],
        "place": [member.facts.address, other.facts.address],
        "invitation_id": [invited.id],
        "task": ["purpose", "audience", "who-can-see", "platform", "dates", "keeping"],
    }


def _somebody_to_choose(session: Session) -> None:
    """Whoever the forms name: can be invited, and can be a deputy host."""
    if find_person(session, "chosen@trust.example") is None:
        somebody = make_chair(session, email="chosen@trust.example")
        somebody.roles.append(make_host(session).roles[0])


def fill(session: Session, person: Person, event: Event) -> None:
    make_forum(session, host=person)
