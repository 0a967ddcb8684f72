"""A programme file for tests, imported as it stands or with some of its words replaced."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from events_app.events.actions.programme import Imported, import_programme
from events_app.events.programme import read_programme
from events_app.models.events import Event, EventSession, ThemeMark

FILE = """
themes: [WRES, allyship]
events:
  - key: talk
    kind: webinar
    title: A talk
    about: What it is about
    starts_on: 2022-09-06
    starts: "10:00"
    ends: "11:30"
    where: online
    capacity: 20
    themes: [WRES]
    audience:
      - {role: chair}
      - {role: governor}
    sessions:
      - title: First
        themes: [allyship]
        people:
          - {name: Ada, part: speaker}
          - {name: Ben, part: panellist}
      - {title: Second}
"""


def import_file(
    session: Session,
    *words: tuple[str, str],
    now: datetime,
    publish: bool = True,
    made_up: bool = False,
) -> Imported:
    """Import `FILE` with each pair of words, as (before, after), replaced."""
    text = FILE
    for before, after in words:
        assert before in text
        text = text.replace(before, after)
    return import_programme(
        session,
        programme=read_programme(text),
        publish=publish,
        uid_domain="events.example",
        made_up=made_up,
        now=now,
    )


def the_event(session: Session) -> Event:
    """The only event there is, whole, as the database has it."""
    session.expire_all()
    statement = select(Event).options(
        selectinload(Event.audience),
        selectinload(Event.sessions).selectinload(EventSession.line_up),
        selectinload(Event.theme_marks).joinedload(ThemeMark.theme),
    )
    return session.scalars(statement).one()
