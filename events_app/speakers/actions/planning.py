"""Keeping which prompts were ticked for a session."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.asks import PlanningTick
from events_app.models.people import Person
from events_app.speakers.prompts import Prompt

AnySession = Session | scoped_session[Session]


def keep_ticks(
    session: AnySession, *, session_id: int, ticked: Collection[str], by: Person, now: datetime
) -> None:
    """Make the ticked prompts those of the session. What was ticked before keeps its day."""
    wanted = {prompt.value for prompt in Prompt} & set(ticked)
    here = PlanningTick.session_id == session_id
    held = set(session.scalars(select(PlanningTick.prompt).where(here)))
    session.execute(delete(PlanningTick).where(here, PlanningTick.prompt.in_(held - wanted)))
    session.add_all(
        PlanningTick(session_id=session_id, prompt=prompt, ticked_at=now, ticked_by_id=by.id)
        for prompt in Prompt
        if prompt in wanted - held
    )
    session.flush()
