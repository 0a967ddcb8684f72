"""What belongs to no forum: it outlives one, or comes before one."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from events_app.forums.facts.kinds import Facts


@dataclass
class Concern(Facts):
    """Something for the independent person. Belongs to no forum: it outlives it."""

    kind: ClassVar[str] = "concern"

    raised_at: datetime
    forum: str
    text: str
    #: "" for somebody who does not want to be named
    name: str = ""
    dealt_with: bool = False


@dataclass
class Wish(Facts):
    """Somebody would welcome a confidential conversation. Belongs to no forum."""

    kind: ClassVar[str] = "wish"

    person: int
    wished_at: datetime


@dataclass
class Unsent(Facts):
    """A form that came too late, until its person has entered a new code. Belongs to no forum."""

    kind: ClassVar[str] = "unsent"

    person: int
    path: str
    #: names and values, in their order
    fields: list[list[str]]
    kept_at: datetime
