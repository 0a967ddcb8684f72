"""Lists of events, as one person may see them, and the feed of all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, func, not_, or_, select, true
from sqlalchemy.orm import Session, scoped_session

from events_app import policy
from events_app.clock import london_date
from events_app.eligibility import Conditions
from events_app.events.queries.audience import audience_includes_role
from events_app.events.queries.events import visible, visible_to
from events_app.folding import fold
from events_app.models.events import AudienceItem, Event, Theme, ThemeMark
from events_app.models.lists import PAGE_SIZE
from events_app.models.people import Person

AnySession = Session | scoped_session[Session]

_FOUR_DAYS = timedelta(days=4)


def _nearest_first(of: Any) -> tuple[ColumnElement[Any], ...]:
    return of.starts_date, of.starts_at, of.id


def _latest_first(of: Any) -> tuple[ColumnElement[Any], ...]:
    return of.starts_date.desc(), of.id.desc()


# Rows of the columns that a list shows, not whole objects: 25 of those take five times as long.
_EVENT = Event.__table__.c
LISTED = (
    _EVENT.id,
    _EVENT.slug,
    _EVENT.kind,
    _EVENT.state,
    _EVENT.title,
    _EVENT.starts_date,
    _EVENT.ends_date,
    _EVENT.starts_at,
    _EVENT.ends_at,
    _EVENT.town,
    _EVENT.audience_words,
    # the twin of `standing.is_full`
    (_EVENT.taken + _EVENT.waiting >= _EVENT.capacity).label("full"),
)
# both indexes of the events carry all that decides, so that no event is read to be left out
NEAREST_FIRST = _nearest_first(_EVENT)
_LATEST_FIRST = _latest_first(_EVENT)
_ITEM = AudienceItem.__table__.c
_AUDIENCES = (
    select(_ITEM.event_id, *(_ITEM[name] for name in Conditions._fields))
    .where(_ITEM.event_id.in_(bindparam("event_ids", expanding=True)))
    .order_by(_ITEM.event_id, _ITEM.position)
)
_THEME_NAME = Theme.__table__.c.name
_THEME_NAMES = select(_THEME_NAME).order_by(func.lower(_THEME_NAME))
#: with the rows of a list, which saves a statement; no name has a line break
_THEMES = select(func.aggregate_strings(_THEME_NAME, "\n")).scalar_subquery().label("themes")


@dataclass(frozen=True)
class Filters:
    """What a list of events is narrowed to. Empty means everything."""

    words: str = ""
    theme: str = ""
    kind: str = ""
    board_role: str = ""
    #: the first day of the month
    month: date | None = None


class ListedEvent(NamedTuple):
    """What a list shows of an event."""

    id: int
    slug: str
    kind: str
    state: str
    title: str
    starts_date: date
    ends_date: date
    starts_at: datetime | None
    ends_at: datetime | None
    town: str | None
    audience_words: str
    full: bool | None


@dataclass(frozen=True)
class Page:
    """One page of a list, and how many there are in all."""

    events: list[ListedEvent]
    total: int
    number: int
    #: whom they are for, by event; no entry where that is not announced
    audiences: dict[int, tuple[Conditions, ...]]
    #: every theme of the programme, by name; None where no event could bring them along
    themes: list[str] | None

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


def list_upcoming(
    session: AnySession, person: Person | None, *, filters: Filters, page: int, now: datetime
) -> Page:
    """Events that are not over, the nearest first."""
    statement = _listing(filters, over=False, drafts=policy.plan_events(person))
    return _page(session, statement, page, now)


def list_past(
    session: AnySession, person: Person | None, *, filters: Filters, page: int, now: datetime
) -> Page:
    """Events that are over, the latest first."""
    statement = _listing(filters, over=True, drafts=policy.plan_events(person))
    return _page(session, statement, page, now)


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
    return [row.name for row in session.execute(_THEME_NAMES).all()]


def list_audiences(
    session: AnySession, events: Iterable[ListedEvent]
) -> dict[int, tuple[Conditions, ...]]:
    """The audiences of the listed events by event; no entry where there is none."""
    audiences: dict[int, tuple[Conditions, ...]] = {}
    asked = {"event_ids": [event.id for event in events]}
    for event_id, *conditions in session.execute(_AUDIENCES, asked).all():
        audiences[event_id] = (*audiences.get(event_id, ()), Conditions(*conditions))
    return audiences


def _page(session: AnySession, statement: Any, page: int, now: datetime) -> Page:
    skipped = (page - 1) * PAGE_SIZE
    asked = {"now": now, "today": london_date(now), "skipped": skipped}
    rows: Any = session.execute(statement, asked).all()
    events: dict[int, ListedEvent] = {}
    audiences: dict[int, tuple[Conditions, ...]] = {}
    for row in rows:
        events.setdefault(row.id, ListedEvent(*row[: len(LISTED)]))
        if row.item is not None:
            item = Conditions(*row[-len(Conditions._fields) :])
            audiences[row.id] = (*audiences.get(row.id, ()), item)
    if not rows:
        return Page([], 0, page, {}, None)
    themes = sorted(filter(None, (rows[0].themes or "").split("\n")), key=str.lower)
    return Page(list(events.values()), rows[0].total, page, audiences, themes)


@lru_cache(maxsize=128)  # putting a statement together takes longer than running it
def _listing(filters: Filters, *, over: bool, drafts: bool) -> Any:
    """The rows of a page, each as often as its audience has items.

    What matches is worked out once, and only what is shown is read whole.
    """
    timed = and_(Event.ends_at.is_not(None), Event.ends_at > bindparam("now"))
    untimed = and_(Event.ends_at.is_(None), Event.ends_date >= bindparam("today"))
    to_come = or_(timed, untimed)
    wanted = and_(visible(drafts=drafts), not_(to_come) if over else to_come, _matching(filters))
    found = select(_EVENT.id, _EVENT.starts_date, _EVENT.starts_at).where(wanted).cte("found")
    order = _latest_first(found.c) if over else _nearest_first(found.c)
    shown = select(found.c.id).order_by(*order).limit(PAGE_SIZE).offset(bindparam("skipped"))
    page, event = shown.subquery("shown"), Event.__table__
    total = select(func.count()).select_from(found).scalar_subquery()
    items = (_ITEM.id.label("item"), *(_ITEM[name] for name in Conditions._fields))
    return (
        select(*LISTED, total.label("total"), _THEMES, *items)
        .join_from(page, event, _EVENT.id == page.c.id)
        .outerjoin(AudienceItem.__table__, _ITEM.event_id == _EVENT.id)
        .order_by(*(_LATEST_FIRST if over else NEAREST_FIRST), _ITEM.position)
    )


def _matching(filters: Filters) -> ColumnElement[bool]:
    """All filters that are set, the dear ones last: SQLite asks them in this order."""
    conditions: list[ColumnElement[bool]] = [true()]
    if filters.kind:
        conditions.append(Event.kind == filters.kind)
    if filters.month:
        following = (filters.month.replace(day=28) + _FOUR_DAYS).replace(day=1)
        conditions.append(and_(Event.starts_date < following, Event.ends_date >= filters.month))
    if filters.theme:
        carried = select(ThemeMark.event_id).join(Theme).where(Theme.name == filters.theme)
        conditions.append(Event.id.in_(carried))
    for word in fold(filters.words).split():
        conditions.append(Event.search_text.contains(word, autoescape=True))
    if filters.board_role:
        conditions.append(audience_includes_role(filters.board_role))
    return and_(*conditions)
