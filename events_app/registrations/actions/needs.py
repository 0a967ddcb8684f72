"""What helps somebody take part, remembered with them from one event to the next."""

from sqlalchemy.orm import Session, scoped_session

from events_app.models.people import Person
from events_app.registrations.access import AccessAnswers


def remember_needs(
    session: Session | scoped_session[Session], *, person: Person, answers: AccessAnswers
) -> None:
    """Keep the answers for the next event. Registrations that are there keep their own."""
    needs = list(answers.needs)
    if (person.access_needs, person.access_note) != (needs, answers.note):
        person.access_needs, person.access_note = needs, answers.note
        session.flush()
