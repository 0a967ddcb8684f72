"""One made-up event of the past with feedback that is closed and answered, all of it made up."""

import random
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.feedback.actions.answering import Asked, use_ticket
from events_app.feedback.actions.closing import close
from events_app.feedback.actions.drawing import draw_tickets, open_round
from events_app.feedback.actions.replies import keep_reply
from events_app.feedback.boxes import FeedbackKeys
from events_app.feedback.queries.rounds import find_round
from events_app.feedback.questions import Phase
from events_app.feedback.said import About, Reply
from events_app.models.events import Event

AnySession = Session | scoped_session[Session]

KEY = "made-up-past-health"
ATTENDED, ANSWERED = 40, 27
QUESTIONS = ("useful", "part", "line", "differently", "change")
_DIFFERENTLY = (
    "Made up: I will ask for the figures by site.",
    "Made up: I will meet our staff network before the next board.",
    "Made up: one question on race equality in every committee.",
)
_CHANGE = ("Made up: more time for questions.", "Made up: send the slides before.")
SAID = Reply(
    heard="Made up: there was too little time for questions.",
    doing=True,
    answer="Made up: from next season a third of every session is kept for questions.",
)


def add_feedback(session: AnySession, keys: FeedbackKeys, *, now: datetime) -> bool:
    """Ask about the event, answer, close and reply as anybody would; False: it was there already.

    Nobody registered for it in the demonstration, so nobody is written to.
    """
    event = session.scalar(select(Event).where(Event.key == KEY, Event.made_up))
    if event is None or find_round(session, event.id) is not None:
        return False
    chance = random.Random(KEY)  # noqa: S311 - made-up answers, the same every time
    opened = open_round(
        session,
        event=event,
        phase=Phase.AFTER,
        questions=QUESTIONS,
        asked=ATTENDED,
        keys=keys,
        closes_at=now - timedelta(days=60),
    )
    asked = Asked(opened.id, opened.public_key, list(QUESTIONS), event.title)
    for ticket in draw_tickets(session, opened, ATTENDED)[:ANSWERED]:
        answers = _answers(chance)
        use_ticket(session.connection(), ticket=ticket, asked=asked, answers=answers)
    close(session, opened=opened, keys=keys)
    answered_at = now - timedelta(days=50)
    keep_reply(session, about=About.event(event), said=SAID, told=ATTENDED, now=answered_at)
    return True


def _answers(chance: random.Random) -> dict[str, str]:
    """Most found it useful; a few wrote something."""
    given = {
        "useful": chance.choices("54321", (9, 10, 4, 2, 1))[0],
        "part": chance.choices("54321", (8, 10, 5, 2, 1))[0],
        "line": str(min(10, max(0, round(chance.gauss(5.8, 2.2))))),
    }
    if chance.random() < 0.3:
        given["differently"] = chance.choice(_DIFFERENTLY)
    if chance.random() < 0.2:
        given["change"] = chance.choice(_CHANGE)
    return given
