"""The attendee list of an event, and the questions that were asked with registrations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, ScalarSelect, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased, scoped_session

from events_app.eligibility import role_in_words
from events_app.events.queries.guests import guest_place
from events_app.models.lists import PAGE_SIZE, stream
from events_app.models.organisations import Appointment, Organisation
from events_app.models.people import Person
from events_app.models.registrations import TAKING_STATES, Registration, RegistrationState

AnySession = Session | scoped_session[Session]

#: fewer are not shown: a list of two says who did not want to be on it
FEWEST_LISTED = 5


class Listed(NamedTuple):
    """Somebody who chose to be listed; role and trust are "" where we know of none today."""

    name: str
    role: str
    trust: str


@dataclass(frozen=True)
class ListPage:
    """One page of the attendee list; empty where too few are on it."""

    people: list[Listed]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


@dataclass(frozen=True)
class QuestionPage:
    """One page of questions: (question, name), the name "" unless the person wants it shown."""

    questions: list[Row[Any]]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


def list_listed(session: AnySession, event_id: int, *, today: date, page: int) -> ListPage:
    """Those with a place who chose to be listed, by name, in one statement. No guests."""
    chosen = and_(
        Registration.event_id == event_id,
        Registration.state == RegistrationState.REGISTERED,
        Registration.listed,
        Person.active,
        ~guest_place(),
    )
    total = func.count().over().label("total")
    statement = (
        select(Person.full_name, Appointment.board_role, Organisation.name, total)
        .join(Registration, Registration.person_id == Person.id)
        .outerjoin(Appointment, Appointment.id == _first_appointment(today))
        .outerjoin(Organisation, Organisation.id == Appointment.organisation_id)
        .where(chosen)
        .order_by(Person.full_name, Person.id)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    rows = session.execute(statement).all()
    if not rows or rows[0].total < FEWEST_LISTED:
        return ListPage([], 0, page)
    people = [Listed(row[0], _role(row.board_role), row.name or "") for row in rows]
    return ListPage(people, rows[0].total, page)


def list_questions(session: AnySession, event_id: int, *, page: int) -> QuestionPage:
    """One page of an event's questions in the order of their words.

    That order says nothing of when somebody registered, and so nothing of who asked.
    """
    statement = _questions(event_id).add_columns(func.count().over().label("total"))
    rows = session.execute(statement.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)).all()
    return QuestionPage(list(rows), rows[0].total if rows else 0, page)


def iterate_questions(session: AnySession, event_id: int) -> Iterable[Row[str, str]]:
    """All questions of an event, as `list_questions`, for a file."""
    return stream(session, _questions(event_id))


def _first_appointment(today: date) -> ScalarSelect[int]:
    """The first of somebody's confirmed appointments that are held that day."""
    held = aliased(Appointment)
    first = select(func.min(held.id)).where(
        held.person_id == Person.id,
        held.confirmed_at.is_not(None),
        held.from_date <= today,
        or_(held.until_date.is_(None), held.until_date >= today),
    )
    return first.correlate(Person).scalar_subquery()


def _questions(event_id: int) -> Select[str, str]:
    # the name is left out by the statement, so that nobody further on can show it by mistake
    name = func.coalesce(Person.full_name, "").label("name")
    shown = and_(Person.id == Registration.person_id, Registration.question_named)
    return (
        select(Registration.question, name)
        .outerjoin(Person, shown)
        .where(
            Registration.event_id == event_id,
            Registration.state.in_((*TAKING_STATES, RegistrationState.WAITING)),
            Registration.question != "",
        )
        .order_by(Registration.question, name)
    )


def _role(board_role: str | None) -> str:
    words = role_in_words(board_role) if board_role else ""
    return words[:1].upper() + words[1:]
