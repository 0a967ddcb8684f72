"""What the event team does with a series: name it, put events into it, plan its dates."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.events.actions.planning.create import copy_event, create_event
from events_app.events.actions.planning.following import move_sessions
from events_app.events.actions.planning.refusals import ChangedByOthers
from events_app.events.actions.planning.rows import facts_of, write_facts
from events_app.events.planning.facts import differences
from events_app.events.slugs import LONGEST, free_slug
from events_app.folding import fold
from events_app.models.events import Event, EventKind
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.models.series import Series, SeriesKind
from events_app.people.actions.history import keep_change
from events_app.people.queries.history import find_version
from events_app.series.pattern import PlannedDate
from events_app.series.queries.series import find_latest_date

AnySession = Session | scoped_session[Session]

_KINDS = {SeriesKind.INDUCTION: EventKind.INDUCTION}


def save_series(
    session: AnySession,
    *,
    series: Series | None,
    name: str,
    kind: str,
    about: str,
    by: Person,
    now: datetime,
    version: int = 0,
) -> Series:
    """Make a series, or change one; its address stays as it is.

    `version` is the one that the page showed. Raises ChangedByOthers.
    """
    if series:
        _refuse_if_changed(session, series, version)
    before = _in_words(series) if series else {}
    what = "Changed" if series else "Created"
    if series is None:
        wanted = "-".join(_plain(fold(name)).split())[: LONGEST - 10] or "series"
        taken = session.scalars(select(Series.slug).where(Series.slug.startswith(wanted)))
        series = Series(slug=free_slug(wanted, set(taken)))
    series.name, series.kind, series.about, series.updated_at = name, kind, about, now
    session.add(series)
    session.flush()
    after = _in_words(series)
    changed = {k: (before.get(k, ""), v) for k, v in after.items() if before.get(k, "") != v}
    if changed:
        keep_change(
            session, subject=Subject.SERIES, subject_id=series.id, what=what,
            by=by, now=now, fields=changed,
        )  # fmt: skip
    return series


def _refuse_if_changed(session: AnySession, series: Series, version: int) -> None:
    """Lock the series, so that of two who save at once the second is told."""
    session.refresh(series, with_for_update=True)
    if find_version(session, Subject.SERIES, series.id) > version:
        raise ChangedByOthers("series")


def put_event(
    session: AnySession, *, series: Series, event: Event, into: bool, by: Person, now: datetime
) -> None:
    """Put an event into a series, or take it out. People keep their places."""
    event.series_id = series.id if into else None
    session.flush()
    what = f"{'Put into' if into else 'Taken out of'} {series.name}"
    for subject, number, said in (
        (Subject.EVENT, event.id, what),
        (
            Subject.SERIES,
            series.id,
            f"{'Event added' if into else 'Event taken out'}: {event.title}",
        ),
    ):
        keep_change(session, subject=subject, subject_id=number, what=said[:200], by=by, now=now)


def make_dates(
    session: AnySession,
    *,
    series: Series,
    dates: Sequence[PlannedDate],
    uid_domain: str,
    by: Person,
    now: datetime,
) -> list[Event]:
    """A draft for each date, like the latest event of the series if there is one."""
    latest = find_latest_date(session, series)
    made = [_make(session, series, latest, planned, uid_domain, by, now) for planned in dates]
    keep_change(
        session, subject=Subject.SERIES, subject_id=series.id, by=by, now=now,
        what=f"{len(made)} date{'' if len(made) == 1 else 's'} planned",
    )  # fmt: skip
    return made


def _make(
    session: AnySession,
    series: Series,
    latest: Event | None,
    planned: PlannedDate,
    uid_domain: str,
    by: Person,
    now: datetime,
) -> Event:
    times = {"starts_at": planned.starts_at, "ends_at": planned.ends_at}
    if latest is None:
        kind = _KINDS.get(SeriesKind(series.kind), EventKind.WORKSHOP)
        facts = {"title": series.name, "kind": kind, "about": series.about, **times}
        facts |= {"starts_date": planned.day, "ends_date": planned.day}
        event = create_event(session, facts=facts, uid_domain=uid_domain, by=by, now=now)
    else:
        event = copy_event(
            session, event=latest, title=latest.title, starts_date=planned.day,
            uid_domain=uid_domain, by=by, now=now,
        )  # fmt: skip
        found = differences(facts_of(event), {**times, "ends_date": planned.day})
        write_facts(session, event, found)
        move_sessions(event, found)
    event.series_id = series.id
    session.flush()
    return event


def _plain(text: str) -> str:
    return "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in text)


def _in_words(series: Series) -> dict[str, str]:
    return {"Name": series.name, "Kind": series.kind, "About": series.about[:300]}
