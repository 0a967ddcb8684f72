"""The search of the event team's desk, over 100,000 people."""

from datetime import UTC, datetime
from itertools import product
from string import ascii_lowercase
from time import perf_counter

from sqlalchemy import insert

from bench.rows import Row
from bench.setting import Setting
from events_app.desk.queries.search import search_events, search_organisations, search_people
from events_app.extensions import db
from events_app.models.people import Person
from events_app.models.transaction import will_write
from tests.watching import counted

PEOPLE = 100_000
#: ids that nobody else in the bench has
FIRST = 2_000_000
MUST_MS = 50.0


def desk_search(setting: Setting) -> Row:
    """Two letters, each pair of them once: how long people, events and organisations take."""
    with setting.app.app_context():
        _add_people()
        with counted(db.engine) as seen:
            _search("aa")
        taken = sorted(
            _timed(first + second) for first, second in product(ascii_lowercase, repeat=2)
        )
    worst = taken[int(len(taken) * 0.99)]
    return Row(
        "search of the desk, first two letters, 100,000 people",
        setting.database,
        f"{taken[len(taken) // 2]:.1f} ms, 99 of 100 in {worst:.1f} ms; "
        f"{seen.total} SQL statements and 1 for who asks",
        f"{MUST_MS:.0f} ms on 99 of 100; 4 statements",
        worst <= MUST_MS and seen.total <= 3,
    )


def _search(letters: str) -> None:
    for search in (search_people, search_events, search_organisations):
        search(db.session, letters)
    db.session.rollback()


def _timed(letters: str) -> float:
    """Milliseconds."""
    begun = perf_counter()
    _search(letters)
    return (perf_counter() - begun) * 1000


def _add_people() -> None:
    """Names of which two letters are the beginning of about 150, and of some thousands."""
    now = datetime.now(UTC)
    will_write(db.session)
    for start in range(0, PEOPLE, 10_000):
        rows = [_person(n, now) for n in range(start, start + 10_000)]
        db.session.execute(insert(Person), rows)
    db.session.commit()


def _person(n: int, now: datetime) -> dict[str, object]:
    pairs = ascii_lowercase
    first, last = pairs[n % 26] + pairs[n // 26 % 26], pairs[n % 7] + pairs[n // 7 % 5]
    return {
        "id": FIRST + n,
        "email": f"{last}{n}@trust.example",
        "full_name": f"{first}na{n} {last}eyemi",
        "fs_uniquifier": f"search-{n}",
        "active": True,
        "created_at": now,
    }
