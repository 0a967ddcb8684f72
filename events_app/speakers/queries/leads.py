"""What is read for "who leads": line-ups, asks and ticked prompts of one year. Nothing else."""

from collections import Counter
from collections.abc import Hashable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.asks import Ask, PlanningTick
from events_app.models.events import Appearance, Event, EventSession, EventState
from events_app.models.organisations import Organisation
from events_app.models.speakers import Speaker
from events_app.speakers.leads import Role

AnySession = Session | scoped_session[Session]

#: events that are in the programme of a year
_IN_PROGRAMME = Event.state.in_((EventState.PUBLISHED, EventState.FINISHED))


def list_years(session: AnySession) -> list[int]:
    """The years that have events, the latest first."""
    first, last = session.execute(
        select(func.min(Event.starts_date), func.max(Event.starts_date)).where(_IN_PROGRAMME)
    ).one()
    return list(range(last.year, first.year - 1, -1)) if first else []


def list_roles(session: AnySession, year: int) -> list[Role]:
    """Every part of everybody in the programme of a year."""
    return [Role(*row) for row in session.execute(_roles(*_in(year)))]


def list_people_before(session: AnySession, year: int) -> set[Hashable]:
    """Everybody who appeared in the years before."""
    before = Event.starts_date < date(year, 1, 1)
    return {Role(*row).who for row in session.execute(_roles(before))}


def count_asks_by_person(session: AnySession, year: int) -> list[int]:
    """How often each person was asked for anything in a year."""
    statement = select(func.count(Ask.id)).where(*_asked_in(year)).group_by(Ask.speaker_id)
    return list(session.scalars(statement))


def count_asks_by_state(session: AnySession, year: int) -> Counter[str]:
    """How many asks of a year stand where."""
    statement = select(Ask.state, func.count(Ask.id)).where(*_asked_in(year)).group_by(Ask.state)
    return Counter(dict(session.execute(statement).all()))


def count_ticks(session: AnySession, year: int) -> tuple[int, int]:
    """How many prompts were ticked for sessions of a year, and how many sessions there are."""
    sessions = (
        select(EventSession.id).join(Event, Event.id == EventSession.event_id).where(*_in(year))
    )
    ticked = select(func.count(PlanningTick.id)).where(PlanningTick.session_id.in_(sessions))
    number = select(func.count()).select_from(sessions.subquery())
    return session.scalar(ticked) or 0, session.scalar(number) or 0


def has_made_up(session: AnySession, year: int) -> bool:
    """Whether some of a year's programme belongs to the demonstration."""
    statement = select(Event.id).where(*_in(year), Event.made_up).limit(1)
    return session.scalar(statement) is not None


def _in(year: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Event.starts_date >= date(year, 1, 1),
        Event.starts_date <= date(year, 12, 31),
        _IN_PROGRAMME,
    )


def _asked_in(year: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Ask.asked_at >= datetime(year, 1, 1, tzinfo=UTC),
        Ask.asked_at < datetime(year + 1, 1, 1, tzinfo=UTC),
    )


def _roles(*conditions: ColumnElement[bool]) -> Any:
    return (
        select(
            Appearance.session_id,
            Appearance.part,
            Appearance.name,
            Appearance.organisation,
            func.coalesce(Speaker.job_role, Appearance.job_title),
            Appearance.speaker_id,
            Speaker.tie,
            Speaker.found_through,
            Speaker.board_role,
            Organisation.type,
            Organisation.region,
        )
        .join(EventSession, EventSession.id == Appearance.session_id)
        .join(Event, Event.id == EventSession.event_id)
        .outerjoin(Speaker, Speaker.id == Appearance.speaker_id)
        .outerjoin(Organisation, Organisation.id == Speaker.organisation_id)
        .where(*conditions, _IN_PROGRAMME)
        .order_by(Appearance.id)
    )
