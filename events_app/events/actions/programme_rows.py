"""Between rows and plans: what the rows of an event say as a plan, and a plan written to rows."""

from dataclasses import fields

from sqlalchemy.orm import Session, scoped_session

from events_app.events.confidence import keep_confidence
from events_app.events.programme.plan import (
    PlannedAudienceItem,
    PlannedEvent,
    PlannedPerson,
    PlannedSession,
)
from events_app.events.programme.search_text import search_text
from events_app.folding import fold
from events_app.models.events import (
    Appearance,
    AudienceItem,
    Event,
    EventKind,
    EventSession,
    EventState,
    Part,
    Recording,
    Theme,
    ThemeMark,
)
from events_app.models.organisations import BoardRole, CommitteePart

AnySession = Session | scoped_session[Session]
#: themes by their folded names
Themes = dict[str, Theme]

_LISTS = ("themes", "audience", "sessions")
#: what a plan and a row call by the same name
_SAME = tuple(field.name for field in fields(PlannedEvent) if field.name not in _LISTS)
_SAME_IN_AUDIENCE = tuple(field.name for field in fields(PlannedAudienceItem))


def plan_of(event: Event) -> PlannedEvent:
    """What the rows of an event say, to be compared with a file. Needs the whole event loaded."""
    same = {name: getattr(event, name) for name in _SAME}
    same |= {
        "kind": EventKind(event.kind),
        "state": EventState(event.state),
        "recording": Recording(event.recording) if event.recording else None,
        "themes": _theme_names(event, None),
        "audience": tuple(_planned_item(item) for item in event.audience),
        "sessions": tuple(_planned_session(event, item) for item in event.sessions),
    }
    return PlannedEvent(**same)


def write_plan(session: AnySession, event: Event, plan: PlannedEvent, themes: Themes) -> None:
    """Make the rows of an event say what its plan says. A session that keeps its title is kept."""
    for name in _SAME:
        setattr(event, name, getattr(plan, name))
    keep_confidence(event)
    event.version = (event.version or 0) + 1
    event.search_text = search_text(plan)
    event.audience = [
        AudienceItem(position=position, **{name: getattr(item, name) for name in _SAME_IN_AUDIENCE})
        for position, item in enumerate(plan.audience, start=1)
    ]
    # Marks point at sessions: they go before a session can, and come when it has its number.
    event.theme_marks = []
    session.flush()
    kept = {row.title: row for row in event.sessions}
    event.sessions = [
        _written_session(kept.pop(item.title, None), item, position)
        for position, item in enumerate(plan.sessions, start=1)
    ]
    session.flush()
    event.theme_marks = [
        ThemeMark(session_id=session_id, theme=themes[fold(name)])
        for session_id, names in _marks(event, plan)
        for name in names
    ]


def _marks(event: Event, plan: PlannedEvent) -> list[tuple[int | None, tuple[str, ...]]]:
    of_sessions = zip(event.sessions, plan.sessions, strict=True)
    return [(None, plan.themes), *((row.id, item.themes) for row, item in of_sessions)]


def _written_session(row: EventSession | None, plan: PlannedSession, position: int) -> EventSession:
    row = row or EventSession(title=plan.title, line_up=[])
    row.position = position
    row.about, row.starts_at, row.ends_at = plan.about, plan.starts_at, plan.ends_at
    if tuple(_planned_person(appearance) for appearance in row.line_up) != plan.people:
        matched = {(each.name, each.organisation): each.speaker_id for each in row.line_up}
        row.line_up = [
            Appearance(
                position=position,
                part=person.part,
                name=person.name,
                job_title=person.job_title,
                organisation=person.organisation,
                speaker_id=matched.get((person.name, person.organisation)),
            )
            for position, person in enumerate(plan.people, start=1)
        ]
    return row


def _theme_names(event: Event, session_id: int | None) -> tuple[str, ...]:
    return tuple(mark.theme.name for mark in event.theme_marks if mark.session_id == session_id)


def _planned_item(item: AudienceItem) -> PlannedAudienceItem:
    same = {name: getattr(item, name) for name in _SAME_IN_AUDIENCE}
    same["board_role"] = BoardRole(item.board_role) if item.board_role else None
    same["committee_part"] = CommitteePart(item.committee_part) if item.committee_part else None
    return PlannedAudienceItem(**same)


def _planned_session(event: Event, row: EventSession) -> PlannedSession:
    return PlannedSession(
        title=row.title,
        about=row.about,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        themes=_theme_names(event, row.id),
        people=tuple(_planned_person(appearance) for appearance in row.line_up),
    )


def _planned_person(appearance: Appearance) -> PlannedPerson:
    return PlannedPerson(
        name=appearance.name,
        part=Part(appearance.part),
        job_title=appearance.job_title,
        organisation=appearance.organisation,
    )
