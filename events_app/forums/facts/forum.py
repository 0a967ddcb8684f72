"""A forum, its ground rules, and who is not to be invited to it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from events_app.eligibility import Conditions
from events_app.forums.facts.kinds import Facts
from events_app.models.events import AudienceItem

NO_CONDITION = Conditions(None, False, None, None, None, None, None, False)


@dataclass
class Forum(Facts):
    """A forum: what it is for, its rules of keeping, and the head of its chain."""

    kind: ClassVar[str] = "forum"

    made_at: datetime
    title: str = ""
    purpose: str = ""
    length: str = ""
    platform: str = ""
    #: who it is for: conditions as an event's audience has them
    audience: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    #: the version of the ground rules that counts; 0 before there is one
    rules_version: int = 0
    #: the ticks of the platform checklist
    checklist: list[str] = field(default_factory=list[str])
    dates: str = ""
    #: how many months notes of themes are kept
    months_kept: int = 0
    aftercare: str = ""
    briefing: str = ""
    #: the deputy host, a person
    deputy: int = 0
    who_can_see_read: bool = False
    #: places that became free, for whatever reason
    open_places: int = 0
    entries: int = 0
    head: str = ""

    @property
    def conditions(self) -> list[Conditions]:
        """Who it is for, as plain values for one person's judgement."""
        return [NO_CONDITION._replace(**item) for item in self.audience]

    @property
    def items(self) -> list[AudienceItem]:
        """Who it is for, as the rules of eligibility read it."""
        return [AudienceItem(position=n, **item) for n, item in enumerate(self.audience)]


@dataclass
class Rules(Facts):
    """One version of the ground rules."""

    kind: ClassVar[str] = "rules"

    version: int
    text: str
    made_at: datetime


@dataclass
class Refused(Facts):
    """Somebody who is not to be invited to this forum again."""

    kind: ClassVar[str] = "refused"

    person: int
