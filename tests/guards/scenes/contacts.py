"""Contacts: one with roles, confirmed and not, and one whose account is closed."""

from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from events_app.models.duplicates import DifferentPeople, MergedAccount
from events_app.models.events import Event
from events_app.models.organisations import BoardRole
from events_app.models.people import Person
from events_app.people.queries.organisations import find_organisation
from tests.factories import make_organisation, make_person
from tests.factories.contacts import claimed, confirmed
from tests.factories.imports import make_import

#: the tests' present
NOW = datetime(2022, 8, 1, 8, 0, tzinfo=UTC)
#: the trust that the guards' forms name
CODE = "GUARD"
#: the account that stays when the guards' forms merge two
KEPT = 666_000_001


def add(session: Session, _person: Person) -> dict[str, list[str]]:
    trust = find_organisation(session, CODE) or make_organisation(session, code=CODE)
    known = make_person(session, appointments=[confirmed(trust, BoardRole.CHAIR)])
    closed = make_person(session, active=False)
    said = claimed(session, known, trust, BoardRole.GOVERNOR)
    row = "{}@trust.example,Some Body,GUARD,chair,,2022-01-01,\n"
    imports = [
        make_import(
            session, by=known, rows=row.format(uuid4().hex), now=NOW, code=CODE, imported=done
        )
        for done in (False, True)
    ]
    kept, gone = (
        session.get(Person, number) or make_person(session, id=number)
        for number in (KEPT, KEPT + 1)
    )
    return {
        "pair": [f"{kept.id}-{gone.id}"],
        "contact_id": [str(known.id), str(closed.id)],
        "appointment_id": [str(known.appointments[0].id)],
        "claimed_id": [str(said.id)],
        "import_id": [str(kept.id) for kept in imports],
        "organisation_code": [make_organisation(session).code],
    }


def fill(session: Session, person: Person, event: Event) -> None:
    claimed(session, person, make_organisation(session), BoardRole.GOVERNOR, event=event)
    double, other = make_person(session), make_person(session)
    by = {"merged_by_id": person.id, "merged_at": NOW}
    session.add(MergedAccount(person_id=double.id, into_id=person.id, **by))
    said = {"said_by_id": person.id, "said_at": NOW}
    session.add(DifferentPeople(one_id=person.id, other_id=other.id, **said))
    make_import(session, by=person, rows="a@b.example,A,R0A,,,2022-01-01,\n", now=NOW)
