"""What a speaker answers: yes, no, not on this topic, not after all."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.mail.sender import Sender
from events_app.models.asks import Ask, AskState
from events_app.models.events import EventState, Theme
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.models.speakers import Speaker, SpeakerTopic
from events_app.people.actions.history import keep_change
from events_app.speakers import letters
from events_app.speakers.actions.line_up import leave_line_up, stand_in_line_up
from events_app.speakers.actions.preparing import remove_slides
from events_app.speakers.answers import Answer, Declined
from events_app.speakers.queries.sessions import SessionToPlan
from events_app.speakers.refusals import AskIsOver
from events_app.speakers.telling import keep_told

AnySession = Session | scoped_session[Session]


def can_answer(ask: Ask, planned: SessionToPlan | None, now: datetime) -> bool:
    """Whether an answer still counts: asked, before the deadline, for a session to come."""
    return (
        ask.state == AskState.ASKED
        and ask.reply_by is not None
        and ask.reply_by > now
        and _is_to_come(planned, now)
    )


def can_step_down(ask: Ask, planned: SessionToPlan | None, now: datetime) -> bool:
    """Whether somebody who said yes can still say that they cannot do it after all."""
    return ask.state == AskState.ACCEPTED and _is_to_come(planned, now)


def accept(
    session: AnySession,
    *,
    ask: Ask,
    planned: SessionToPlan | None,
    sender: Sender,
    now: datetime,
) -> None:
    """Say yes: the person stands in the line-up and gets an invitation. Refuses with AskIsOver.

    `ask` comes with its speaker, and that with organisation and account.
    """
    if planned is None or not can_answer(ask, planned, now):
        raise AskIsOver
    change_state(session, ask, (AskState.ASKED,), AskState.ACCEPTED, now, answered=True)
    keep_told(ask, planned.event, planned.session)
    stand_in_line_up(session, ask, planned, now=now)
    letters.confirm(session, ask, item=planned.session, event=planned.event, sender=sender, now=now)


def decline(
    session: AnySession, *, ask: Ask, planned: SessionToPlan, said: Declined, by: Person,
    now: datetime,
) -> list[str]:  # fmt: skip
    """Say no. Gives the topics that they will not be asked about again. Refuses with AskIsOver.

    `ask` comes with its speaker, and that with its topics.
    """
    if not can_answer(ask, planned, now):
        raise AskIsOver
    change_state(session, ask, (AskState.ASKED,), AskState.DECLINED, now, answered=True)
    ask.decline_reasons = list(said.reasons)
    ask.answer, ask.suggests = said.words, said.suggests
    session.flush()
    if said.answer is not Answer.NOT_ON_TOPIC or not planned.themes:
        return []
    return _leave_alone(session, ask.speaker, planned.themes, by, now)


def step_down(
    session: AnySession, *, ask: Ask, planned: SessionToPlan, sender: Sender, now: datetime
) -> None:
    """Cannot do it after all: out of the line-up and the calendar. Refuses with AskIsOver."""
    if not can_step_down(ask, planned, now):
        raise AskIsOver
    change_state(session, ask, (AskState.ACCEPTED,), AskState.DECLINED, now, answered=True, step=1)
    leave_line_up(session, ask, planned, now=now)
    letters.release(
        session, ask, letters.Why.STEPPED_DOWN, was_confirmed=True,
        item=planned.session, event=planned.event, sender=sender, now=now,
    )  # fmt: skip


def change_state(
    session: AnySession,
    ask: Ask,
    was: tuple[AskState, ...],
    becomes: AskState,
    now: datetime,
    *,
    answered: bool = False,
    step: int = 0,
) -> None:
    """Change the state only if it is still what we read; the second of two requests is refused.

    `step` is added to the SEQUENCE of the calendar entry. Who said yes and does not take part any
    more leaves neither needs nor slides behind.
    """
    values: dict[str, object] = {
        "state": becomes,
        "updated_at": now,
        "calendar_sequence": Ask.calendar_sequence + step,
        "access_needs": None,
    }
    statement = (
        update(Ask)
        .where(Ask.id == ask.id, Ask.state.in_(was))
        .values(values | ({"answered_at": now} if answered else {}))
        .returning(Ask.id)
        .execution_options(synchronize_session=False)
    )
    changed = session.scalar(statement)
    session.refresh(ask, list(values | {"answered_at": None}))
    if changed is None:
        raise AskIsOver
    if AskState.ACCEPTED in was:
        remove_slides(session, ask)


def _is_to_come(planned: SessionToPlan | None, now: datetime) -> bool:
    return (
        planned is not None and planned.event.state != EventState.CANCELLED and planned.begins > now
    )


def _leave_alone(
    session: AnySession, speaker: Speaker, themes: list[str], by: Person, now: datetime
) -> list[str]:
    """Note that somebody would rather not be asked about these themes."""
    held = {topic.theme.name: topic for topic in speaker.topics}
    for name in set(themes) & held.keys():
        held[name].willing = False
    missing = select(Theme).where(Theme.name.in_(set(themes) - held.keys()))
    speaker.topics += [
        SpeakerTopic(theme=theme, willing=False) for theme in session.scalars(missing)
    ]
    keep_change(
        session,
        subject=Subject.SPEAKER,
        subject_id=speaker.id,
        what="not to be asked about: " + ", ".join(themes)[:150],
        by=by,
        now=now,
    )
    return themes
