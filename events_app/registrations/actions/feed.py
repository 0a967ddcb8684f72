"""Giving a person's calendar feed an address, another one, or none."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import random_token
from events_app.models.calendars import CalendarFeed
from events_app.models.people import Person
from events_app.models.upsert import upsert
from events_app.people.queries.people import token_digest

AnySession = Session | scoped_session[Session]


def renew_feed(session: AnySession, *, person: Person, now: datetime) -> str:
    """Make a token for the person's feed and end the one before. Only its digest is kept."""
    token = random_token("calendar feed")
    kept = {"token_digest": token_digest(token), "made_at": now}
    statement = upsert(session, CalendarFeed).values(person_id=person.id, **kept)
    session.execute(statement.on_conflict_do_update(index_elements=["person_id"], set_=kept))
    return token


def end_feed(session: AnySession, *, person: Person) -> None:
    """Take the feed's address away; whoever has it finds nothing there."""
    session.execute(delete(CalendarFeed).where(CalendarFeed.person_id == person.id))
