"""What one person can register for, as a list of events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, and_, func, or_, select, true
from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.events.queries.audience import events_open_to
from events_app.events.queries.guests import open_to_guest
from events_app.events.queries.lists import LISTED, NEAREST_FIRST
from events_app.models.events import Event, EventState
from events_app.models.lists import PAGE_SIZE
from events_app.models.people import Person
from events_app.models.registrations import LIVE_STATES, Registration

AnySession = Session | scoped_session[Session]


@dataclass(frozen=True)
class PageForYou:
    """One page of the list: what a list shows of an event, with `opens_at` and `own`."""

    events: Sequence[Any]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


def list_for_person(
    session: AnySession, person: Person, *, page: int, now: datetime, ordinary: bool = False
) -> PageForYou:
    """Events to come whose audience the person is in, the nearest first, in one statement.

    Each with the state of the person's own live registration under `own`, None where there is none.
    Those that have started or no longer take registrations are left out, unless the person is
    registered. Those to which the person is invited as a guest are among them. With `ordinary`,
    which is for assistants, without these and without those held in confidence.
    """
    today = london_date(now)
    own = _own_state(person)
    in_audience = events_open_to(person.id, today)
    open_here = in_audience if ordinary else or_(in_audience, open_to_guest(person.id))
    to_come = or_(Event.starts_at > now, and_(Event.starts_at.is_(None), Event.starts_date > today))
    takes_some = or_(Event.closes_at.is_(None), Event.closes_at > now)
    wanted = and_(
        Event.state == EventState.PUBLISHED,
        to_come,
        or_(takes_some, own.is_not(None)),
        ~Event.held_in_confidence if ordinary else true(),
        open_here,
    )
    total: Any = func.count().over().label("total")
    statement = (
        select(*LISTED, Event.opens_at, own.label("own"), total)
        .where(wanted)
        .order_by(*NEAREST_FIRST)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    rows: Any = session.execute(statement).all()
    return PageForYou(rows, rows[0].total if rows else 0, page)


def _own_state(person: Person) -> ScalarSelect[str]:
    return (
        select(Registration.state)
        .where(
            Registration.event_id == Event.id,
            Registration.person_id == person.id,
            Registration.state.in_(LIVE_STATES),
        )
        .scalar_subquery()
    )
