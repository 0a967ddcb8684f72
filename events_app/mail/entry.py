"""What stands in somebody's calendar, before it is written as iCalendar."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal, NamedTuple

Method = Literal["REQUEST", "CANCEL", "PUBLISH"]
Status = Literal["CONFIRMED", "CANCELLED", "TENTATIVE"]
Classification = Literal["PUBLIC", "PRIVATE"]


class Mailbox(NamedTuple):
    """Somebody who organises or attends."""

    name: str
    email: str


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """One entry in somebody's calendar.

    `starts` and `ends` are aware moments; or days while no time is known, and then `ends` is the
    last day, included. `alarm` is in minutes before the start; None: no alarm.
    """

    uid: str
    sequence: int
    method: Method
    summary: str
    starts: datetime | date
    ends: datetime | date
    stamp: datetime
    last_modified: datetime
    description: str = ""
    url: str = ""
    location: str = ""
    organiser: Mailbox | None = None
    attendee: Mailbox | None = None
    status: Status = "CONFIRMED"
    classification: Classification = "PUBLIC"
    alarm: int | None = 15

    def __post_init__(self) -> None:
        timed = isinstance(self.starts, datetime)
        if timed != isinstance(self.ends, datetime):
            raise ValueError("an entry starts and ends on days, or at moments")
        moments = [self.stamp, self.last_modified] + ([self.starts, self.ends] if timed else [])
        if any(isinstance(m, datetime) and m.tzinfo is None for m in moments):
            raise ValueError("a moment needs a time zone")
        if self.ends < self.starts or (timed and self.ends == self.starts):
            raise ValueError("an entry ends after it starts")

    def to_facts(self) -> dict[str, object]:
        """The entry as JSON values, for the facts of a message."""
        return {name: _as_json(value) for name, value in vars(self).items()}

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> "CalendarEntry":
        """The entry that `to_facts` wrote. Raises TypeError or ValueError for anything else."""
        values = dict(facts)
        for name in ("starts", "ends", "stamp", "last_modified"):
            written = values[name]
            moment = "T" in written
            values[name] = (datetime if moment else date).fromisoformat(written)
        for name in ("organiser", "attendee"):
            values[name] = Mailbox(*values[name]) if values.get(name) else None
        return cls(**values)


def _as_json(value: object) -> object:
    if isinstance(value, Mailbox):
        return list(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value
