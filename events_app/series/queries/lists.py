"""The list of series, for the event team: filtered, sorted, counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.events import Event
from events_app.models.lists import PAGE_SIZE, stream
from events_app.models.series import Series, SeriesFollow

AnySession = Session | scoped_session[Session]


class SeriesOrder(StrEnum):
    """How the list is sorted."""

    NAME = "name"
    EVENTS = "most events first"
    FOLLOWERS = "most followers first"


@dataclass(frozen=True)
class SeriesPage:
    """One page of the list, and how many series there are in all."""

    rows: list[Row[Any]]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


_EVENTS = (
    select(func.count(Event.id)).where(Event.series_id == Series.id).correlate(Series)
).scalar_subquery()
_FOLLOWERS = (
    select(func.count(SeriesFollow.id)).where(SeriesFollow.series_id == Series.id)
).scalar_subquery()
_BY_NAME = (func.lower(Series.name), Series.id)
_ORDERS: dict[SeriesOrder, tuple[Any, ...]] = {
    SeriesOrder.NAME: _BY_NAME,
    SeriesOrder.EVENTS: (_EVENTS.desc(), *_BY_NAME),
    SeriesOrder.FOLLOWERS: (_FOLLOWERS.desc(), *_BY_NAME),
}


def list_series(session: AnySession, *, kind: str, order: SeriesOrder, page: int) -> SeriesPage:
    """One page of the series of a kind, or of all: id, name, kind, events and followers."""
    counted = select(func.count(Series.id))
    total = session.scalar(counted.where(Series.kind == kind) if kind else counted) or 0
    statement = _listing(kind, order).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    return SeriesPage(list(session.execute(statement).all()), total, page)


def list_series_rows(session: AnySession, *, kind: str, order: SeriesOrder) -> Iterator[Row[Any]]:
    """All of them, one after the other, for a file."""
    yield from stream(session, _listing(kind, order))


def list_series_names(session: AnySession) -> list[tuple[int, str]]:
    """The number and the name of every series, by name."""
    statement = select(Series.id, Series.name).order_by(*_BY_NAME)
    return [(row[0], row[1]) for row in session.execute(statement)]


def _listing(kind: str, order: SeriesOrder) -> Any:
    statement = select(
        Series.id,
        Series.name,
        Series.kind,
        _EVENTS.label("events"),
        _FOLLOWERS.label("followers"),
    ).order_by(*_ORDERS[order])
    return statement.where(Series.kind == kind) if kind else statement
