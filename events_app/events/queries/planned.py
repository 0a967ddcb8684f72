"""The list of everything that is planned, for the event team: filtered, sorted, counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, not_, or_, select, true
from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.folding import fold
from events_app.models.events import Event, EventState
from events_app.models.lists import PAGE_SIZE, stream

AnySession = Session | scoped_session[Session]


class Spell(StrEnum):
    """When the events of a list are."""

    TO_COME = "to come"
    OVER = "over"
    ALL = "all"


class Order(StrEnum):
    """How a list is sorted."""

    EARLIEST = "earliest first"
    LATEST = "latest first"
    TITLE = "title"


@dataclass(frozen=True)
class PlannedFilters:
    """What the list is narrowed to, and how it is sorted."""

    words: str = ""
    state: str = ""
    spell: Spell = Spell.TO_COME
    order: Order = Order.EARLIEST


@dataclass(frozen=True)
class PlannedPage:
    """One page of the list, and how many events there are in all."""

    events: list[Row[Any]]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


_LISTED = (
    Event.id,
    Event.slug,
    Event.kind,
    Event.state,
    Event.title,
    Event.starts_date,
    Event.ends_date,
    Event.starts_at,
    Event.ends_at,
    Event.town,
    Event.capacity,
    Event.taken,
    Event.waiting,
    # the twin of `standing.is_full`
    (Event.taken + Event.waiting >= Event.capacity).label("full"),
)
_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.EARLIEST: (Event.starts_date, Event.starts_at, Event.id),
    Order.LATEST: (Event.starts_date.desc(), Event.id.desc()),
    Order.TITLE: (func.lower(Event.title), Event.id),
}


def list_planned(
    session: AnySession, *, filters: PlannedFilters, page: int, now: datetime
) -> PlannedPage:
    """One page of the events that the filters leave."""
    wanted = _wanted(filters, now)
    total = session.scalar(select(func.count(Event.id)).where(wanted)) or 0
    statement = _listing(filters, wanted).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    return PlannedPage(list(session.execute(statement).all()), total, page)


def list_planned_rows(
    session: AnySession, *, filters: PlannedFilters, now: datetime
) -> Iterator[Row[Any]]:
    """All of them, one after the other, for a file."""
    yield from stream(session, _listing(filters, _wanted(filters, now)))


def count_by_state(session: AnySession) -> dict[str, int]:
    """How many events there are in each state."""
    statement = select(Event.state, func.count(Event.id)).group_by(Event.state)
    counted: dict[str, int] = {row[0]: row[1] for row in session.execute(statement)}
    return {state.value: counted.get(state.value, 0) for state in EventState}


def list_on_days(
    session: AnySession, first: date, last: date, *, but: int | None = None
) -> list[Event]:
    """The events that take people's time on these days, but one; with their audiences' rows."""
    statement = select(Event).where(
        true() if but is None else Event.id != but,
        Event.starts_date <= last,
        Event.ends_date >= first,
        Event.state.in_([EventState.DRAFT, EventState.PUBLISHED, EventState.FINISHED]),
    )
    return list(session.scalars(statement.order_by(Event.starts_date, Event.id)))


def _listing(filters: PlannedFilters, wanted: ColumnElement[bool]) -> Any:
    return select(*_LISTED).where(wanted).order_by(*_ORDERS[filters.order])


def _wanted(filters: PlannedFilters, now: datetime) -> ColumnElement[bool]:
    today = london_date(now)
    to_come = or_(
        and_(Event.ends_at.is_not(None), Event.ends_at > now),
        and_(Event.ends_at.is_(None), Event.ends_date >= today),
    )
    spells = {
        Spell.TO_COME: or_(to_come, Event.state == EventState.DRAFT),
        Spell.OVER: not_(to_come),
        Spell.ALL: true(),
    }
    conditions: list[ColumnElement[bool]] = [spells[filters.spell]]
    if filters.state:
        conditions.append(Event.state == filters.state)
    for word in fold(filters.words).split():
        conditions.append(Event.search_text.contains(word, autoescape=True))
    return and_(*conditions)
