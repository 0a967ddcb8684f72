"""Reading series: for everybody, for the person who follows one, for the event team."""

from datetime import datetime

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session, scoped_session, selectinload

from events_app.clock import london_date
from events_app.models.events import Event, EventState
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.models.series import CohortPlace, Series, SeriesFollow, SeriesKind

AnySession = Session | scoped_session[Session]


def find_series(session: AnySession, slug: str) -> Series | None:
    """One series by the last part of its address."""
    return session.scalar(select(Series).where(Series.slug == slug))


def find_series_by_id(session: AnySession, series_id: int) -> Series | None:
    """One series by its number."""
    return session.get(Series, series_id)


def list_series(session: AnySession) -> list[tuple[Series, int]]:
    """Every series by name, with how many events it has."""
    statement = (
        select(Series, func.count(Event.id))
        .outerjoin(Event, Event.series_id == Series.id)
        .group_by(Series.id)
        .order_by(func.lower(Series.name))
    )
    return [(row[0], row[1]) for row in session.execute(statement)]


def list_dates_to_come(session: AnySession, series: Series, now: datetime) -> list[Event]:
    """The events of a series that are not over and that everybody sees, with their audiences."""
    to_come = or_(
        and_(Event.ends_at.is_not(None), Event.ends_at > now),
        and_(Event.ends_at.is_(None), Event.ends_date >= london_date(now)),
    )
    statement = _of(series).where(Event.state != EventState.DRAFT, to_come)
    return list(session.scalars(statement.options(selectinload(Event.audience))))


def list_all_dates(session: AnySession, series: Series) -> list[Event]:
    """All events of a series, drafts and past ones too."""
    return list(session.scalars(_of(series)))


def list_events_without_series(session: AnySession) -> list[Event]:
    """The events that could be put into a series: those that belong to none."""
    statement = select(Event).where(Event.series_id.is_(None), Event.state != EventState.CANCELLED)
    return list(session.scalars(statement.order_by(Event.starts_date.desc()).limit(200)))


def follows(session: AnySession, person: Person, series: Series) -> bool:
    """Whether the person follows the series."""
    statement = select(SeriesFollow.id).where(
        SeriesFollow.person_id == person.id, SeriesFollow.series_id == series.id
    )
    return session.scalar(statement) is not None


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


def count_cohort_of(session: AnySession, series_id: int | None) -> int:
    """How many people get a place at an event of this series by themselves: a cohort's people."""
    series = find_series_by_id(session, series_id) if series_id else None
    if series is None or series.kind != SeriesKind.COHORT:
        return 0
    return count_cohort(session, series.id)


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


def _of(series: Series) -> Select[Event]:
    statement = select(Event).where(Event.series_id == series.id)
    return statement.order_by(Event.starts_date, Event.starts_at, Event.id)
