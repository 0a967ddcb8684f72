"""Between the rows of an event and its facts: read as values, written back, found by a search."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session, scoped_session

from events_app.events.actions.programme_rows import plan_of
from events_app.events.confidence import keep_confidence
from events_app.events.planning.facts import FACTS, Difference
from events_app.events.programme.plan import PlannedAudienceItem
from events_app.events.programme.search_text import search_text
from events_app.events.queries.planning import list_all_themes
from events_app.folding import fold
from events_app.models.events import AudienceItem, Event, EventSession, Theme, ThemeMark

AnySession = Session | scoped_session[Session]

_IN_AUDIENCE = tuple(field.name for field in fields(PlannedAudienceItem))
_OF_LISTS = ("themes", "audience")


def facts_of(event: Event) -> dict[str, Any]:
    """The facts of an event by their names. Needs the whole event loaded."""
    facts = {name: getattr(event, name) for name in FACTS if name not in _OF_LISTS}
    facts["themes"] = themes_of(event, None)
    facts["audience"] = tuple(
        PlannedAudienceItem(**{name: getattr(item, name) for name in _IN_AUDIENCE})
        for item in event.audience
    )
    return facts


def themes_of(event: Event, session_id: int | None) -> tuple[str, ...]:
    """The names of the themes of a session, or under None of the event as a whole."""
    marks = event.theme_marks
    return tuple(mark.theme.name for mark in marks if mark.session_id == session_id)


def write_facts(session: AnySession, event: Event, found: Sequence[Difference]) -> None:
    """Write the changed facts of an event."""
    for difference in found:
        name, value = difference.fact.name, difference.after
        if name == "themes":
            write_themes(session, event, None, value)
        elif name == "audience":
            write_audience(event, value)
        else:
            setattr(event, name, value)
    keep_confidence(event)


def write_audience(event: Event, items: Sequence[PlannedAudienceItem]) -> None:
    """Replace the audience of an event."""
    event.audience = [
        AudienceItem(position=position, **{name: getattr(item, name) for name in _IN_AUDIENCE})
        for position, item in enumerate(items, start=1)
    ]


def write_themes(
    session: AnySession, event: Event, part: EventSession | None, names: Sequence[str]
) -> None:
    """Replace the themes of a session, or of the event itself. A new name becomes a theme."""
    session_id = part.id if part else None
    known = {fold(theme.name): theme for theme in list_all_themes(session)}
    kept = [mark for mark in event.theme_marks if mark.session_id != session_id]
    wanted = {fold(name): name for name in reversed(names) if fold(name)}
    event.theme_marks = kept + [
        ThemeMark(session_id=session_id, theme=known.get(folded) or Theme(name=name))
        for folded, name in reversed(wanted.items())
    ]


def settle(event: Event, now: datetime) -> None:
    """What every change ends with: the version, the moment, and what a search finds it by."""
    event.version += 1
    event.updated_at = now
    event.search_text = search_text(plan_of(event))


def in_words(found: Sequence[Difference]) -> Mapping[str, tuple[str, str]]:
    """The changes as the history keeps them."""
    return {difference.fact.label: difference.pair for difference in found}
