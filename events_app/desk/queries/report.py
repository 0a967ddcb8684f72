"""What the programme report is made of: few statements, each over the whole year.

Registrations are counted by the database, so that their number changes neither the statements nor
the memory. No equality answer is read here, and nothing of forums.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, case, func, or_, select
from sqlalchemy.orm import Session, scoped_session

from events_app.events.queries.audience import counts_on
from events_app.models.events import Event, EventSession, EventState, Theme, ThemeMark
from events_app.models.organisations import Appointment, Organisation
from events_app.models.registrations import Attendance, Registration, RegistrationState
from events_app.models.series import PartnerDate, Series

AnySession = Session | scoped_session[Session]

#: events that took place or will
TAKES_PLACE = (EventState.PUBLISHED, EventState.FINISHED)


@dataclass(frozen=True)
class Scope:
    """Which events the report is of: those that begin in these days, of one series or of all."""

    first: date
    last: date
    series_id: int | None = None


def list_events_of(session: AnySession, scope: Scope) -> Sequence[Row[Any]]:
    """Every event of the scope with its series' kind, how many had a place and how many came."""
    counts = _counts(scope)
    rows: Any = session.execute(
        select(
            Event.id,
            Event.kind,
            Event.state,
            Series.kind.label("series_kind"),
            Event.starts_date,
            Event.ends_date,
            Event.starts_at,
            Event.ends_at,
            Event.capacity,
            func.coalesce(counts.c.registered, 0).label("registered"),
            func.coalesce(counts.c.attended, 0).label("attended"),
            func.coalesce(counts.c.recorded, 0).label("recorded"),
        )
        .outerjoin(counts, counts.c.event_id == Event.id)
        .outerjoin(Series, Series.id == Event.series_id)
        .where(_begins(scope))
        .order_by(Event.starts_date, Event.id)
    ).all()
    return rows


def _counts(scope: Scope) -> Any:
    """For each event: people with a place, who came, and of how many that is known."""
    came = case((Registration.attendance == Attendance.ATTENDED, 1), else_=0)
    return (
        select(
            Registration.event_id,
            func.count().label("registered"),
            func.sum(came).label("attended"),
            func.count(Registration.attendance).label("recorded"),
        )
        .join(Event, Event.id == Registration.event_id)
        .where(Registration.state == RegistrationState.REGISTERED, _begins(scope))
        .group_by(Registration.event_id)
        .subquery()
    )


def list_sessions_of(session: AnySession, scope: Scope) -> Sequence[Row[Any]]:
    """The sessions of those events: (id, event_id, starts_at, ends_at)."""
    rows: Any = session.execute(
        select(EventSession.id, EventSession.event_id, EventSession.starts_at, EventSession.ends_at)
        .join(Event, Event.id == EventSession.event_id)
        .where(_begins(scope))
    ).all()
    return rows


def list_marks_of(session: AnySession, scope: Scope) -> Sequence[Row[Any]]:
    """Which theme each event or session carries: (event_id, session_id, name)."""
    rows: Any = session.execute(
        select(ThemeMark.event_id, ThemeMark.session_id, Theme.name)
        .join(Theme, Theme.id == ThemeMark.theme_id)
        .join(Event, Event.id == ThemeMark.event_id)
        .where(_begins(scope))
    ).all()
    return rows


def list_reached(session: AnySession, scope: Scope) -> Sequence[Row[Any]]:
    """For each trust and board role: how many people had a place, and how many came.

    A person counts once for each role that they held at a trust on the first day of an event.
    """
    came = case((Registration.attendance == Attendance.ATTENDED, Registration.person_id))
    rows: Any = session.execute(
        select(
            Appointment.organisation_id,
            Appointment.board_role,
            func.count(Registration.person_id.distinct()).label("people"),
            func.count(came.distinct()).label("came"),
        )
        .select_from(Registration)
        .join(Event, Event.id == Registration.event_id)
        .join(
            Appointment,
            and_(Appointment.person_id == Registration.person_id, counts_on(Event.starts_date)),
        )
        .where(
            Registration.state == RegistrationState.REGISTERED,
            Event.state.in_(TAKES_PLACE),
            _begins(scope),
        )
        .group_by(Appointment.organisation_id, Appointment.board_role)
    ).all()
    return rows


def list_trusts(session: AnySession, first: date) -> Sequence[Row[Any]]:
    """The member organisations that were there in the year: (id, code, name, type, region)."""
    there = or_(Organisation.ended_date.is_(None), Organisation.ended_date >= first)
    rows: Any = session.execute(
        select(
            Organisation.id,
            Organisation.code,
            Organisation.name,
            Organisation.type,
            Organisation.region,
        )
        .where(there)
        .order_by(Organisation.name)
    ).all()
    return rows


def list_partner_dates(session: AnySession, first: date, last: date) -> Sequence[PartnerDate]:
    """The dates of partner bodies that begin in these days, the first first."""
    statement = (
        select(PartnerDate)
        .where(PartnerDate.starts_date >= first, PartnerDate.starts_date <= last)
        .order_by(PartnerDate.starts_date, PartnerDate.id)
    )
    return session.scalars(statement).all()


def find_first_and_last_day(session: AnySession) -> tuple[date | None, date | None]:
    """The days on which the first and the last event of all begin."""
    row = session.execute(select(func.min(Event.starts_date), func.max(Event.starts_date))).one()
    return row[0], row[1]


def _begins(scope: Scope) -> Any:
    within = and_(Event.starts_date >= scope.first, Event.starts_date <= scope.last)
    return within if scope.series_id is None else and_(within, Event.series_id == scope.series_id)
