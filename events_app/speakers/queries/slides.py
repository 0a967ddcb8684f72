"""Reads of slides. A list never loads a file."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session, undefer

from events_app.models.slides import Slides

AnySession = Session | scoped_session[Session]


def find_slides(session: AnySession, ask_id: int) -> Slides | None:
    """What was sent for a request, without the file."""
    return session.get(Slides, ask_id)


def find_slides_file(session: AnySession, ask_id: int) -> Slides | None:
    """What was sent for a request, with the file, where it is one."""
    statement = select(Slides).where(Slides.ask_id == ask_id, Slides.kind != "")
    return session.scalar(statement.options(undefer(Slides.content)))


def list_slides(session: AnySession, ask_ids: Collection[int]) -> dict[int, Slides]:
    """What was sent for these requests, without the files."""
    statement = select(Slides).where(Slides.ask_id.in_(ask_ids))
    return {slides.ask_id: slides for slides in session.scalars(statement)}
