"""The event team takes a request back, or gives the part to somebody else."""

from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.mail.sender import Sender
from events_app.models.asks import Ask, AskState
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.people.actions.history import keep_change
from events_app.speakers import letters
from events_app.speakers.actions.answering import change_state
from events_app.speakers.actions.line_up import leave_line_up
from events_app.speakers.queries.sessions import SessionToPlan
from events_app.speakers.refusals import AskIsOver

AnySession = Session | scoped_session[Session]

#: what each way of ending begins from
ENDS = {
    AskState.WITHDRAWN: (AskState.ASKED,),
    AskState.REPLACED: (AskState.ASKED, AskState.ACCEPTED, AskState.NO_REPLY),
}


def ways_to_end(ask: Ask) -> list[AskState]:
    """How the team can end this ask now."""
    return [becomes for becomes, was in ENDS.items() if ask.state in was]


def end(
    session: AnySession,
    *,
    ask: Ask,
    becomes: AskState,
    planned: SessionToPlan | None,
    by: Person,
    sender: Sender,
    now: datetime,
) -> None:
    """End an ask and tell the person why. Refuses with AskIsOver."""
    if becomes not in ways_to_end(ask) or planned is None:
        raise AskIsOver
    was = AskState(ask.state)
    confirmed = was is AskState.ACCEPTED
    change_state(session, ask, (was,), becomes, now, step=1 if confirmed else 0)
    if confirmed:
        leave_line_up(session, ask, planned, now=now)
    why = letters.Why.WITHDRAWN if becomes is AskState.WITHDRAWN else letters.Why.REPLACED
    letters.release(
        session, ask, why, was_confirmed=confirmed,
        item=planned.session, event=planned.event, sender=sender, now=now,
    )  # fmt: skip
    keep_change(
        session, subject=Subject.SPEAKER, subject_id=ask.speaker_id, what=f"request {becomes}",
        by=by, now=now,
    )  # fmt: skip
