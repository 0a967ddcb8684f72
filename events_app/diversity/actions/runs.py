"""Asking for a release, and making it: once, whatever happens on the way."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import chance
from events_app.clock import london_date
from events_app.diversity.figures.drawing import DrawnUp, draw_up
from events_app.diversity.figures.periods import Kind, Period, read_period
from events_app.diversity.figures.roster import Roster, roster_of
from events_app.diversity.keys import Keys, roster_name
from events_app.diversity.queries.appearances import has_made_up, list_seen
from events_app.diversity.queries.groups import read_groups
from events_app.diversity.queries.releases import (
    Release,
    find_release,
    find_run,
    list_releases,
    signed_words,
)
from events_app.diversity.queries.rosters import (
    find_names_key,
    keep_names_key,
    list_earlier,
    seal_roster,
)
from events_app.diversity.refusals import (
    BeingMade,
    NobodyAppeared,
    NotOverYet,
    Overlaps,
    ReleasedAlready,
)
from events_app.models.equality import ReleaseRoster
from events_app.models.people import Person
from events_app.models.releases import FiguresRelease, ReleaseRun, RunState

AnySession = Session | scoped_session[Session]

#: a worker that says nothing for so long was killed, and another begins anew
LEASE = timedelta(minutes=5)
UNFINISHED = (RunState.WAITING, RunState.RUNNING)


def ask_for_release(
    session: AnySession, *, period: Period, by: Person | None, keys: Keys, now: datetime
) -> ReleaseRun:
    """Ask that a period be released. Raises what `check` raises, and BeingMade."""
    check(session, period=period, keys=keys, now=now)
    run, asked_by_id = find_run(session, period.key), by.id if by else None
    if run is not None and run.state in UNFINISHED:
        raise BeingMade(period)
    if run is None:
        run = ReleaseRun(period=period.key)
        session.add(run)
    run.state, run.step = RunState.WAITING, ""
    run.asked_by_id, run.asked_at = asked_by_id, now
    run.lease = run.leased_until = None
    session.flush()
    return run


def check(session: AnySession, *, period: Period, keys: Keys, now: datetime) -> list[Release]:
    """The releases so far, if this period may be the next.

    Raises ReleasedAlready, NotOverYet and Overlaps.
    """
    releases = list_releases(session, keys)
    if find_release(releases, period.key):
        raise ReleasedAlready(period)
    if not period.may_be_released(london_date(now)):
        raise NotOverYet(period)
    for one in releases:
        if Kind.POOLED is period.kind is one.period.kind and period.overlaps(one.period):
            raise Overlaps(period, one.period)
    return releases


def claim(session: AnySession, *, now: datetime) -> tuple[str, str] | None:
    """Take a run that waits, or that a killed worker has left: its period, and our lease."""
    free = or_(
        ReleaseRun.state == RunState.WAITING,
        (ReleaseRun.state == RunState.RUNNING) & (ReleaseRun.leased_until <= now),
    )
    waiting = select(ReleaseRun.id).where(free).order_by(ReleaseRun.id).limit(1)
    lease = chance.draw("release lease", 16).hex()
    statement = (
        update(ReleaseRun)
        .where(ReleaseRun.id.in_(waiting.scalar_subquery()), free)
        .values(state=RunState.RUNNING, lease=lease, leased_until=now + LEASE, step="Beginning")
        .returning(ReleaseRun.period)
    )
    period = session.scalar(statement)
    return (period, lease) if period else None


def has_waiting(session: AnySession, *, now: datetime) -> bool:
    """Whether there is a run to claim. Reads only."""
    waiting = ReleaseRun.state == RunState.WAITING
    left = (ReleaseRun.state == RunState.RUNNING) & (ReleaseRun.leased_until <= now)
    return session.scalar(select(ReleaseRun.id).where(or_(waiting, left)).limit(1)) is not None


def is_interrupted(run: ReleaseRun, now: datetime) -> bool:
    """Whether its worker was killed, so that the next one begins anew."""
    ended = run.leased_until is not None and run.leased_until <= now
    return run.state == RunState.RUNNING and ended


def say_step(session: AnySession, *, lease: str, step: str, now: datetime) -> bool:
    """Say how far a run is, and keep it for as long again. False: another worker has it."""
    statement = (
        update(ReleaseRun)
        .where(ReleaseRun.lease == lease, ReleaseRun.state == RunState.RUNNING)
        .values(step=step[:200], leased_until=now + LEASE)
        .returning(ReleaseRun.id)
    )
    return session.scalar(statement) is not None


def end_run(session: AnySession, *, lease: str, state: RunState, step: str) -> bool:
    """End a run that is still ours."""
    statement = (
        update(ReleaseRun)
        .where(ReleaseRun.lease == lease, ReleaseRun.state == RunState.RUNNING)
        .values(state=state, step=step[:200], lease=None, leased_until=None)
        .returning(ReleaseRun.id)
    )
    return session.scalar(statement) is not None


def compute(
    session: AnySession,
    *,
    period: Period,
    keys: Keys,
    now: datetime,
    say: Callable[[str], None] = lambda _words: None,
) -> tuple[DrawnUp, Roster]:
    """Draw up a release from answers and line-ups. Reads only; no true count leaves it.

    Raises what `check` raises, and NobodyAppeared.
    """
    releases = check(session, period=period, keys=keys, now=now)
    say("Reading who led and who spoke")
    roster = roster_of(list_seen(session, period, now=now))
    if not roster:
        raise NobodyAppeared(period)
    groups = read_groups(session, roster.keys(), keys)
    names_key = find_names_key(session, keys)
    named = {who: roster_name(names_key, who) for who in roster}
    earlier = list_earlier(session, [one.drawn_up for one in releases], keys)
    hidden = {named[who]: shown for who, shown in roster.items()}
    drawn_up = draw_up(
        period,
        hidden,
        {named[who]: group for who, group in groups.items()},
        earlier,
        made_up=has_made_up(session, period, now=now),
        say=say,
    )
    return drawn_up, hidden


def keep_release(
    session: AnySession, *, drawn_up: DrawnUp, roster: Roster, keys: Keys, now: datetime
) -> FiguresRelease:
    """Freeze a release: coded values and the sealed roster, signed over the one before.

    Raises ReleasedAlready. A second one that comes at the same moment fails on its number.
    """
    period = drawn_up.period
    releases = list_releases(session, keys)
    if find_release(releases, period.key):
        raise ReleasedAlready(period)
    content = json.dumps(drawn_up.written(), sort_keys=True, separators=(",", ":"))
    number = (session.scalar(select(func.max(FiguresRelease.number))) or 0) + 1
    before = releases[-1].signature if releases else ""
    release = FiguresRelease(
        number=number,
        period=period.key,
        content=content,
        made_at=now,
        signature=keys.sign(signed_words(number, content, before)),
    )
    session.add(release)
    keep_names_key(session, keys)
    session.add(ReleaseRoster(period=period.key, sealed=seal_roster(roster, period.key, keys)))
    session.flush()
    return release


def read_asked(written: str) -> Period:
    """The period of a run, which was checked when it was asked for."""
    period = read_period(written)
    if period is None:
        raise ValueError("a run without a period")
    return period
