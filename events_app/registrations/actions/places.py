"""Places: the only statements that change how many are taken and how many people wait.

Each is one guarded UPDATE, right on SQLite and on PostgreSQL alike: it holds the event's row until
the transaction ends, so what it saw stays true. While people wait, a newcomer joins the queue: a
place that is freed is never sold past them.
"""

from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, case, or_, update
from sqlalchemy.orm import Session, scoped_session

from events_app.models.events import Event, EventState

AnySession = Session | scoped_session[Session]


class Arrival(NamedTuple):
    """What somebody who arrives gets, and the version of the event that it was taken from."""

    number: int
    version: int


_FREE_FOR_A_NEWCOMER = or_(Event.capacity.is_(None), Event.taken + Event.waiting < Event.capacity)
_FULL_FOR_A_NEWCOMER = and_(
    Event.capacity.is_not(None), Event.taken + Event.waiting >= Event.capacity
)
_PUBLISHED = Event.state == EventState.PUBLISHED


def take_place(session: AnySession, event_id: int) -> Arrival | None:
    """Take a free place. The arrival that comes with it, or None where there is none."""
    return _change(
        session, event_id, _PUBLISHED, _FREE_FOR_A_NEWCOMER, taken=Event.taken + 1, arrives=True
    )


def take_extra_place(session: AnySession, event_id: int) -> Arrival | None:
    """Make one place more in a full event and take it. The arrival, or None if not full.

    The places that are free belong to those who wait, as before: their number does not change.
    """
    return _change(
        session,
        event_id,
        _PUBLISHED,
        _FULL_FOR_A_NEWCOMER,
        capacity=Event.capacity + 1,
        taken=Event.taken + 1,
        arrives=True,
    )


def take_place_of_who_came(session: AnySession, event_id: int) -> Arrival | None:
    """A place for somebody who was there, whatever the state of the event: it grows if it must."""
    full = and_(Event.capacity.is_not(None), Event.taken >= Event.capacity)
    return _change(
        session,
        event_id,
        capacity=case((full, Event.capacity + 1), else_=Event.capacity),
        taken=Event.taken + 1,
        arrives=True,
    )


def join_queue(session: AnySession, event_id: int) -> Arrival | None:
    """Join the waiting list of a full event. The arrival, or None if it is not full."""
    return _change(
        session, event_id, _PUBLISHED, _FULL_FOR_A_NEWCOMER, waiting=Event.waiting + 1, arrives=True
    )


def move_in(session: AnySession, event_id: int) -> bool:
    """Turn one who waits into one who has a place, if a place is free."""
    free = or_(Event.capacity.is_(None), Event.taken < Event.capacity)
    moved = _change(
        session,
        event_id,
        _PUBLISHED,
        and_(free, Event.waiting > 0),
        taken=Event.taken + 1,
        waiting=Event.waiting - 1,
    )
    return moved is not None


def back_to_queue(session: AnySession, event_id: int) -> bool:
    """Turn one for whom a place was held into one who waits, in their old order."""
    changed = _change(
        session,
        event_id,
        Event.taken > 0,
        taken=Event.taken - 1,
        waiting=Event.waiting + 1,
    )
    return changed is not None


def free_place(session: AnySession, event_id: int) -> bool:
    """Give a place back."""
    return _change(session, event_id, Event.taken > 0, taken=Event.taken - 1) is not None


def leave_queue(session: AnySession, event_id: int) -> bool:
    """Leave the waiting list."""
    return _change(session, event_id, Event.waiting > 0, waiting=Event.waiting - 1) is not None


def _change(
    session: AnySession,
    event_id: int,
    *conditions: ColumnElement[bool],
    arrives: bool = False,
    **values: ColumnElement[int] | ColumnElement[int | None],
) -> Arrival | None:
    if arrives:
        values["arrivals"] = Event.arrivals + 1
    statement = (
        update(Event)
        .where(Event.id == event_id, *conditions)
        .values(**values)
        .returning(Event.arrivals, Event.version)
        .execution_options(synchronize_session=False)
    )
    row = session.execute(statement).one_or_none()
    return Arrival(*row) if row else None
