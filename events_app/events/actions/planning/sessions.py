"""The sessions of an event and who speaks in them: added, changed, moved up and down, removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.clock import london_date
from events_app.dates import short_date, times
from events_app.events.actions.planning.edit import refuse_what_is_over
from events_app.events.actions.planning.refusals import ChangedByOthers
from events_app.events.actions.planning.rows import settle, themes_of, write_themes
from events_app.events.planning.facts import LONGEST_KEPT, NOT_SET
from events_app.events.programme.plan import PlannedPerson, PlannedSession
from events_app.events.queries.planning import find_to_change
from events_app.models.events import Appearance, Event, EventSession, Part
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.people.actions.history import keep_change

AnySession = Session | scoped_session[Session]


@dataclass(frozen=True)
class Hand:
    """Who changes an event, on a page that showed this version of it, and when."""

    by: Person | None
    version: int
    now: datetime


def add_session(
    session: AnySession, *, event: Event, plan: PlannedSession, hand: Hand
) -> EventSession:
    """Add a session after the others. Raises ChangedByOthers or NotPossibleNow."""
    event = _find(session, event, hand)
    last = max((item.position for item in event.sessions), default=0)
    added = EventSession(title=plan.title, position=last + 1, line_up=[])
    event.sessions.append(added)
    session.flush()
    _write(session, event, added, plan)
    _keep(session, event, "Session added", hand, {"Session": (NOT_SET, plan.title)})
    return added


def change_session(
    session: AnySession, *, event: Event, session_id: int, plan: PlannedSession, hand: Hand
) -> None:
    """Make a session say what the plan says. Raises ChangedByOthers or NotPossibleNow."""
    event = _find(session, event, hand)
    item = _session_of(event, session_id)
    fields = session_differences(planned_of(event, item), plan)
    if fields:
        _write(session, event, item, plan)
        _keep(session, event, f"Session changed: {plan.title}", hand, fields)


def remove_session(session: AnySession, *, event: Event, session_id: int, hand: Hand) -> None:
    """Take a session and its line-up out. Raises ChangedByOthers or NotPossibleNow."""
    event = _find(session, event, hand)
    item = _session_of(event, session_id)
    event.theme_marks = [mark for mark in event.theme_marks if mark.session_id != item.id]
    session.flush()
    event.sessions.remove(item)
    session.flush()
    _keep(session, event, "Session removed", hand, {"Session": (item.title, NOT_SET)})


def move_session_up(session: AnySession, *, event: Event, session_id: int, hand: Hand) -> None:
    """Swap a session with the one before it. Raises ChangedByOthers or NotPossibleNow."""
    event = _find(session, event, hand)
    rows = list(event.sessions)
    place = rows.index(_session_of(event, session_id))
    if place == 0:
        return
    rows[place - 1], rows[place] = rows[place], rows[place - 1]
    for position, item in enumerate(rows, start=1):
        item.position = position
    _keep(session, event, f"Session moved up: {rows[place - 1].title}", hand, {})


def planned_of(event: Event, item: EventSession) -> PlannedSession:
    """What a session says now. Needs the whole event."""
    return PlannedSession(
        title=item.title,
        about=item.about,
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        themes=themes_of(event, item.id),
        people=tuple(
            PlannedPerson(row.name, Part(row.part), row.job_title, row.organisation)
            for row in item.line_up
        ),
    )


def session_differences(
    before: PlannedSession, after: PlannedSession
) -> dict[str, tuple[str, str]]:
    """What would change of a session, in words."""
    rows = {
        "Title": (before.title, after.title),
        "What it is about": (_text(before.about), _text(after.about)),
        "Time": (_time(before), _time(after)),
        "Themes": (_themes(before), _themes(after)),
        "Line-up": (_line_up(before.people), _line_up(after.people)),
    }
    return {label: pair for label, pair in rows.items() if pair[0] != pair[1]}


def _find(session: AnySession, event: Event, hand: Hand) -> Event:
    event = find_to_change(session, event.id)
    refuse_what_is_over(event)
    if event.version != hand.version:
        raise ChangedByOthers
    return event


def _session_of(event: Event, session_id: int) -> EventSession:
    found = next((item for item in event.sessions if item.id == session_id), None)
    if found is None:  # removed by somebody else a moment ago
        raise ChangedByOthers
    return found


def _write(session: AnySession, event: Event, item: EventSession, plan: PlannedSession) -> None:
    item.title, item.about = plan.title, plan.about
    item.starts_at, item.ends_at = plan.starts_at, plan.ends_at
    write_themes(session, event, item, plan.themes)
    _write_line_up(item, plan.people)


def _write_line_up(item: EventSession, people: Sequence[PlannedPerson]) -> None:
    """A row whose name stays is kept, so that what belongs to the person is not lost."""
    kept: dict[str, Appearance] = {row.name: row for row in item.line_up}
    rows = [kept.pop(person.name, None) or Appearance(name=person.name) for person in people]
    for position, (row, person) in enumerate(zip(rows, people, strict=True), start=1):
        row.position, row.part = position, person.part
        row.job_title, row.organisation = person.job_title, person.organisation
    item.line_up = rows


def _keep(
    session: AnySession,
    event: Event,
    what: str,
    hand: Hand,
    fields: dict[str, tuple[str, str]],
) -> None:
    session.flush()
    settle(event, hand.now)
    keep_change(
        session,
        subject=Subject.EVENT,
        subject_id=event.id,
        what=what[:200],
        by=hand.by,
        now=hand.now,
        fields=fields,
        version=event.version,
    )


def _themes(plan: PlannedSession) -> str:
    """In one order: the same themes in another order are no change."""
    return _text(", ".join(sorted(plan.themes, key=str.casefold)))


def _text(value: str) -> str:
    if not value:
        return NOT_SET
    return value if len(value) <= LONGEST_KEPT else f"{value[:LONGEST_KEPT]}…"


def _time(plan: PlannedSession) -> str:
    if plan.starts_at is None or plan.ends_at is None:
        return "To be confirmed"
    return f"{short_date(london_date(plan.starts_at))}, {times(plan.starts_at, plan.ends_at)}"


def _line_up(people: Sequence[PlannedPerson]) -> str:
    return _text("; ".join(_person(person) for person in people))


def _person(person: PlannedPerson) -> str:
    about = ", ".join(filter(None, (person.job_title, person.organisation)))
    return f"{person.name} ({person.part}{', ' if about else ''}{about})"
