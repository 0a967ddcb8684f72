"""What colleagues changed while a page was open, and what becomes of what was typed on it."""

from collections.abc import Iterable, Sequence
from typing import Any

from events_app.events.planning.facts import FACTS, Difference
from events_app.events.planning.merging import Merged, merge
from events_app.extensions import db
from events_app.models.events import Event, EventSession
from events_app.models.history import Change, Subject
from events_app.people.queries.history import list_changes

#: how changes of sessions begin; they have fields of their own
_OF_SESSIONS = "Session "
_DAYS = {FACTS[name].label for name in ("starts_date", "ends_date", "starts_at", "ends_at")}
#: the fields of facts that are asked for in others than their own
_FIELDS_OF = {
    "starts_date": ("starts_on",),
    "ends_date": ("ends_on",),
    "starts_at": ("starts",),
    "ends_at": ("ends",),
    "town": ("where", "town"),
    "themes": ("themes", "more_themes"),
    "opens_at": ("opens_on", "opens_time"),
    "closes_at": ("closes_on", "closes_time"),
}


def changes_since(event: Event, version: int) -> list[Change]:
    """The changes of an event since it had that version, the latest first."""
    kept = list_changes(db.session, Subject.EVENT, event.id)
    return [change for change in kept if change.version is not None and change.version > version]


def merged_with_others(event: Event, version: int, found: Sequence[Difference]) -> Merged:
    """Whose each difference between the form and the event is, if the history knows all changes.

    A programme file that was taken in leaves none, nor does a speaker who says yes: then a person
    looks at every difference.
    """
    since = changes_since(event, version)
    if not _is_whole(since, event, version):
        return Merged([], [], list(found))
    of_facts = (change for change in since if not change.what.startswith(_OF_SESSIONS))
    return merge(found, [change.fields for change in reversed(list(of_facts))])


def _is_whole(since: Sequence[Change], event: Event, version: int) -> bool:
    """Whether every version after that one has a change that made it."""
    made = {change.version for change in since}
    return version > 0 and made == set(range(version + 1, event.version + 1)) != set()


def take_over(form: Any, event: Event, theirs: Iterable[Difference]) -> None:
    """Show in the form what colleagues changed, where the form was left alone."""
    shown = type(form).showing(event)
    for difference in theirs:
        name = difference.fact.name
        for field in _FIELDS_OF.get(name, (name,)):
            form[field].data = shown[field].data


def touches_session(event: Event, version: int, item: EventSession | None) -> bool:
    """Whether colleagues changed this session, or days that a session has to be within.

    The last change to a session names it as it is called now. None: a new session.
    """
    since = changes_since(event, version)
    if not _is_whole(since, event, version):
        return True
    same = f"Session changed: {item.title}"[:200] if item else None
    return any(change.what == same or _DAYS & set(change.fields) for change in since)
