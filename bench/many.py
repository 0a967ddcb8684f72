"""A hundred thousand people with roles, and as many registrations: made once for those who need it.

Everybody who works in the desk's measurements on large tables begins with `with_many`.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice

from flask import Flask
from sqlalchemy import insert, text

from bench.people import ORGANISATIONS, add_people
from events_app.extensions import db
from events_app.models.organisations import Appointment, BoardRole, CommitteePart
from events_app.models.people import AccountRole, Person, Role, person_roles
from events_app.models.registrations import Attendance, Registration, RegistrationState
from events_app.models.transaction import will_write

Row = dict[str, object]

PEOPLE = 100_000
#: numbers that no other measurement uses
FIRST = 3_000_000
#: somebody of the event team
TEAM = FIRST - 1
#: events of `bench.programme` over which the registrations are spread
EVENTS = range(60, 100)
_LONG_AGO = date(2020, 1, 1)
_CONFIRMED_AT = datetime(2020, 1, 1, tzinfo=UTC)
_ROLES = dict(enumerate(islice(cycle(BoardRole), 7)))
_made: dict[str, str] = {}


def with_many(app: Flask) -> str:
    """Add them to the database unless they are there; gives the cookie of one of the event team."""
    with app.app_context():
        address = str(db.engine.url)
        if address not in _made:
            _made[address] = _add(app)
        db.session.remove()
    return _made[address]


def _add(app: Flask) -> str:
    """People of every role at every trust; one in 21 changes role before the events."""
    today, ids = datetime.now(UTC).date(), range(FIRST, FIRST + PEOPLE)
    cookie = add_people(app, TEAM, 1)[0]
    will_write(db.session)
    db.session.execute(insert(Person), [_person(n) for n in ids])
    db.session.execute(insert(Appointment), [_appointment(n, today) for n in ids])
    db.session.execute(insert(Registration), list(_registrations()))
    role = db.session.query(Role).filter_by(name=AccountRole.EVENT_TEAM).one_or_none()
    if role is None:
        role = Role(name=AccountRole.EVENT_TEAM)
        db.session.add(role)
        db.session.flush()
    db.session.execute(insert(person_roles), [{"person_id": TEAM, "role_id": role.id}])
    db.session.commit()
    settle()
    return cookie


def settle() -> None:
    """What PostgreSQL does by itself within minutes: it counts, and notes what all may see."""
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
    else:
        will_write(db.session)
        db.session.execute(text("ANALYZE"))
        db.session.commit()


def _person(n: int) -> Row:
    return {
        "id": n,
        "email": f"reached{n}@trust.example",
        "full_name": f"Person {n}",
        "fs_uniquifier": f"reached-{n}",
        "active": n % 50 != 0,
        "created_at": _CONFIRMED_AT,
    }


def _appointment(n: int, today: date) -> Row:
    chairs = n % 10 == 0
    return {
        "person_id": n,
        "organisation_id": n % ORGANISATIONS + 1,
        "board_role": _ROLES[n % 7],
        "committee": "workforce and people" if chairs else None,
        "committee_part": CommitteePart.CHAIRS if chairs else None,
        "from_date": _LONG_AGO,
        "until_date": today + timedelta(days=10) if n % 21 == 0 else None,
        "confirmed_at": _CONFIRMED_AT,
        "confirmed_by": "import",
    }


def _registrations() -> Iterator[Row]:
    """One for each person; two of three came, of one in ten it is not known."""
    for n in range(PEOPLE):
        yield {
            "reference": f"MANY{n}",
            "person_id": FIRST + n,
            "event_id": EVENTS[n % len(EVENTS)],
            "state": RegistrationState.REGISTERED,
            "arrival": n,
            "access_needs": [],
            "access_note": "",
            "calendar_uid": f"many-{n}",
            "attendance": _attendance(n),
            "registered_at": _CONFIRMED_AT,
            "updated_at": _CONFIRMED_AT,
        }


def _attendance(n: int) -> Attendance | None:
    if n % 10 == 0:
        return None
    return Attendance.ATTENDED if n % 3 else Attendance.DID_NOT_ATTEND
