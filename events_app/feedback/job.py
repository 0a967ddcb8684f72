"""What the worker does for feedback: ask about events that are over, close what is due."""

from datetime import datetime
from typing import Any

from flask import Config
from sqlalchemy.orm import Session

from events_app.feedback.actions.asking import ask_round, has_asking_to_do
from events_app.feedback.actions.closing import close, list_not_rewritten, note_rewritten, take_in
from events_app.feedback.actions.reminding import remind_round
from events_app.feedback.boxes import FeedbackKeys
from events_app.feedback.queries.meanwhile import list_filled
from events_app.feedback.queries.rounds import list_due_to_close, list_due_to_remind
from events_app.feedback.rewriting import rewrite
from events_app.models.feedback import FeedbackRound
from events_app.models.transaction import will_write
from events_app.people.inbox import InboxKeys


def feedback_address(config: Config | dict[str, Any]) -> str:
    """Where feedback is given: the origin of FEEDBACK_URL, else a path of this server."""
    return f"{config['FEEDBACK_URL']}/" if config["FEEDBACK_URL"] else "/feedback/"


def work(session: Session, config: Config, now: datetime) -> None:
    """Ask, remind, take in, close and rewrite what is due, each in a transaction of its own."""
    if _is_due(session, has_asking_to_do(session, now)):
        _ask(session, config, now)
    if _is_due(session, list_due_to_remind(session, now)):
        will_write(session)
        inbox = InboxKeys.from_setting(config["SEALING_KEYS"])
        remind_round(session, inbox=inbox, now=now)
        session.commit()
    filled = list_filled(session)
    session.rollback()
    for round_id in filled:
        will_write(session)
        opened = session.get_one(FeedbackRound, round_id)
        take_in(session, opened=opened, keys=FeedbackKeys.from_setting(config["SEALING_KEYS"]))
        session.commit()
    closing = [each.id for each in list_due_to_close(session, now)]
    session.rollback()
    for round_id in closing:
        will_write(session)
        close_round(session, session.get_one(FeedbackRound, round_id), config)
    rewrite_if_needed(session)


def close_round(session: Session, opened: FeedbackRound, config: Config) -> None:
    """Close one round and commit. Raises what `close` raises."""
    close(session, opened=opened, keys=FeedbackKeys.from_setting(config["SEALING_KEYS"]))
    session.commit()


def rewrite_if_needed(session: Session) -> bool:
    """Rewrite the files, if rounds closed since it was done; whether nothing is left to do."""
    waiting = list_not_rewritten(session)
    engine: Any = session.get_bind()
    session.rollback()
    session.close()
    if not waiting:
        return True
    if not rewrite(engine):
        return False
    will_write(session)
    note_rewritten(session, waiting)
    session.commit()
    return True


def _is_due(session: Session, found: object) -> bool:
    """Whether something was found; what was read for it is let go."""
    due = bool(found)
    session.rollback()
    return due


def _ask(session: Session, config: Config, now: datetime) -> None:
    will_write(session)
    setting = config["SEALING_KEYS"]
    ask_round(
        session,
        keys=FeedbackKeys.from_setting(setting),
        inbox=InboxKeys.from_setting(setting),
        address=feedback_address(config),
        now=now,
    )
    session.commit()
