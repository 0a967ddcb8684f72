"""Taking a programme file into the database: all of it, or nothing."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from events_app.chance import random_id
from events_app.events.actions.programme_changes import Change, refuse_what_people_rest_on
from events_app.events.actions.programme_notes import audiences_without_a_member, people_to_tell
from events_app.events.actions.programme_rows import AnySession, plan_of, write_plan
from events_app.events.actions.programme_themes import Spelling, respelt, spelling_of, theme_rows
from events_app.events.programme.plan import PlannedEvent, Programme
from events_app.events.slugs import free_slug, readable_slug
from events_app.models.events import Event, EventSession, EventState, Recording, ThemeMark

_WHOLE = (
    selectinload(Event.audience),
    selectinload(Event.sessions).selectinload(EventSession.line_up),
    selectinload(Event.theme_marks).joinedload(ThemeMark.theme),
)


@dataclass(frozen=True)
class Imported:
    """How many events were added, changed and left alone, and what somebody should look at."""

    added: int
    changed: int
    unchanged: int
    notes: tuple[str, ...] = ()


def import_programme(
    session: AnySession,
    *,
    programme: Programme,
    publish: bool,
    uid_domain: str,
    made_up: bool,
    now: datetime,
) -> Imported:
    """Add the events of a programme file, and bring those whose key is known up to date.

    New events are drafts unless `publish`, which also publishes drafts; an event that is public
    stays so. Addresses never change. `made_up` marks new events as demonstration events;
    `uid_domain` ends the names that calendars know them by. Running it twice changes nothing the
    second time. Raises PeopleAreRegistered before anything is written.
    """
    rows = _rows_by_key(session, programme)
    spelling = spelling_of(session, programme)
    plans = [_settled(plan, rows.get(plan.key), spelling, publish) for plan in programme.events]
    kept = [Change(row, plan_of(row), plan) for plan in plans if (row := rows.get(plan.key))]
    changes = [change for change in kept if change.before != change.after]
    refuse_what_people_rest_on(changes)
    themes = theme_rows(session, spelling)
    for change in changes:
        change.event.updated_at = now
        write_plan(session, change.event, change.after, themes)
    for plan in plans:
        if plan.key not in rows:
            row = _new_row(session, plan, uid_domain)
            row.made_up, row.updated_at = made_up, now
            write_plan(session, row, plan, themes)
    session.flush()
    notes = [*audiences_without_a_member(session, programme.events)]
    notes += [line for change in changes for line in people_to_tell(change)]
    return Imported(len(plans) - len(kept), len(changes), len(kept) - len(changes), tuple(notes))


def _rows_by_key(session: AnySession, programme: Programme) -> dict[str | None, Event]:
    """The events that the file knows, locked, so that nobody takes a place while they change."""
    keys = [plan.key for plan in programme.events]
    statement = (
        select(Event)
        .where(Event.key.in_(keys))
        .order_by(Event.id)
        .options(*_WHOLE)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {row.key: row for row in session.scalars(statement)}


def _settled(
    plan: PlannedEvent, row: Event | None, spelling: Spelling, publish: bool
) -> PlannedEvent:
    """The plan with what the file leaves open: its state, and how themes are spelt."""
    is_public = row is not None and row.state != EventState.DRAFT
    state = plan.state or EventState.PUBLISHED
    reason = plan.state_reason
    if row is not None and is_public and plan.state is None:
        state, reason = EventState(row.state), row.state_reason
    if not is_public and not publish:
        state = EventState.DRAFT
    settled = replace(respelt(plan, spelling), state=state, state_reason=reason)
    if row is not None and row.held_in_confidence:
        return replace(settled, recording=Recording.NOT_RECORDED)
    return settled


def _new_row(session: AnySession, plan: PlannedEvent, uid_domain: str) -> Event:
    """An empty row with what never changes afterwards: its address and its name in calendars."""
    wanted = readable_slug(plan.title, plan.starts_date)
    taken = session.scalars(select(Event.slug).where(Event.slug.startswith(wanted)))
    row = Event(
        slug=free_slug(wanted, set(taken)),
        public_uid=f"{random_id('event in a calendar')}@{uid_domain}",
        audience=[],
        sessions=[],
        theme_marks=[],
    )
    session.add(row)
    return row
