"""Reading series: for everybody, for the person who follows one, for the event team."""

from datetime import datetime

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session, scoped_session, selectinload

from events_app.clock import london_date
from events_app.events.queries.planning import WHOLE
from events_app.models.events import Event, EventState
from events_app.models.people import Person
from events_app.models.series import Series, SeriesFollow

AnySession = Session | scoped_session[Session]


def find_series(session: AnySession, slug: str) -> Series | None:
    """One series by the last part of its address."""
    return session.scalar(select(Series).where(Series.slug == slug))


def find_series_by_id(session: AnySession, series_id: int) -> Series | None:
    """One series by its number."""
    return session.get(Series, series_id)


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


def find_latest_date(session: AnySession, series: Series) -> Event | None:
    """The whole event that new dates of a series are made like: its last one."""
    statement = select(Event).where(Event.series_id == series.id)
    latest = statement.order_by(Event.starts_date.desc(), Event.id.desc()).limit(1)
    return session.scalars(latest.options(*WHOLE)).first()


def list_events_without_series(session: AnySession, now: datetime) -> list[Event]:
    """The events that could be put into a series: those to come that belong to none."""
    statement = select(Event).where(
        Event.series_id.is_(None),
        Event.state != EventState.CANCELLED,
        Event.ends_date >= london_date(now),
    )
    return list(session.scalars(statement.order_by(Event.starts_date, Event.id).limit(200)))


def follows(session: AnySession, person: Person, series: Series) -> bool:
    """Whether the person follows the series."""
    statement = select(SeriesFollow.id).where(
        SeriesFollow.person_id == person.id, SeriesFollow.series_id == series.id
    )
    return session.scalar(statement) is not None


def _of(series: Series) -> Select[Event]:
    statement = select(Event).where(Event.series_id == series.id)
    return statement.order_by(Event.starts_date, Event.starts_at, Event.id)
