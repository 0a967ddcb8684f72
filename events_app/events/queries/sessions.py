"""What an event's page shows below the event itself: its sessions, who speaks, its themes.

Plain rows of the columns that the page shows: loading whole objects takes three times as long.
"""

from collections import defaultdict
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.events import Appearance, EventSession, Theme, ThemeMark

AnySession = Session | scoped_session[Session]

_SESSION = EventSession.__table__.c
_PERSON = Appearance.__table__.c
_MARK = ThemeMark.__table__.c
_THEME = Theme.__table__.c

_SESSIONS = (
    select(
        _SESSION.id,
        _SESSION.title,
        _SESSION.about,
        _SESSION.starts_at,
        _SESSION.ends_at,
        _PERSON.name,
        _PERSON.job_title,
        _PERSON.organisation,
        _PERSON.part,
    )
    .join_from(EventSession.__table__, Appearance.__table__, isouter=True)
    .where(_SESSION.event_id == bindparam("event_id"))
    .order_by(_SESSION.position, _SESSION.id, _PERSON.position)
)
_THEMES = (
    select(_MARK.session_id, _THEME.name)
    .join_from(ThemeMark.__table__, Theme.__table__)
    .where(_MARK.event_id == bindparam("event_id"))
    .order_by(_MARK.id)
)


class SessionOnPage(NamedTuple):
    """One session (id, title, about, starts_at, ends_at) and its line-up.

    Of each person in the line-up: name, job_title, organisation and part.
    """

    session: Any
    line_up: list[Any]


def list_sessions(session: AnySession, event_id: int) -> list[SessionOnPage]:
    """The sessions of one event and who speaks, in their order, in one statement."""
    rows = session.execute(_SESSIONS, {"event_id": event_id}).all()
    grouped = [list(group) for _, group in groupby(rows, attrgetter("id"))]
    return [
        SessionOnPage(group[0], [row for row in group if row.name is not None]) for group in grouped
    ]


def list_themes(session: AnySession, event_id: int) -> dict[int | None, list[str]]:
    """The names of the themes of each session by its id, and of the event itself under None."""
    named: dict[int | None, list[str]] = defaultdict(list)
    for session_id, name in session.execute(_THEMES, {"event_id": event_id}).all():
        named[session_id].append(name)
    return named
