"""Every read of events goes through here: one event, or a list, as one person may see it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, null, or_, select, true
from sqlalchemy.orm import Session, joinedload, scoped_session, selectinload

from events_app import policy
from events_app.clock import london_date
from events_app.events.queries.audience import audience_includes_role
from events_app.folding import fold
from events_app.models.events import (
    Event,
    EventSession,
    EventState,
    Theme,
    ThemeMark,
)
from events_app.models.people import Person
from events_app.models.registrations import LIVE_STATES, Registration

AnySession = Session | scoped_session[Session]

_FOUR_DAYS = timedelta(days=4)

#: everything that the event's own page shows
_WHOLE = (
    joinedload(Event.audience),
    selectinload(Event.theme_marks).joinedload(ThemeMark.theme),
    selectinload(Event.sessions).joinedload(EventSession.line_up),
)

#: rows on one page of a list
PAGE_SIZE = 25


def visible_to(person: Person | None) -> ColumnElement[bool]:
    """The events that a person may see: the twin of `policy.see_event`."""
    return true() if policy.plan_events(person) else Event.state != EventState.DRAFT


def find_event(session: AnySession, person: Person | None, slug: str) -> Event | None:
    """One event with its audience."""
    statement = (
        select(Event)
        .where(Event.slug == slug, visible_to(person))
        .options(joinedload(Event.audience))
    )
    return session.scalars(statement).unique().one_or_none()


def find_event_for_team(session: AnySession, slug: str) -> Event | None:
    """One event with its audience, drafts too: for the event team at a terminal."""
    statement = select(Event).where(Event.slug == slug).options(joinedload(Event.audience))
    return session.scalars(statement).unique().one_or_none()


def find_whole_event(
    session: AnySession, person: Person | None, slug: str
) -> tuple[Event, Registration | None] | None:
    """One event with its audience, themes, sessions and line-up, in three statements.

    With it comes the person's own live registration, if there is one.
    """
    statement = select(Event, Registration if person else null()).where(
        Event.slug == slug, visible_to(person)
    )
    if person:
        own = and_(
            Registration.event_id == Event.id,
            Registration.person_id == person.id,
            Registration.state.in_(LIVE_STATES),
        )
        statement = statement.outerjoin(Registration, own)
    rows = session.execute(statement.options(*_WHOLE)).unique().all()
    return (rows[0][0], rows[0][1]) if rows else None


@dataclass(frozen=True)
class Filters:
    """What a list of events is narrowed to. Empty means everything."""

    words: str = ""
    theme: str = ""
    kind: str = ""
    board_role: str = ""
    #: the first day of the month
    month: date | None = None


@dataclass(frozen=True)
class Page:
    """One page of a list, and how many there are in all."""

    events: list[Event]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


def list_upcoming(
    session: AnySession, person: Person | None, *, filters: Filters, page: int, now: datetime
) -> Page:
    """Events that are not over, the nearest first."""
    order = (Event.starts_date, Event.starts_at, Event.id)
    return _list(session, person, and_(_upcoming(now), _matching(filters)), order, page)


def list_past(
    session: AnySession, person: Person | None, *, filters: Filters, page: int, now: datetime
) -> Page:
    """Events that are over, the latest first."""
    order = (Event.starts_date.desc(), Event.id.desc())
    over = and_(~_upcoming(now), _matching(filters))
    return _list(session, person, over, order, page)


def list_for_feed(session: AnySession, now: datetime) -> list[Event]:
    """What the public calendar carries: everything from a month ago on, drafts never."""
    since = date.fromordinal(london_date(now).toordinal() - 31)
    statement = (
        select(Event)
        .where(visible_to(None), Event.ends_date >= since)
        .order_by(Event.starts_date, Event.id)
    )
    return list(session.scalars(statement))


def list_theme_names(session: AnySession) -> list[str]:
    """Every theme of the programme, by name."""
    return list(session.scalars(select(Theme.name).order_by(func.lower(Theme.name))))


def _list(
    session: AnySession,
    person: Person | None,
    condition: ColumnElement[bool],
    order: tuple[object, ...],
    page: int,
) -> Page:
    """Rows and their number in one statement, their audiences in another."""
    statement = (
        select(Event, func.count().over())
        .where(visible_to(person), condition)
        .order_by(*order)  # type: ignore[arg-type]
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
        .options(selectinload(Event.audience))
    )
    rows = session.execute(statement).all()
    return Page([row[0] for row in rows], rows[0][1] if rows else 0, page)


def _upcoming(now: datetime) -> ColumnElement[bool]:
    timed = and_(Event.ends_at.is_not(None), Event.ends_at > now)
    untimed = and_(Event.ends_at.is_(None), Event.ends_date >= london_date(now))
    return or_(timed, untimed)


def _matching(filters: Filters) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [true()]
    for word in fold(filters.words).split():
        conditions.append(Event.search_text.contains(word, autoescape=True))
    if filters.kind:
        conditions.append(Event.kind == filters.kind)
    if filters.theme:
        carried = select(ThemeMark.event_id).join(Theme).where(Theme.name == filters.theme)
        conditions.append(Event.id.in_(carried))
    if filters.board_role:
        conditions.append(audience_includes_role(filters.board_role))
    if filters.month:
        following = (filters.month.replace(day=28) + _FOUR_DAYS).replace(day=1)
        conditions.append(and_(Event.starts_date < following, Event.ends_date >= filters.month))
    return and_(*conditions)
