"""Keeping that somebody has looked at how the facilitators of a session stand to who comes."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.desk.queries.participants import Facilitator
from events_app.models.facilitator_checks import FacilitatorCheck
from events_app.models.people import Person
from events_app.models.upsert import upsert


def note_looked(
    session: Session | scoped_session[Session],
    *,
    facilitators: Iterable[Facilitator],
    by: Person,
    now: datetime,
) -> None:
    """Keep the numbers as they are. Participants who come later are new again."""
    for each in facilitators:
        seen = {
            "shared": each.finding.shared,
            "managed": each.finding.managed,
            "looked_at": now,
            "looked_by_id": by.id,
        }
        key = {"session_id": each.session_id, "speaker_id": each.speaker.id}
        statement = upsert(session, FacilitatorCheck).values(key | seen)
        session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=seen))
