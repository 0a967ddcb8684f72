"""What the body answers to what it heard. Pure."""

from dataclasses import dataclass
from typing import Self

from events_app.models.events import Event
from events_app.models.series import Series


@dataclass(frozen=True)
class Reply:
    """What was heard, whether something is done, and what, or why not."""

    heard: str
    doing: bool
    answer: str

    @property
    def lead(self) -> str:
        return "What we do" if self.doing else "We do not do this, because"


@dataclass(frozen=True)
class About:
    """What an answer is about: an event, or a series."""

    title: str
    event_id: int | None = None
    series_id: int | None = None

    @classmethod
    def event(cls, event: Event) -> Self:
        return cls(event.title, event_id=event.id)

    @classmethod
    def series(cls, series: Series) -> Self:
        return cls(series.name, series_id=series.id)
