"""One meeting of a forum, and when what of it can be read."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from events_app.forums.facts.kinds import Facts

#: joining details open so long before a meeting
JOINING_OPENS = timedelta(minutes=15)
#: how long members can stop or correct notes before they can be read
THEMES_WAIT = timedelta(hours=48)


@dataclass
class Meeting(Facts):
    """One meeting: when, what about, how to join."""

    kind: ClassVar[str] = "meeting"

    starts_at: datetime
    ends_at: datetime
    agenda: str = ""
    #: a paper on a line: words, or an address
    papers: str = ""
    joining: str = ""
    #: for hosts alone
    run_sheet: str = ""
    #: the settings of the platform that were checked for this meeting, by name
    checked: list[str] = field(default_factory=list[str])
    cancelled: bool = False
    #: how many came; None before it was counted
    attended: int | None = None
    #: of a round in the room: how many felt able to speak openly
    felt_open: int | None = None
    #: those who came and agreed to be named, for 30 days
    named: list[int] = field(default_factory=list[int])
    #: notes of themes, when they were written, and who stopped them
    themes: str = ""
    themes_at: datetime | None = None
    stopped_by: list[int] = field(default_factory=list[int])
    corrections: list[str] = field(default_factory=list[str])

    @property
    def joining_from_at(self) -> datetime:
        """When the joining details open."""
        return self.starts_at - JOINING_OPENS

    @property
    def themes_from_at(self) -> datetime | None:
        """When notes of themes can be read by all: 48 hours after they were written."""
        return self.themes_at + THEMES_WAIT if self.themes_at else None
