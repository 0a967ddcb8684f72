"""What the sealed store holds, kind by kind: plain facts, as JSON before they are sealed."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Self, cast

from events_app.eligibility import Conditions
from events_app.models.events import AudienceItem

#: joining details open so long before a meeting
JOINING_OPENS = timedelta(minutes=15)
NO_CONDITION = Conditions(None, False, None, None, None, None, None, False)
#: how long members can stop or correct notes before they can be read
THEMES_WAIT = timedelta(hours=48)


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


class Facts:
    """Facts of one kind. Names that end in `_at` are moments, in `_date` days."""

    kind: ClassVar[str]

    def to_json(self) -> dict[str, Any]:
        """The facts as JSON values."""
        return {name: _plain(value) for name, value in asdict(cast(Any, self)).items()}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """The facts that `to_json` wrote."""
        return cls(**{name: _read(name, value) for name, value in values.items()})


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


@dataclass
class Rules(Facts):
    """One version of the ground rules."""

    kind: ClassVar[str] = "rules"

    version: int
    text: str
    made_at: datetime


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


@dataclass
class Refused(Facts):
    """Somebody who is not to be invited to this forum again."""

    kind: ClassVar[str] = "refused"

    person: int


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


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _read(name: str, value: Any) -> Any:
    if name.endswith("_at") and value is not None:
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if name.endswith("_date") and value else value
