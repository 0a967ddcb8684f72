"""The whole demonstration, as `make run` and `demo load` load it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session, scoped_session

from events_app.demo.feedback import add_feedback
from events_app.demo.forum import add_forum
from events_app.demo.load import Loaded, load
from events_app.demo.speakers_year import load_speakers_year
from events_app.demo.topics import add_topics
from events_app.diversity.keys import Keys
from events_app.feedback.boxes import FeedbackKeys
from events_app.forums.keys import ForumKeys
from events_app.mail.sender import Sender

AnySession = Session | scoped_session[Session]


def load_demonstration(
    session: AnySession, config: Mapping[str, Any], *, now: datetime
) -> tuple[Loaded, int]:
    """Add what is missing of it. Says what was added, and how many speakers of a year."""
    sender, secret = Sender.from_settings(config), config["SEALING_KEYS"]
    loaded = load(session, now=now, uid_domain=sender.domain, sender=sender)
    add_forum(session, ForumKeys.from_setting(secret), now=now)
    add_feedback(session, FeedbackKeys.from_setting(secret), now=now)
    add_topics(session, now=now)
    return loaded, load_speakers_year(session, keys=Keys.from_setting(secret), now=now)
