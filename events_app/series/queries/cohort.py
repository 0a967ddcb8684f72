"""Reading the people of a cohort, and who follows a series."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Row, and_, func, select
from sqlalchemy.orm import Session, scoped_session, selectinload

from events_app import policy
from events_app.clock import london_date
from events_app.events.standing import Standing, standing_if_published, waiting_list_is_open
from events_app.models.events import Event
from events_app.models.lists import PAGE_SIZE
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.models.series import CohortPlace, Series, SeriesFollow, SeriesKind
from events_app.series.foreseen import Foreseen
from events_app.series.queries.series import find_series_by_id

AnySession = Session | scoped_session[Session]


def find_cohort_place(session: AnySession, person: Person, series: Series) -> CohortPlace | None:
    """The person's place in a cohort."""
    statement = select(CohortPlace).where(
        CohortPlace.person_id == person.id, CohortPlace.series_id == series.id
    )
    return session.scalar(statement)


def count_cohort(session: AnySession, series_id: int) -> int:
    """How many people have a place in a cohort."""
    statement = select(func.count(CohortPlace.id)).where(CohortPlace.series_id == series_id)
    return session.scalar(statement) or 0


def list_cohort_of(session: AnySession, event: Event) -> list[Person]:
    """The people who get a place at this event by themselves, in the order in which they came.

    Nobody where it belongs to no cohort.
    """
    series = find_series_by_id(session, event.series_id) if event.series_id else None
    if series is None or series.kind != SeriesKind.COHORT:
        return []
    return list_cohort(session, series.id)


def foresee(session: AnySession, event: Event, now: datetime) -> Foreseen:
    """How the people of the cohort meet the places of a draft; it comes with its audience."""
    people, today = list_cohort_of(session, event), london_date(now)
    free = None if event.capacity is None else event.capacity - event.taken - event.waiting
    return Foreseen(
        people=len(people),
        suited=sum(policy.register_for(one, event, today=today).eligible for one in people),
        places=None if free is None else max(0, free),
        opens=standing_if_published(event, now) in {Standing.OPEN, Standing.FULL},
        may_wait=waiting_list_is_open(event, now),
    )


def list_cohort(session: AnySession, series_id: int) -> list[Person]:
    """The people of a cohort in the order in which they came, with their appointments."""
    statement = (
        select(Person)
        .join(CohortPlace, CohortPlace.person_id == Person.id)
        .where(CohortPlace.series_id == series_id)
        .order_by(CohortPlace.id)
        .options(selectinload(Person.appointments).joinedload(Appointment.organisation))
    )
    return list(session.scalars(statement))


def list_cohort_page(session: AnySession, series_id: int, *, page: int) -> list[Person]:
    """One page of the people of a cohort by name, with their appointments."""
    statement = (
        select(Person)
        .join(CohortPlace, CohortPlace.person_id == Person.id)
        .where(CohortPlace.series_id == series_id)
        .order_by(Person.folded_name, Person.id)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
        .options(selectinload(Person.appointments).joinedload(Appointment.organisation))
    )
    return list(session.scalars(statement))


def find_in_cohort(session: AnySession, series_id: int, person_id: int) -> Person | None:
    """One person of a cohort."""
    statement = (
        select(Person)
        .join(CohortPlace, CohortPlace.person_id == Person.id)
        .where(CohortPlace.series_id == series_id, Person.id == person_id)
    )
    return session.scalar(statement)


def count_followers(session: AnySession, series_id: int) -> int:
    """How many people hear of a new date by mail because they follow the series."""
    statement = select(func.count(SeriesFollow.id)).join(
        Person, Person.id == SeriesFollow.person_id
    )
    return session.scalar(statement.where(_hear_of_dates(series_id))) or 0


def list_followers(session: AnySession, series_id: int) -> Sequence[Row[str, str]]:
    """The names and addresses of those people."""
    statement = select(Person.full_name, Person.email).join(
        SeriesFollow, SeriesFollow.person_id == Person.id
    )
    return session.execute(statement.where(_hear_of_dates(series_id)).order_by(Person.id)).all()


def _hear_of_dates(series_id: int) -> ColumnElement[bool]:
    """Followers with open accounts. The people of a cohort hear when they are given their place."""
    of_cohort = (
        select(CohortPlace.person_id)
        .join(Series, Series.id == CohortPlace.series_id)
        .where(Series.id == series_id, Series.kind == SeriesKind.COHORT)
    )
    return and_(SeriesFollow.series_id == series_id, Person.active, Person.id.not_in(of_cohort))
