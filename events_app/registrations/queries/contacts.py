"""Finding somebody to register on their behalf."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload, scoped_session, selectinload

from events_app.folding import fold
from events_app.models.events import Event
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person
from events_app.models.registrations import LIVE_STATES, Registration
from events_app.registrations.queries.narrowing import names_person

AnySession = Session | scoped_session[Session]

#: how many are shown; who is not among them is found with another word
MOST = 25


def list_matching_contacts(
    session: AnySession, event: Event, words: str
) -> list[tuple[Person, bool]]:
    """People whose name, address or trust has every word, and whether each is registered already.

    Those whose name begins so come first. At most MOST and one more, which says that there are
    others.
    """
    live = exists().where(
        Registration.person_id == Person.id,
        Registration.event_id == event.id,
        Registration.state.in_(LIVE_STATES),
    )
    rows: Any = session.execute(_named(select(Person, live), words))
    return [(row[0], row[1]) for row in rows]


def list_people_named(session: AnySession, words: str) -> list[Person]:
    """The same people where no event is asked about: at most MOST and one more."""
    return list(session.scalars(_named(select(Person), words)))


def _named(statement: Any, words: str) -> Any:
    asked = fold(words).split()
    begins = Person.folded_name.startswith(asked[0] if asked else "", autoescape=True)
    return (
        statement.where(
            Person.active, and_(*(or_(names_person(word), _at_trust(word)) for word in asked))
        )
        .order_by(case((begins, 0), else_=1), Person.folded_name, Person.id)
        .limit(MOST + 1)
        .options(selectinload(Person.appointments).joinedload(Appointment.organisation))
    )


def find_contact(session: AnySession, contact_id: int) -> Person | None:
    """One person with an open account, with their appointments."""
    statement = (
        select(Person)
        .where(Person.id == contact_id, Person.active)
        .options(joinedload(Person.appointments).joinedload(Appointment.organisation))
    )
    return session.scalars(statement).unique().one_or_none()


def _at_trust(word: str) -> ColumnElement[bool]:
    return Person.id.in_(
        select(Appointment.person_id)
        .join(Organisation, Organisation.id == Appointment.organisation_id)
        .where(func.lower(Organisation.name).contains(word, autoescape=True))
    )
