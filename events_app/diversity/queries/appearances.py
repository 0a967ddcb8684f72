"""Who appeared on the public programme: what a reader of it can see, and no more."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, scoped_session

from events_app.clock import LONDON
from events_app.diversity.figures.periods import Period
from events_app.diversity.figures.roster import Seen
from events_app.folding import fold, fold_name
from events_app.models.events import Appearance, Event, EventSession, EventState, Theme, ThemeMark
from events_app.models.speakers import Speaker

AnySession = Session | scoped_session[Session]

#: sessions that carry this theme, or whose event does, are sessions on race equality
RACE_EQUALITY = "race equality"


def list_seen(session: AnySession, period: Period, *, now: datetime) -> list[Seen]:
    """Every appearance of the period at events that took place.

    Events held in confidence are in no figure: counting them would say that they were.
    """
    marked = _on_race_equality(session)
    statement = (
        select(
            Appearance.part,
            Appearance.name,
            Appearance.organisation,
            Appearance.session_id,
            EventSession.event_id,
            Speaker.id,
            Speaker.person_id,
        )
        .join(EventSession, EventSession.id == Appearance.session_id)
        .join(Event, Event.id == EventSession.event_id)
        .outerjoin(Speaker, Speaker.id == Appearance.speaker_id)
        .where(*in_period(period, now))
        .order_by(Appearance.id)
    )
    return [
        Seen(
            _who(row.name, row.organisation, row.id, row.person_id),
            row.part,
            bool({("session", row.session_id), ("event", row.event_id)} & marked),
        )
        for row in session.execute(statement)
    ]


def has_made_up(session: AnySession, period: Period, *, now: datetime) -> bool:
    """Whether some of the period's events belong to the demonstration."""
    statement = (
        select(Event.id)
        .join(EventSession, EventSession.event_id == Event.id)
        .where(*in_period(period, now), Event.made_up)
        .limit(1)
    )
    return session.scalar(statement) is not None


def count_people(session: AnySession, period: Period, *, now: datetime) -> int:
    """How many people have appeared in the period so far. Names are public, and so is this."""
    return len({seen.person for seen in list_seen(session, period, now=now)})


def in_period(period: Period, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """What makes a session of a public event that took place in the period. Needs both joined."""
    first = datetime.combine(period.first_date, time(), LONDON).astimezone(UTC)
    after = datetime.combine(period.last_date + timedelta(days=1), time(), LONDON)
    return (
        Event.state == EventState.PUBLISHED,
        ~Event.held_in_confidence,
        func.coalesce(EventSession.starts_at, Event.starts_at) >= first,
        func.coalesce(EventSession.starts_at, Event.starts_at) < min(after.astimezone(UTC), now),
    )


def _on_race_equality(session: AnySession) -> set[tuple[str, int]]:
    statement = (
        select(ThemeMark.session_id, ThemeMark.event_id)
        .join(Theme, Theme.id == ThemeMark.theme_id)
        .where(func.lower(Theme.name) == RACE_EQUALITY)
    )
    return {
        ("session", of_session) if of_session is not None else ("event", of_event)
        for of_session, of_event in session.execute(statement)
    }


def _who(name: str, organisation: str, speaker_id: int | None, person_id: int | None) -> str:
    """One person by one name: the account's, the directory's, or as the programme names them."""
    if person_id is not None:
        return f"person|{person_id}"
    if speaker_id is not None:
        return f"speaker|{speaker_id}"
    return f"name|{fold_name(name)}|{fold(organisation)}"
