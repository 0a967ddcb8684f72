"""What the event team asks somebody, and an ask that was made by word of mouth. Pure."""

from dataclasses import dataclass
from datetime import datetime

from events_app.models.asks import AskKind


@dataclass(frozen=True)
class Request:
    """An ask to take part in a session, by mail."""

    part: str
    reply_by: datetime
    message: str
    fee: str = ""
    preparation: str = ""
    audience_size: str = ""
    #: why this person, where they are asked often
    reason: str = ""


@dataclass(frozen=True)
class WordOfMouth:
    """An ask that was made without us: it counts like the others."""

    kind: AskKind
    asked_at: datetime
    about_race: bool
    note: str = ""
    reason: str = ""
