"""Keeping that two accounts are two people."""

from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.models.duplicates import DifferentPeople
from events_app.models.people import Person
from events_app.models.upsert import upsert


def say_different(
    session: Session | scoped_session[Session],
    *,
    one: Person,
    other: Person,
    by: Person,
    now: datetime,
) -> None:
    """Keep it, once: the pair is in no list of possible duplicates any more."""
    first, second = sorted((one.id, other.id))
    values = {"one_id": first, "other_id": second, "said_at": now, "said_by_id": by.id}
    session.execute(upsert(session, DifferentPeople).values(**values).on_conflict_do_nothing())
