"""The directory as a list. It is narrowed by work and by how often somebody was asked, never by
who somebody is: nothing of the kind is kept.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.folding import fold
from events_app.models.asks import Ask
from events_app.models.events import Appearance, Event, EventSession, EventState, Theme
from events_app.models.lists import PAGE_SIZE
from events_app.models.organisations import Organisation
from events_app.models.speakers import Speaker, SpeakerTopic
from events_app.speakers.load import PERIOD

AnySession = Session | scoped_session[Session]


#: events that took place; the others count for nobody
_TOOK_PLACE = Event.state.not_in((EventState.DRAFT, EventState.CANCELLED, EventState.POSTPONED))


@dataclass(frozen=True)
class Filters:
    """What the directory is narrowed to. Empty means everybody."""

    words: str = ""
    topic: str = ""
    board_role: str = ""
    tie: str = ""
    trust_type: str = ""
    region: str = ""
    new_to_us: bool = False
    facilitates: bool = False
    #: asked so many times in 12 months, or less often
    asked_most: int | None = None
    least_asked_first: bool = False
    #: themes that somebody who would rather not be asked about is left out for
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """One page of the directory, and how many there are in all."""

    speakers: list[Any]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


def list_directory(session: AnySession, *, filters: Filters, page: int, now: datetime) -> Page:
    """One page: rows of what the list shows (see `_rows`), by name or the least asked first."""
    wanted = _matching(filters, now)
    total = session.scalar(
        select(func.count(Speaker.id)).outerjoin(Speaker.organisation).where(wanted)
    )
    rows = _rows(filters, wanted, now).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    return Page(list(session.execute(rows).all()), total or 0, page)


def list_whole_directory(session: AnySession, *, filters: Filters, now: datetime) -> list[Any]:
    """The same rows, all of them, for the file."""
    return list(session.execute(_rows(filters, _matching(filters, now), now)).all())


def list_topics_of(session: AnySession, speaker_ids: list[int]) -> dict[int, list[str]]:
    """The names of the topics that each will speak on."""
    statement = (
        select(SpeakerTopic.speaker_id, Theme.name)
        .join(Theme, Theme.id == SpeakerTopic.theme_id)
        .where(SpeakerTopic.speaker_id.in_(speaker_ids), SpeakerTopic.willing)
        .order_by(SpeakerTopic.speaker_id, func.lower(Theme.name))
    )
    topics: dict[int, list[str]] = {speaker_id: [] for speaker_id in speaker_ids}
    for speaker_id, name in session.execute(statement):
        topics[speaker_id].append(name)
    return topics


def list_trust_types_and_regions(session: AnySession) -> tuple[list[str], list[str]]:
    """The kinds of trust and the regions that there are."""
    statement = select(Organisation.type, Organisation.region).distinct()
    rows = session.execute(statement).all()
    return sorted({row.type for row in rows if row.type}), sorted({row.region for row in rows})


def _rows(filters: Filters, wanted: ColumnElement[bool], now: datetime) -> Any:
    asked = _asked(now)
    order = (asked, func.lower(Speaker.name)) if filters.least_asked_first else (
        func.lower(Speaker.name),
    )  # fmt: skip
    return (
        select(
            Speaker.id,
            Speaker.reference,
            Speaker.name,
            Speaker.job_role,
            Speaker.board_role,
            Speaker.tie,
            Speaker.facilitates,
            Speaker.made_up,
            func.coalesce(Organisation.name, Speaker.employer).label("employer"),
            Organisation.type.label("trust_type"),
            Organisation.region,
            asked.label("asked"),
            _asked(now, Ask.about_race.is_(True)).label("asked_about_race"),
            _is_new(now).label("new_to_us"),
        )
        .outerjoin(Speaker.organisation)
        .where(wanted)
        .order_by(*order, Speaker.id)
    )


def _asked(now: datetime, *conditions: ColumnElement[bool]) -> Any:
    """How often somebody was asked in 12 months. The rule in Python is `load.weigh`."""
    return (
        select(func.count(Ask.id))
        .where(Ask.speaker_id == Speaker.id, Ask.asked_at > now - PERIOD, *conditions)
        .correlate(Speaker)
        .scalar_subquery()
    )


def _is_new(now: datetime) -> ColumnElement[bool]:
    """Nothing that somebody appears in has taken place yet."""
    return (
        ~select(Appearance.id)
        .join(EventSession, EventSession.id == Appearance.session_id)
        .join(Event, Event.id == EventSession.event_id)
        .where(
            Appearance.speaker_id == Speaker.id,
            Event.starts_date <= london_date(now),
            _TOOK_PLACE,
        )
        .correlate(Speaker)
        .exists()
    )


def _matching(filters: Filters, now: datetime) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [true()]
    equal = (
        (Speaker.board_role, filters.board_role),
        (Speaker.tie, filters.tie),
        (Organisation.type, filters.trust_type),
        (Organisation.region, filters.region),
    )
    conditions += [column == value for column, value in equal if value]
    conditions += [
        or_(
            Speaker.search_text.contains(word, autoescape=True),
            func.lower(Speaker.known_from).contains(word, autoescape=True),
        )
        for word in fold(filters.words).split()
    ]
    if filters.topic:
        conditions.append(_answered(True, (filters.topic,)))
    if filters.themes:
        conditions.append(~_answered(False, filters.themes))
    if filters.facilitates:
        conditions.append(Speaker.facilitates.is_(True))
    if filters.new_to_us:
        conditions.append(_is_new(now))
    if filters.asked_most is not None:
        conditions.append(_asked(now) <= filters.asked_most)
    return and_(*conditions)


def _answered(willing: bool, themes: tuple[str, ...]) -> ColumnElement[bool]:
    """Will speak on one of the themes, or would rather not be asked about one."""
    return (
        select(SpeakerTopic.id)
        .join(Theme, Theme.id == SpeakerTopic.theme_id)
        .where(
            SpeakerTopic.speaker_id == Speaker.id,
            SpeakerTopic.willing.is_(willing),
            Theme.name.in_(themes),
        )
        .correlate(Speaker)
        .exists()
    )
