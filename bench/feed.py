"""Reading one person's private calendar feed, of 50 places."""

from datetime import UTC, datetime

from sqlalchemy import insert

from bench import visits
from bench.pages import against_bare
from bench.rows import Row
from bench.setting import Setting
from bench.statements import count_statements
from events_app.extensions import db
from events_app.models.calendars import CalendarFeed
from events_app.models.people import Person
from events_app.models.registrations import Registration, RegistrationState
from events_app.models.transaction import will_write
from events_app.people.queries.people import token_digest

PLACES = 50
TOKEN = "a-token-of-the-bench"  # noqa: S105 - as it says
FEED = f"/calendar/{TOKEN}.ics"
#: beyond everybody else's number
PERSON = 900_000


def add_feed() -> None:
    """Somebody who has a place at the first 50 events, and the feed of those."""
    now = datetime.now(UTC)
    name = {"email": "feed@trust.example", "full_name": "Feed Reader", "fs_uniquifier": "feed"}
    will_write(db.session)
    db.session.execute(insert(Person), [{"id": PERSON, "active": True, "created_at": now, **name}])
    db.session.execute(
        insert(Registration), [_registration(event_id, now) for event_id in range(1, PLACES + 1)]
    )
    kept = {"person_id": PERSON, "token_digest": token_digest(TOKEN), "made_at": now}
    db.session.execute(insert(CalendarFeed), [kept])
    db.session.commit()


def own_feed(setting: Setting) -> Row:
    """The feed against bare Flask."""
    statements = count_statements(setting.app, visits.read_once(FEED))
    figures, ratio = against_bare(setting, FEED, "/feed")
    return Row(
        f"personal calendar feed, {PLACES} registrations",
        setting.database,
        f"{figures}; {statements} SQL statements",
        "1/6 = 0.17; 3 statements",
        ratio.middle >= 1 / 6 and statements <= 3,
    )


def _registration(event_id: int, now: datetime) -> dict[str, object]:
    return {
        "reference": f"FEED{event_id}",
        "person_id": PERSON,
        "event_id": event_id,
        "state": RegistrationState.REGISTERED,
        "arrival": 1,
        "calendar_uid": f"feed-{event_id}",
        "registered_at": now,
        "updated_at": now,
    }
