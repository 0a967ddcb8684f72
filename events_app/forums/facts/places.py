"""Somebody's place in a forum, and what it can be."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from events_app.forums.facts.kinds import Facts


class Part(StrEnum):
    """What somebody is in a forum. The deputy is a host like the other."""

    HOST = "host"
    MEMBER = "member"
    FACILITATOR = "facilitator"
    ASSISTANT = "assistant"


class PlaceState(StrEnum):
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    #: the invitation's time ended
    NO_REPLY = "no reply"


@dataclass
class Place(Facts):
    """Somebody's place in a forum, from the invitation on. Its address is its own."""

    kind: ClassVar[str] = "place"

    person: int
    address: str
    part: str
    state: str
    invited_at: datetime
    until_at: datetime
    reminded: bool = False
    #: the version of the ground rules that was agreed to, and when
    agreed: int = 0
    agreed_at: datetime | None = None
    show_name: bool = False
    name_attendance: bool = False
    hold: bool = False
    alert: str = ""
    paused: bool = False
    #: for an assistant: the id of the place of the person who named them
    helps: str = ""
    #: by meeting: whether they can come
    coming: dict[str, bool] = field(default_factory=dict[str, bool])
    #: by meeting: the calendar's uid and sequence
    holds: dict[str, list[Any]] = field(default_factory=dict[str, list[Any]])
    #: an address for alerts that waits for its code, and the code's digest
    new_alert: str = ""
    alert_code: str = ""
    alert_until_at: datetime | None = None
    #: whom they would have as host, when there is none
    vote: int = 0
    #: by meeting: the right to give feedback on it once, until it closes
    tickets: dict[str, str] = field(default_factory=dict[str, str])
