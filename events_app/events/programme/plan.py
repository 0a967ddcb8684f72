"""What a programme file says, checked, as plain values. Nothing here knows the database."""

from dataclasses import dataclass
from datetime import date, datetime

from events_app.models.events import EventKind, EventState, Part, Recording
from events_app.models.organisations import BoardRole, CommitteePart


@dataclass(frozen=True)
class PlannedPerson:
    """Somebody's part in a session."""

    name: str
    part: Part
    job_title: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class PlannedSession:
    """One item of an event. Its moments are in UTC, None while they are to be confirmed."""

    title: str
    about: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    themes: tuple[str, ...] = ()
    people: tuple[PlannedPerson, ...] = ()


@dataclass(frozen=True)
class PlannedAudienceItem:
    """One way to be in the audience; one appointment has to meet every condition that is set."""

    board_role: BoardRole | None = None
    any_board_role: bool = False
    committee: str | None = None
    committee_part: CommitteePart | None = None
    organisation_type: str | None = None
    region: str | None = None
    organisation_code: str | None = None
    everyone: bool = False


@dataclass(frozen=True)
class PlannedEvent:
    """One event as the file has it. Its moments are in UTC, None while they are to be confirmed."""

    key: str
    kind: EventKind
    title: str
    starts_date: date
    ends_date: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    #: None: online; "": to be confirmed
    town: str | None = None
    venue: str = ""
    about: str = ""
    cost: str = ""
    interactive: bool = False
    recording: Recording | None = None
    accessibility: str = ""
    joining_url: str = ""
    joining_notes: str = ""
    #: None: no limit
    capacity: int | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    #: None: the file leaves it as it is
    state: EventState | None = None
    state_reason: str = ""
    themes: tuple[str, ...] = ()
    audience_words: str = ""
    audience: tuple[PlannedAudienceItem, ...] = ()
    sessions: tuple[PlannedSession, ...] = ()


@dataclass(frozen=True)
class Programme:
    """A whole programme file: the themes it names, and its events in the order of the file."""

    themes: tuple[str, ...]
    events: tuple[PlannedEvent, ...]
