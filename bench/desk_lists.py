"""Pages of the desk over real sizes: the year's report, who has not answered, duplicates."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

from sqlalchemy import delete, insert, update
from werkzeug.test import Client

from bench.many import EVENTS, PEOPLE, settle, with_many
from bench.rows import Row
from bench.setting import Setting
from events_app.extensions import db
from events_app.models.events import AudienceItem, Event
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.models.transaction import will_write
from tests.watching import counted

ROUNDS = 5
REPORT_MS, LIST_MS = 800, 300
#: of each kind of likeness; beyond the numbers of all other people
PAIRS, FIRST_PAIR = 8_000, 4_000_000
DUPLICATES = "/manage/contacts/duplicates"


def programme_report(setting: Setting) -> Row:
    """The page of a year with 100,000 registrations."""
    cookie = with_many(setting.app)
    with setting.app.app_context():
        year = db.session.get_one(Event, EVENTS[len(EVENTS) // 2]).starts_date.year
    took, statements = _timed(setting, f"/manage/reports?year={year}", cookie)
    return Row(
        f"programme report, {PEOPLE:,} registrations",
        setting.database,
        f"{took:.0f} ms; {statements} SQL statements",
        f"{REPORT_MS} ms",
        took <= REPORT_MS,
    )


def not_answered(setting: Setting) -> Row:
    """Who of 100,000 people has not answered: a page of all, of one role, and by name."""
    cookie = with_many(setting.app)
    with setting.app.app_context():
        will_write(db.session)
        items = AudienceItem.event_id == EVENTS[0]
        db.session.execute(delete(AudienceItem).where(items, AudienceItem.position > 0))
        db.session.execute(update(AudienceItem).where(items).values(board_role=None, everyone=True))
        db.session.commit()
    page = f"/manage/events/{EVENTS[0]}/chase"
    asked = {"all": page, "page 9": f"{page}?page=9", "one role": f"{page}?role=chair"}
    asked["by name"] = f"{page}?q=person+3000"
    return _pages(setting, cookie, f"who of {PEOPLE:,} people has not answered", asked)


def duplicates(setting: Setting) -> Row:
    """Pairs that may be one person, among 148,000 people: from the first, and further on."""
    cookie = with_many(setting.app)
    with setting.app.app_context():
        if db.session.get(Person, FIRST_PAIR) is None:
            _add_pairs()
    one, last = FIRST_PAIR + PAIRS, FIRST_PAIR + 6 * PAIRS - 200
    asked = {
        "first page": DUPLICATES,
        "in the middle": f"{DUPLICATES}?after=0-{one}-{one + 1}",
        "near the end": f"{DUPLICATES}?after=2-{last}-{last + 1}",
    }
    return _pages(setting, cookie, f"possible duplicates, {3 * PAIRS:,} pairs", asked)


def _pages(setting: Setting, cookie: str, what: str, asked: dict[str, str]) -> Row:
    """Each of these addresses must answer in time."""
    taken = {name: _timed(setting, address, cookie) for name, address in asked.items()}
    figures = ", ".join(f"{name} {took:.0f} ms" for name, (took, _count) in taken.items())
    most = max(count for _took, count in taken.values())
    return Row(
        what,
        setting.database,
        f"{figures}; {most} SQL statements",
        f"{LIST_MS} ms",
        max(took for took, _count in taken.values()) <= LIST_MS,
    )


def _timed(setting: Setting, address: str, cookie: str) -> tuple[float, int]:
    """The middle of several, in milliseconds, after one to warm up; and the statements of one."""
    client = Client(setting.app, use_cookies=False)
    with setting.app.app_context():
        engine = db.engine
    with counted(engine) as seen:
        _read(client, address, cookie)
    taken = sorted(_read(client, address, cookie) for _ in range(ROUNDS))
    return taken[ROUNDS // 2], seen.total


def _read(client: Client, address: str, cookie: str) -> float:
    begun = time.perf_counter()
    response = client.get(address, headers={"Cookie": cookie})
    took = (time.perf_counter() - begun) * 1000
    if response.status_code != 200:
        raise SystemExit(f"{address} was not answered: {response.status}")
    return took


def _add_pairs() -> None:
    """Two accounts each: by the address, by the name at one trust, by family name and address."""
    will_write(db.session)
    people = list(_pairs())
    db.session.execute(insert(Person), people)
    appointments = [
        {
            "person_id": p["id"],
            "organisation_id": 1 + n // 2 % 200,
            "from_date": date(2020, 1, 1),
        }
        for n, p in enumerate(people)
    ]
    db.session.execute(insert(Appointment), appointments)
    db.session.commit()
    settle()


def _pairs() -> Iterator[dict[str, object]]:
    now = datetime.now(UTC)
    for n in range(6 * PAIRS):
        kind, pair, second = n // (2 * PAIRS), n // 2, n % 2
        name, email = f"Pair {pair}", f"pair{n}@trust.example"
        if kind == 0:
            name, email = f"Pair {n}", f"pair.{pair}{'+x' * second}@trust.example"
        elif kind == 2:
            name, email = f"{'AB'[second]} Pair{pair}", f"pair{pair}@trust{second}.example"
        yield {
            "id": FIRST_PAIR + n,
            "email": email,
            "full_name": name,
            "fs_uniquifier": f"pair-{n}",
            "active": True,
            "created_at": now,
        }
