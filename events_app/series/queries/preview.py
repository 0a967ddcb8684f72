"""The dates of a rule before they are made: which are past, and what else is on those days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.events.planning.clashes import Clash, Dated, list_clashes
from events_app.events.queries.clashes import dated, list_dated_on
from events_app.models.series import Series
from events_app.series.pattern import PlannedDate
from events_app.series.queries.series import find_latest_date


@dataclass(frozen=True)
class CheckedDate:
    """One date, and what speaks against it."""

    planned: PlannedDate
    is_past: bool
    clashes: list[Clash]


def check_dates(
    session: Session | scoped_session[Session],
    series: Series,
    planned: Sequence[PlannedDate],
    now: datetime,
) -> list[CheckedDate]:
    """The dates in their order, compared for whom the latest event of the series is for."""
    if not planned:
        return []
    latest, today = find_latest_date(session, series), london_date(now)
    like = dated(latest, latest.audience) if latest else None
    others = list_dated_on(session, planned[0].day, planned[-1].day)
    return [
        CheckedDate(one, one.day < today, list_clashes(_as_entry(series, one, like), others))
        for one in planned
    ]


def _as_entry(series: Series, planned: PlannedDate, like: Dated | None) -> Dated:
    return Dated(
        title=series.name,
        first=planned.day,
        last=planned.day,
        roles=like.roles if like else None,
        places=like.places if like else None,
    )
