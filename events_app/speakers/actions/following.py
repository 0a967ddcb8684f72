"""What follows by itself: one reminder, no reply at the deadline, and news of a changed session."""

from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy.orm import Session, scoped_session

from events_app.mail.sender import Sender
from events_app.models.asks import Ask, AskState
from events_app.models.events import Event, EventSession, EventState
from events_app.speakers import letters
from events_app.speakers.actions.answering import change_state
from events_app.speakers.queries.asks import list_past_deadline, list_to_chase, list_to_follow
from events_app.speakers.queries.sessions import find_session_to_plan
from events_app.speakers.telling import keep_told, tell, was_told

AnySession = Session | scoped_session[Session]

#: the reminder goes out so long before the deadline
CHASE_BEFORE = timedelta(days=3)


def follow_asks(session: AnySession, *, sender: Sender, now: datetime) -> Counter[str]:
    """Do all that is due, and say how often each was done. Safe to run twice."""
    done: Counter[str] = Counter()
    for ask in list_past_deadline(session, now):
        change_state(session, ask, (AskState.ASKED,), AskState.NO_REPLY, now)
        done["no reply"] += 1
    done["told"] = tell_of_changes(session, sender=sender, now=now)
    for ask in list_to_chase(session, now, before=CHASE_BEFORE):
        planned = find_session_to_plan(session, ask.session_id) if ask.session_id else None
        if planned is None or planned.event.state == EventState.CANCELLED:
            continue
        ask.chased_at = now
        letters.chase(session, ask, event=planned.event, sender=sender, now=now)
        done["chased"] += 1
    session.flush()
    return done


def tell_of_changes(
    session: AnySession, *, sender: Sender, now: datetime, event_id: int | None = None
) -> int:
    """Tell the people of one event, or of all, what is different now. Gives how many were told.

    Who is confirmed gets an update of the calendar entry. When the event is cancelled or the
    session gone, everybody is released. Who has not answered yet sees a change on their page.
    """
    told = 0
    for ask, item, event in list_to_follow(session, now, event_id):
        if item is None or event.state == EventState.CANCELLED:
            _release(session, ask, item, event, sender, now)
        elif ask.state == AskState.ACCEPTED and was_told(ask) != tell(event, item):
            keep_told(ask, event, item)
            ask.calendar_sequence += 1
            ask.updated_at = now
            session.flush()
            letters.tell_change(session, ask, item=item, event=event, sender=sender, now=now)
        else:
            continue
        told += 1
    return told


def _release(
    session: AnySession,
    ask: Ask,
    item: EventSession | None,
    event: Event | None,
    sender: Sender,
    now: datetime,
) -> None:
    confirmed = ask.state == AskState.ACCEPTED
    becomes = AskState.WITHDRAWN if item is None else AskState.EVENT_CANCELLED
    change_state(session, ask, (AskState(ask.state),), becomes, now, step=1 if confirmed else 0)
    why = letters.Why.LEFT_OUT if item is None else letters.Why.CANCELLED
    letters.release(
        session, ask, why, was_confirmed=confirmed, item=item, event=event, sender=sender, now=now
    )
