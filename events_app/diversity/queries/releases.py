"""Releases as they were frozen: read, checked against their signatures, never computed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.diversity.figures.drawing import DrawnUp, read_drawn_up
from events_app.diversity.figures.periods import Period, read_period
from events_app.diversity.keys import Keys
from events_app.diversity.refusals import ChainBroken
from events_app.models.releases import (
    FiguresRelease,
    ReleaseRun,
    ReleaseStatement,
    ReleaseWithdrawal,
    Yardstick,
)

AnySession = Session | scoped_session[Session]


@dataclass(frozen=True)
class Release:
    """One release, with what was said to it by the person who signs it."""

    number: int
    drawn_up: DrawnUp
    made_at: datetime
    signature: str
    statement: str
    signed_by: str
    #: None: its figures stand
    withdrawn_at: datetime | None
    withdrawn_why: str

    @property
    def period(self) -> Period:
        return self.drawn_up.period


@dataclass(frozen=True)
class Measure:
    """An aim or a figure of others, as pages show it."""

    #: a `YardstickKind`
    kind: str
    words: str
    percent: float
    as_of_date: date
    source: str
    url: str


# put together once, since every page of figures asks them
_MEASURES = select(
    Yardstick.kind,
    Yardstick.words,
    Yardstick.percent,
    Yardstick.as_of_date,
    Yardstick.source,
    Yardstick.url,
).order_by(Yardstick.as_of_date.desc(), Yardstick.id.desc())
_ALL = (
    select(
        FiguresRelease.number,
        FiguresRelease.period,
        FiguresRelease.content,
        FiguresRelease.made_at,
        FiguresRelease.signature,
        ReleaseStatement.words,
        ReleaseStatement.signed_by,
        ReleaseWithdrawal.made_at.label("withdrawn_at"),
        ReleaseWithdrawal.why,
    )
    .join_from(
        FiguresRelease,
        ReleaseStatement,
        ReleaseStatement.release_number == FiguresRelease.number,
        isouter=True,
    )
    .outerjoin(ReleaseWithdrawal, ReleaseWithdrawal.release_number == FiguresRelease.number)
    .order_by(FiguresRelease.number)
)


def list_releases(session: AnySession, keys: Keys) -> list[Release]:
    """All releases in the order in which they were made. Raises ChainBroken."""
    releases: list[Release] = []
    before = ""
    for place, row in enumerate(session.execute(_ALL), start=1):
        signed = signed_words(row.number, row.content, before)
        period = read_period(row.period)
        if row.number != place or period is None or not keys.is_signed(signed, row.signature):
            raise ChainBroken
        releases.append(
            Release(
                row.number,
                _read(period, row.content),
                row.made_at,
                row.signature,
                row.words or "",
                row.signed_by or "",
                row.withdrawn_at,
                row.why or "",
            )
        )
        before = row.signature
    return releases


@lru_cache(maxsize=64)  # what was frozen is read the same every time
def _read(period: Period, content: str) -> DrawnUp:
    written = json.loads(content)
    if written["period"] != period.key:
        raise ChainBroken
    return read_drawn_up(period, written)


def signed_words(number: int, content: str, before: str) -> str:
    """What a release's signature is over: its place, its content, and the one before it."""
    return f"{number}|{before}|{content}"


def find_release(releases: Sequence[Release], period: str) -> Release | None:
    """The release of that period."""
    return next((one for one in releases if one.period.key == period), None)


def find_latest(releases: Sequence[Release]) -> Release | None:
    """The last release whose figures stand."""
    return next((one for one in reversed(releases) if one.withdrawn_at is None), None)


def list_measures(session: AnySession) -> list[Measure]:
    """Aims and comparators, the latest first."""
    return [Measure(*row) for row in session.execute(_MEASURES)]


def list_runs(session: AnySession) -> list[ReleaseRun]:
    """Every release that was ever asked for, the latest first."""
    return list(session.scalars(select(ReleaseRun).order_by(ReleaseRun.id.desc())))


def find_run(session: AnySession, period: str) -> ReleaseRun | None:
    """How far the release of that period is."""
    return session.scalar(select(ReleaseRun).where(ReleaseRun.period == period))
