"""The list of an event's people for the event team, of 20,000 registrations: page, filter, file."""

import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert
from werkzeug.test import Client

from bench.people import add_people
from bench.rows import Row
from bench.setting import Setting
from events_app.extensions import db
from events_app.models.people import AccountRole, Role, person_roles
from events_app.models.registrations import Registration, RegistrationState
from events_app.models.transaction import will_write
from tests.watching import counted

PEOPLE = 20_000
#: beyond the numbers of other people
FIRST = 1_000_000
EVENT = 1
PAGE = f"/manage/events/{EVENT}/people"
ASKED = (PAGE, f"{PAGE}?q=person+10&trust=trust+1&role=chair&access=yes&sort=trust", f"{PAGE}.csv")
#: of which the rows of the file would be many times as much
MOST_MEMORY_MB = 16


def attendee_list(setting: Setting) -> Row:
    """Each address once to warm up, then timed; the memory that the file takes at its most."""
    with setting.app.app_context():
        cookie = _fill(setting)
        engine = db.engine
    client = Client(setting.app, use_cookies=False)
    figures, most = [], 0
    for address in ASKED:
        _read(client, address, cookie)
        with counted(engine) as seen:
            started = time.perf_counter()
            _read(client, address, cookie)
            taken = time.perf_counter() - started
        most = max(most, seen.total)
        figures.append(f"{taken * 1000:.0f} ms")
    memory = _peak(client, cookie)
    return Row(
        f"people of an event, {PEOPLE:,}: page, filtered page, file",
        setting.database,
        f"{', '.join(figures)}; {most} SQL statements; the file at most {memory:.1f} MB",
        f"4 statements; {MOST_MEMORY_MB} MB",
        most <= 4 and memory <= MOST_MEMORY_MB,
    )


def _read(client: Client, address: str, cookie: str) -> None:
    response = client.get(address, headers={"Cookie": cookie}, buffered=False)
    for _chunk in response.response:
        pass
    response.close()
    if response.status_code != 200:
        raise SystemExit(f"{address} was not answered: {response.status}")


def _peak(client: Client, cookie: str) -> float:
    tracemalloc.start()
    _read(client, f"{PAGE}.csv", cookie)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1_000_000


def _fill(setting: Setting) -> str:
    """The people, their registrations, and one more who is of the event team; gives the cookie."""
    cookie = add_people(setting.app, FIRST, 1)[0]
    add_people(setting.app, FIRST + 1, PEOPLE)
    will_write(db.session)
    db.session.execute(insert(Registration), list(_registrations(datetime.now(UTC))))
    role = Role(name=AccountRole.EVENT_TEAM)
    db.session.add(role)
    db.session.flush()
    db.session.execute(insert(person_roles), [{"person_id": FIRST, "role_id": role.id}])
    db.session.commit()
    return cookie


def _registrations(now: datetime) -> Iterator[dict[str, object]]:
    for n in range(1, PEOPLE + 1):
        yield {
            "reference": f"LIST{n}",
            "person_id": FIRST + n,
            "event_id": EVENT,
            "state": RegistrationState.REGISTERED,
            "arrival": n,
            "access_needs": ["live captions"] if n % 10 == 0 else [],
            "access_note": "",
            "calendar_uid": f"list-{n}",
            "registered_at": now - timedelta(minutes=n),
            "updated_at": now,
        }
