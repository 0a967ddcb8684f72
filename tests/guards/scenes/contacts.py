"""Contacts: one with roles, confirmed and not, and one whose account is closed."""

from sqlalchemy.orm import Session

from events_app.models.events import Event
from events_app.models.organisations import BoardRole
from events_app.models.people import Person
from events_app.people.queries.organisations import find_organisation
from tests.factories import make_organisation, make_person
from tests.factories.contacts import claimed, confirmed

#: the trust that the guards' forms name
CODE = "GUARD"


def add(session: Session, _person: Person) -> dict[str, list[str]]:
    trust = find_organisation(session, CODE) or make_organisation(session, code=CODE)
    known = make_person(session, appointments=[confirmed(trust, BoardRole.CHAIR)])
    closed = make_person(session, active=False)
    said = claimed(session, known, trust, BoardRole.GOVERNOR)
    return {
        "contact_id": [str(known.id), str(closed.id)],
        "appointment_id": [str(known.appointments[0].id)],
        "claimed_id": [str(said.id)],
        "organisation_code": [make_organisation(session).code],
    }


def fill(session: Session, person: Person, event: Event) -> None:
    claimed(session, person, make_organisation(session), BoardRole.GOVERNOR, event=event)
