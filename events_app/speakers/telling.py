"""What a speaker is told of a session, and whether it is still so. Pure."""

from dataclasses import dataclass

from events_app.clock import LONDON
from events_app.dates import event_when, long_date, times
from events_app.events.place import place
from events_app.folding import fold
from events_app.models.asks import Ask
from events_app.models.events import Event, EventSession, EventState

#: themes, folded, that make a session one about race equality
ABOUT_RACE = frozenset({"race equality", "wres"})


@dataclass(frozen=True)
class Told:
    """Which session, when and where, in words."""

    title: str
    when: str
    where: str


def tell(event: Event, session: EventSession) -> Told:
    """What there is to tell now."""
    if session.starts_at is None or session.ends_at is None:
        when = event_when(event)
    else:
        day = session.starts_at.astimezone(LONDON).date()
        when = f"{long_date(day)}, {times(session.starts_at, session.ends_at)}"
    if event.state == EventState.POSTPONED:
        when = f"Postponed, a new date follows (was {when})"
    title = session.title if session.title == event.title else f"{session.title} ({event.title})"
    return Told(title[:200], when[:200], place(event)[:500])


def was_told(ask: Ask) -> Told:
    """What the person was told last."""
    return Told(ask.told_title, ask.told_when, ask.told_where)


def keep_told(ask: Ask, event: Event, session: EventSession) -> None:
    """Note what the person is told now."""
    told = tell(event, session)
    ask.told_title, ask.told_when, ask.told_where = told.title, told.when, told.where
    ask.told_starts_at = session.starts_at or event.starts_at
    ask.told_ends_at = session.ends_at or event.ends_at


def is_about_race(themes: list[str]) -> bool:
    """Whether a session with these themes is about race equality."""
    return any(fold(theme) in ABOUT_RACE for theme in themes)
