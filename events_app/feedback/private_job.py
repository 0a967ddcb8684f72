"""What the worker does for feedback on private meetings: ask, close, rewrite the files."""

from datetime import datetime
from typing import Any

from flask import Config
from sqlalchemy.orm import Session

from events_app.feedback.actions.private import ask_about_meetings
from events_app.feedback.actions.private_closing import (
    close_due,
    list_not_rewritten,
    note_rewritten,
)
from events_app.feedback.rewriting import SEALED, rewrite
from events_app.forums.keys import ForumKeys
from events_app.forums.store import SealedStore
from events_app.forums.whole import list_forum_ids
from events_app.models.transaction import will_write


def work_privately(session: Session, config: Config, now: datetime) -> None:
    """Ask and close what is due in each forum; then rewrite the files, if something closed."""
    keys = ForumKeys.from_setting(config["SEALING_KEYS"])
    will_write(session)
    store = SealedStore(session, keys)
    forums = list_forum_ids(store)
    for forum_id in forums:
        close_due(store, forum_id, now=now)
        ask_about_meetings(store, forum_id, now=now)
    waiting = list_not_rewritten(store, forums)
    session.commit()
    engine: Any = session.get_bind()
    session.close()
    if waiting and rewrite(engine, tables=SEALED):
        will_write(session)
        store = SealedStore(session, keys)
        note_rewritten(store, list_not_rewritten(store, forums))
        session.commit()
