"""What an event's page shows below the event itself: its sessions, who speaks, its themes.

Plain rows of the columns that the page shows: loading whole objects takes three times as long.
"""

from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import bindparam, null, select, union_all
from sqlalchemy.orm import Session, scoped_session

from events_app.models.events import Appearance, EventSession, Theme, ThemeMark

AnySession = Session | scoped_session[Session]

_SESSION = EventSession.__table__.c
_PERSON = Appearance.__table__.c
_MARK = ThemeMark.__table__.c
_THEME = Theme.__table__.c
_ID = attrgetter("id")

_SESSIONS = select(
    _SESSION.id.label("id"),
    _SESSION.title,
    _SESSION.about,
    _SESSION.starts_at,
    _SESSION.ends_at,
    _PERSON.name,
    _PERSON.job_title,
    _PERSON.organisation,
    _PERSON.part,
    null().label("theme"),
    _SESSION.position.label("first_by"),
    _PERSON.position.label("then_by"),
).join_from(EventSession.__table__, Appearance.__table__, isouter=True)
# the themes in the same columns, so that one statement asks for both
_THEMES = select(
    _MARK.session_id,
    *(null() for _ in range(8)),
    _THEME.name,
    _MARK.id,
    null(),
).join_from(ThemeMark.__table__, Theme.__table__)
_PROGRAMME = union_all(
    _SESSIONS.where(_SESSION.event_id == bindparam("event_id")),
    _THEMES.where(_MARK.event_id == bindparam("event_id")),
).order_by("first_by", "id", "then_by")


class PersonOnPage(NamedTuple):
    """Somebody's part in a session."""

    name: str
    job_title: str
    organisation: str
    part: str


class SessionOnPage(NamedTuple):
    """One session, who speaks in it, and its themes by name."""

    title: str
    about: str
    starts_at: datetime | None
    ends_at: datetime | None
    line_up: tuple[PersonOnPage, ...]
    themes: tuple[str, ...]


class Programme(NamedTuple):
    """The sessions of one event in their order, and the themes of the event as a whole."""

    sessions: tuple[SessionOnPage, ...]
    themes: tuple[str, ...]


def find_programme(session: AnySession, event_id: int) -> Programme:
    """The programme of one event, in one statement."""
    rows = session.execute(_PROGRAMME, {"event_id": event_id}).all()
    themes: dict[int | None, tuple[str, ...]] = {}
    for row in rows:
        if row.theme is not None:
            themes[row.id] = (*themes.get(row.id, ()), row.theme)
    on_stage = (row for row in rows if row.theme is None)
    sessions = [_session(list(group), themes) for _, group in groupby(on_stage, _ID)]
    return Programme(tuple(sessions), themes.get(None, ()))


def _session(rows: list[Any], themes: dict[int | None, tuple[str, ...]]) -> SessionOnPage:
    people = (PersonOnPage(*row[5:9]) for row in rows if row.name is not None)
    number, *shown = rows[0][:5]
    return SessionOnPage(*shown, line_up=tuple(people), themes=themes.get(number, ()))
