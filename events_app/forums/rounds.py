"""What the sealed store holds of feedback on meetings: rounds, tickets without a person, boxes.

They are made and read by `feedback`; here they have their place, so that they end with the forum.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from events_app.forums.facts import Facts


@dataclass
class Round(Facts):
    """One time that members are asked about a meeting. Keys are in base64."""

    kind: ClassVar[str] = "round"

    meeting: str
    #: how many tickets were drawn
    asked: int
    closes_at: datetime
    questions: list[str]
    public_key: str
    #: "" once the round is over, and then nothing opens its boxes
    private_key: str
    state: str = "open"
    #: how many answered, from five up, and the figures; written once
    answered: int | None = None
    released: dict[str, Any] = field(default_factory=dict[str, Any])
    #: what people wrote, in an order of its own, until a host has put it in their own words
    said: list[str] = field(default_factory=list[str])
    said_until_at: datetime | None = None
    in_own_words: str = ""
    #: whether the database's files were rewritten after the close
    rewritten: bool = False


@dataclass
class Ticket(Facts):
    """The right to answer once: filed under the hash of a secret."""

    kind: ClassVar[str] = "ticket"

    round: str


@dataclass
class SealedBox(Facts):
    """The sealed answer to one question, until the round closes; head and body in base64."""

    kind: ClassVar[str] = "box"

    round: str
    head: str
    body: str
