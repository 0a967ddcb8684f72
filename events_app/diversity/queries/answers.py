"""One's own answers, for oneself alone."""

from sqlalchemy.orm import Session, scoped_session

from events_app.diversity import vault
from events_app.diversity.answers import Answer, open_answer
from events_app.diversity.keys import Keys
from events_app.models.people import Person

AnySession = Session | scoped_session[Session]


def find_own(session: AnySession, person: Person, keys: Keys) -> Answer | None:
    """What this person answered, if they did."""
    found = vault.find_sealed(session, keys.subjects_of(person.id))
    return open_answer(found[1], found[0], keys) if found else None
