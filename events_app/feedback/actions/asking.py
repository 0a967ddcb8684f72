"""Ask before, during and after an event: open a round, and give everybody whom it asks a ticket."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session, scoped_session

from events_app.feedback.actions.drawing import open_round
from events_app.feedback.actions.handing import fill_pool, hand_out
from events_app.feedback.boxes import FeedbackKeys
from events_app.feedback.letters import letter
from events_app.feedback.queries.asked import (
    count_to_draw,
    list_asked,
    list_due_after,
    list_due_before,
    list_due_during,
    list_moved,
    list_to_hand_out,
    questions_ahead,
)
from events_app.feedback.queries.rounds import FEWEST_ASKED, find_round, has_race_theme
from events_app.feedback.questions import MEANWHILE, Phase, questions_for
from events_app.feedback.times import closes_with, next_hand_out
from events_app.models.events import Event
from events_app.models.feedback import FeedbackRound
from events_app.people.inbox import InboxKeys

AnySession = Session | scoped_session[Session]

OPEN_FOR = timedelta(days=14)
_DUE = {
    Phase.BEFORE: list_due_before,
    Phase.DURING: list_due_during,
    Phase.AFTER: list_due_after,
}


def has_asking_to_do(session: AnySession, now: datetime) -> bool:
    """Whether `ask_round` would do anything."""
    return (
        bool(list_moved(session, now))
        or bool(list_to_hand_out(session, now))
        or any(due(session, now) for due in _DUE.values())
    )


def ask_round(
    session: AnySession, *, keys: FeedbackKeys, inbox: InboxKeys, address: str, now: datetime
) -> None:
    """Follow events that moved, ask about every event that is due, and hand out what is due.

    `address`: where feedback is given.
    """
    for opened, event, closes_at in list_moved(session, now):
        opened.closes_at = closes_at
        opened.hands_out_at = next_hand_out(opened.phase, event, now)
    session.flush()
    for opened, event in list_to_hand_out(session, now):
        _hand_out(session, opened, event, keys=keys, inbox=inbox, address=address, now=now)
    for phase, due in _DUE.items():
        for event in due(session, now):
            ask(session, event=event, keys=keys, inbox=inbox, address=address, now=now, phase=phase)


def ask(
    session: AnySession,
    *,
    event: Event,
    keys: FeedbackKeys,
    inbox: InboxKeys,
    address: str,
    now: datetime,
    phase: Phase = Phase.AFTER,
) -> FeedbackRound | None:
    """Open a round of an event and give everybody whom it asks a ticket; None if too few were.

    All its tickets are drawn at once, also those for people who come to be asked later. Their
    hashes are written in random order in one statement, and who gets which is random too, so no
    order, no number and no time leads from a ticket to a person.
    """
    people = list_asked(session, event, phase, now)
    if len(people) < FEWEST_ASKED:
        return None
    after = phase == Phase.AFTER
    opened = open_round(
        session,
        event=event,
        phase=phase,
        questions=_questions(session, event, phase),
        asked=0,
        keys=keys,
        closes_at=now + OPEN_FOR if after else closes_with(phase, event, now),
    )
    fill_pool(session, opened, count_to_draw(session, event, phase, len(people)), keys)
    _hand_out(session, opened, event, keys=keys, inbox=inbox, address=address, now=now)
    return opened


def _hand_out(
    session: AnySession,
    opened: FeedbackRound,
    event: Event,
    *,
    keys: FeedbackKeys,
    inbox: InboxKeys,
    address: str,
    now: datetime,
) -> None:
    opened.hands_out_at = next_hand_out(opened.phase, event, now)
    hand_out(
        session,
        opened,
        people=list_asked(session, event, opened.phase, now),
        message=lambda ticket: letter(opened, event, address, ticket),
        keys=keys,
        inbox=inbox,
        now=now,
        # it is for those who look at the page of their registration while they are there
        quiet=opened.phase == Phase.DURING,
    )


def _questions(session: AnySession, event: Event, phase: Phase) -> list[str]:
    if phase == Phase.BEFORE:
        return questions_ahead(session, event)
    if phase == Phase.DURING:
        return list(MEANWHILE)
    before = find_round(session, event.id, Phase.BEFORE)
    return questions_for(
        event.kind,
        race_equality=has_race_theme(session, event.id),
        in_confidence=event.held_in_confidence,
        before=before.questions if before else (),
    )
