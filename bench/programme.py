"""A thousand events, shaped like the real ones: two sessions, six people, two themes."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import insert

from events_app.clock import LONDON
from events_app.extensions import db
from events_app.models.events import (
    Appearance,
    AudienceItem,
    Event,
    EventKind,
    EventSession,
    EventState,
    Part,
    Recording,
    Theme,
    ThemeMark,
)
from events_app.models.organisations import BoardRole
from events_app.models.transaction import will_write

Row = dict[str, object]

EVENTS = 1000
#: finished before all others: the one that people came to last year
EARLIER = EVENTS + 1
#: the events that people register for, each measurement for another
FIRST_TO_REGISTER = EVENTS + 2
TO_REGISTER = 40

THEMES = (
    "race equality", "equality and inclusion", "board leadership", "wellbeing", "workforce",
    "patient safety", "finance", "digital", "governance", "improvement", "primary care", "estates",
)  # fmt: skip
ROLES = (BoardRole.CHAIR, BoardRole.NON_EXECUTIVE_DIRECTOR, BoardRole.CHIEF_EXECUTIVE)
KINDS = tuple(EventKind)
ABOUT = (
    "What boards need to know, in an hour and a half: what the figures say, what has worked in "
    "other trusts, and which questions to ask at your next meeting. Two trusts tell how they went "
    "about it and what they would do differently. There is time for questions, and papers come in "
    "advance."
)


def add_programme(today: date) -> None:
    """All events to come, one that is over, and the events to register for, without a limit."""
    days = {n: today + timedelta(days=14 + n % 300) for n in range(1, EVENTS + 1)}
    days[EARLIER] = today - timedelta(days=200)
    days |= {FIRST_TO_REGISTER + n: today + timedelta(days=400) for n in range(TO_REGISTER)}
    will_write(db.session)
    db.session.execute(insert(Theme), [{"id": n, "name": t} for n, t in enumerate(THEMES, 1)])
    db.session.execute(insert(Event), [_event(n, day) for n, day in days.items()])
    for table, rows in (
        (AudienceItem, _audience),
        (ThemeMark, _themes),
        (EventSession, _sessions),
        (Appearance, _line_up),
    ):
        made = (row for n, day in days.items() for row in rows(n, day))
        db.session.execute(insert(table), list(made))
    db.session.commit()


def limit_places(event_id: int, capacity: int) -> None:
    """Give an event to register for a limit."""
    will_write(db.session)
    event = db.session.get_one(Event, event_id)
    event.capacity = capacity
    db.session.commit()


def path_of(event_id: int) -> str:
    return f"/events/event-{event_id}"


def _event(n: int, day: date) -> Row:
    title = f"Board accountability for workforce race equality, part {n}"
    return {
        "id": n,
        "slug": f"event-{n}",
        "key": f"event-{n}",
        "kind": KINDS[n % len(KINDS)],
        "state": EventState.PUBLISHED,
        "title": title,
        "about": ABOUT,
        "starts_date": day,
        "ends_date": day,
        "starts_at": _at(day, 10, 0),
        "ends_at": _at(day, 11, 30),
        "venue": "Microsoft Teams",
        "recording": Recording.NOT_RECORDED,
        "capacity": 500 if n <= EVENTS else None,
        "search_text": f"{title} {ABOUT}".lower(),
        "public_uid": f"event-{n}@events.example",
        "updated_at": datetime(2026, 1, 1, tzinfo=UTC),
    }


def _audience(n: int, _day: date) -> list[Row]:
    roles = sorted({BoardRole.CHAIR, ROLES[n % 3]})
    return [{"event_id": n, "position": p, "board_role": role} for p, role in enumerate(roles)]


def _themes(n: int, _day: date) -> list[Row]:
    carried = {n % len(THEMES) + 1, (n // 3) % len(THEMES) + 1}
    return [{"event_id": n, "theme_id": theme} for theme in sorted(carried)]


def _sessions(n: int, day: date) -> list[Row]:
    starts, middle, ends = (_at(day, *hour) for hour in ((10, 0), (10, 45), (11, 30)))
    first: Row = {"title": "What the figures say", "starts_at": starts, "ends_at": middle}
    second: Row = {"title": "What has worked", "starts_at": middle, "ends_at": ends}
    parts = enumerate((first, second))
    return [{"id": 2 * n + p, "event_id": n, "position": p, **part} for p, part in parts]


def _line_up(n: int, _day: date) -> list[Row]:
    return [_appearance(2 * n + p, position) for p in range(2) for position in range(3)]


def _appearance(session_id: int, position: int) -> Row:
    return {
        "session_id": session_id,
        "position": position,
        "part": (Part.SESSION_CHAIR, Part.SPEAKER, Part.PANELLIST)[position],
        "name": f"Speaker {session_id}-{position}",
        "job_title": "Director of workforce and organisational development",
        "organisation": f"Trust {session_id % 200 + 1}",
    }


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=LONDON)
