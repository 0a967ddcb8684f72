"""What helps people take part, as far as we know: for whoever registers them without asking."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.people import Person
from events_app.models.registrations import Registration
from events_app.registrations.access import AccessAnswers, known_needs

AnySession = Session | scoped_session[Session]


def list_known_needs(session: AnySession, people: Sequence[Person]) -> dict[int, AccessAnswers]:
    """The last answers of each person, by the person's number, in one statement for all."""
    latest = (
        select(func.max(Registration.id))
        .where(Registration.person_id.in_([person.id for person in people]))
        .group_by(Registration.person_id)
    )
    found = session.scalars(select(Registration).where(Registration.id.in_(latest)))
    last = {registration.person_id: registration for registration in found}
    return {
        person.id: known_needs(person, [last[person.id]] if person.id in last else [])
        for person in people
    }


def find_known_needs(session: AnySession, person: Person) -> AccessAnswers:
    """The last answers of one person."""
    return list_known_needs(session, [person])[person.id]
