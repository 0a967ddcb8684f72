"""How much of the whole programme carries each theme, and the plan of the year by theme.

Inductions and networks count like every other event. An event carries what one of its sessions
carries; a session carries what its event does.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from events_app.desk.queries.report import TAKES_PLACE
from events_app.desk.report.table import Table, share
from events_app.desk.report.year import Year
from events_app.folding import fold
from events_app.models.events import EventState
from events_app.models.series import PartnerDate

#: what stands in the year plan: drafts too, as it is a plan
_PLANNED = (*TAKES_PLACE, EventState.DRAFT)
_HOUR = 3600


@dataclass
class _Carried:
    """What carries one theme, or, for the whole programme, everything."""

    events: set[int] = field(default_factory=set[int])
    sessions: set[int] = field(default_factory=set[int])


def themes_table(events: Sequence[Any], sessions: Sequence[Any], marks: Sequence[Any]) -> Table:
    """For each theme its events, sessions, hours and places taken, and its share of all of them."""
    counted = {event.id: event for event in events if event.state in TAKES_PLACE}
    hours = _hours(counted, sessions)
    everything = _Carried(set(counted), set(hours))
    whole = _amounts(everything, counted, hours)
    rows = [
        [_named(theme), *_with_share(_amounts(carried, counted, hours), whole)]
        for theme, carried in sorted(_by_theme(counted, sessions, marks).items(), key=_folded)
    ]
    rows.append(["The whole programme", *_with_share(whole, whole)])
    return Table(
        name="themes",
        title="Themes",
        headings=(
            "Theme", "Events", "Of all events", "Sessions", "Of all sessions",
            "Hours", "Of all hours", "Places taken", "Of all places taken",
        ),
        rows=rows,
        shares=frozenset({2, 4, 6, 8}),
        note="Published and finished events of every kind. A session without a time adds no hours.",
    )  # fmt: skip


def plan_table(
    year: Year, events: Sequence[Any], marks: Sequence[Any], partners: Sequence[PartnerDate]
) -> Table:
    """The events of each month that carry each theme, and those of partner bodies beside ours."""
    planned = {event.id: event for event in events if event.state in _PLANNED}
    carried: dict[str, set[int]] = defaultdict(set)
    for mark in marks:
        if mark.event_id in planned:
            carried[mark.name].add(mark.event_id)
    months = year.months()
    rows = [
        [_named(theme), *_by_month([planned[n] for n in ids], months), len(ids)]
        for theme, ids in sorted(carried.items(), key=_folded)
    ]
    rows.append(["All events", *_by_month(list(planned.values()), months), len(planned)])
    rows.append(["Events of partner bodies", *_by_month(partners, months), len(partners)])
    return Table(
        name="plan",
        title="The year by theme",
        headings=("Theme", *(f"{month:%b}" for month in months), "Year"),
        rows=rows,
        note="How many events begin in each month. Drafts count; cancelled and postponed do not.",
    )


def kinds_table(events: Sequence[Any], marks: Sequence[Any]) -> Table:
    """How many events of each kind, and of each kind of series, carry each theme."""
    counted = {event.id: event for event in events if event.state in TAKES_PLACE}
    kinds = sorted({event.kind for event in counted.values()})
    series = sorted({event.series_kind for event in counted.values()} - {None})
    carried: dict[str, set[int]] = defaultdict(set)
    for mark in marks:
        if mark.event_id in counted:
            carried[mark.name].add(mark.event_id)
    rows = [
        [_named(theme), *_by_kind([counted[n] for n in ids], kinds, series)]
        for theme, ids in sorted(carried.items(), key=_folded)
    ]
    rows.append(["All events", *_by_kind(list(counted.values()), kinds, series)])
    return Table(
        name="kinds",
        title="Themes by kind of event",
        headings=(
            "Theme", *(kind.capitalize() for kind in kinds), *(f"In {kind}s" for kind in series)
        ),
        rows=rows,
        note="What belongs to a series counts under its own kind and under that of the series."
        if series
        else "",
    )  # fmt: skip


def _by_kind(events: Sequence[Any], kinds: Sequence[str], series: Sequence[str]) -> list[int]:
    own = [event.kind for event in events]
    of_series = [event.series_kind for event in events]
    return [*map(own.count, kinds), *map(of_series.count, series)]


def _by_theme(
    counted: dict[int, Any], sessions: Sequence[Any], marks: Sequence[Any]
) -> dict[str, _Carried]:
    of_event: dict[int, list[int]] = defaultdict(list)
    for one in sessions:
        of_event[one.event_id].append(one.id)
    found: dict[str, _Carried] = defaultdict(_Carried)
    for mark in marks:
        if mark.event_id in counted:
            found[mark.name].events.add(mark.event_id)
            marked = of_event[mark.event_id] if mark.session_id is None else [mark.session_id]
            found[mark.name].sessions.update(marked)
    return found


def _hours(counted: dict[int, Any], sessions: Sequence[Any]) -> dict[int, float]:
    """The hours of each session; a session alone without times takes those of its event."""
    alone: dict[int, int] = defaultdict(int)
    for one in sessions:
        alone[one.event_id] += 1
    hours: dict[int, float] = {}
    for one in sessions:
        event = counted.get(one.event_id)
        if event is None:
            continue
        lasts = _length(one.starts_at, one.ends_at)
        if not lasts and alone[one.event_id] == 1:
            lasts = _length(event.starts_at, event.ends_at)
        hours[one.id] = lasts
    return hours


def _length(starts: datetime | None, ends: datetime | None) -> float:
    return (ends - starts).total_seconds() / _HOUR if starts and ends else 0.0


def _amounts(
    carried: _Carried, counted: dict[int, Any], hours: dict[int, float]
) -> tuple[int, int, float, int]:
    return (
        len(carried.events),
        len(carried.sessions),
        round(sum(hours.get(session, 0.0) for session in carried.sessions), 1),
        sum(counted[event].registered for event in carried.events),
    )


def _with_share(amounts: Sequence[int | float], whole: Sequence[int | float]) -> list[int | float]:
    pairs = zip(amounts, whole, strict=True)
    return [value for part, total in pairs for value in (part, share(part, total))]


def _by_month(events: Sequence[Any], months: Sequence[Any]) -> list[int]:
    begin = [event.starts_date.replace(day=1) for event in events]
    return [begin.count(month) for month in months]


def _folded(theme: tuple[str, object]) -> tuple[str, str]:
    """What themes are sorted by: their words, whatever is written large."""
    return fold(theme[0]), theme[0]


def _named(theme: str) -> str:
    return theme[:1].upper() + theme[1:]
