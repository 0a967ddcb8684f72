"""What was done in a forum, and the heads of all forums' chains."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from events_app.forums.facts.kinds import Facts


@dataclass
class Entry(Facts):
    """One entry of a forum's chain: what was done, and the digest of the entry before."""

    kind: ClassVar[str] = "entry"

    number: int
    made_at: datetime
    by: int
    what: str
    before: str


@dataclass
class DayHeads(Facts):
    """The heads of all chains as the last entry of the chain of days counts them."""

    kind: ClassVar[str] = "day"

    #: by forum: how many entries it had, and the head
    heads: dict[str, list[Any]] = field(default_factory=dict[str, list[Any]])
