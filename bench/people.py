"""People to register with: straight into the database, with cookies the application signed."""

import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from flask import Flask, session
from sqlalchemy import insert

from events_app.extensions import db
from events_app.models.organisations import Appointment, BoardRole, Organisation
from events_app.models.people import Device, Person
from events_app.models.registrations import Registration, RegistrationState
from events_app.models.transaction import will_write
from events_app.people.identity import begin_session
from events_app.people.queries.people import token_digest

ORGANISATIONS = 200


def add_organisations() -> None:
    """The member organisations that people belong to."""
    rows = [
        {"id": n, "code": f"R{n:03}", "name": f"Trust {n}", "region": "London", "type": "acute"}
        for n in range(1, ORGANISATIONS + 1)
    ]
    will_write(db.session)
    db.session.execute(insert(Organisation), rows)
    db.session.commit()


def add_people(app: Flask, first: int, number: int, *, known_from: int | None = None) -> list[str]:
    """Trust chairs with ids from `first` on, signed in; gives their session cookies.

    `known_from` is the id of an earlier event that each of them was registered for.
    """
    now = datetime.now(UTC)
    ids = range(first, first + number)
    tokens = {n: secrets.token_urlsafe(32) for n in ids}
    will_write(db.session)
    db.session.execute(insert(Person), [_person(n, now, known_from) for n in ids])
    db.session.execute(insert(Appointment), [_appointment(n, now) for n in ids])
    db.session.execute(insert(Device), [_device(n, tokens[n], now) for n in ids])
    if known_from is not None:
        earlier = [_registration(n, known_from, now) for n in ids]
        db.session.execute(insert(Registration), earlier)
    db.session.commit()
    return list(_cookies(app, tokens))


def _cookies(app: Flask, tokens: dict[int, str]) -> Iterator[str]:
    """What the browser of each person holds after signing in."""
    for n, token in tokens.items():
        with app.test_request_context():
            person = Person(id=n, fs_uniquifier=f"bench-{n}", active=True)
            begin_session(person, token, datetime.now(UTC))
            response = app.make_response("")
            app.session_interface.save_session(app, session, response)
        yield response.headers["Set-Cookie"].partition(";")[0]


def _person(n: int, now: datetime, known_from: int | None) -> dict[str, object]:
    return {
        "id": n,
        "email": f"person{n}@trust.example",
        "full_name": f"Person {n}",
        "fs_uniquifier": f"bench-{n}",
        "active": True,
        "created_at": now,
        "access_needs": None if known_from is None else ["live captions"],
    }


def _appointment(n: int, now: datetime) -> dict[str, object]:
    return {
        "person_id": n,
        "organisation_id": n % ORGANISATIONS + 1,
        "board_role": BoardRole.CHAIR,
        "from_date": date(2020, 1, 1),
        "confirmed_at": now,
        "confirmed_by": "import",
    }


def _device(n: int, token: str, now: datetime) -> dict[str, object]:
    ends = now + timedelta(days=30)
    digest = token_digest(token)
    return {"person_id": n, "token_digest": digest, "signed_in_at": now, "expires_at": ends}


def _registration(n: int, event_id: int, now: datetime) -> dict[str, object]:
    return {
        "reference": f"BENCH{n}",
        "person_id": n,
        "event_id": event_id,
        "state": RegistrationState.REGISTERED,
        "arrival": n,
        "access_needs": ["live captions"],
        "access_note": "",
        "calendar_uid": f"bench-{n}",
        "registered_at": now,
        "updated_at": now,
    }
