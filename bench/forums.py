"""A forum's page as a member opens it, among 200 forums of 20 members, and what sealing takes.

And the public page of an event, with these forums and without.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

from flask import Flask
from sqlalchemy import delete, insert, select

from bench import visits
from bench.pages import EVENT, against_bare, turn
from bench.rows import Row, Spread
from bench.setting import Setting
from bench.statements import count_statements
from events_app.extensions import db
from events_app.forums.actions.invitations import add_place
from events_app.forums.facts import Forum, Meeting, Part, Place, PlaceState, Rules
from events_app.forums.keys import ForumKeys
from events_app.forums.queries.places import place_key
from events_app.forums.sealed_rows import SEALED_SIZE, TABLE, Kept
from events_app.forums.store import SealedStore
from events_app.models.organisations import BoardRole
from events_app.models.people import Person
from events_app.models.transaction import will_write
from events_app.sealing import SealingKeys, write_padded

FORUMS, MEMBERS, MEETINGS = 200, 20, 6
ADDRESS = "f" * 32
FORUM = f"/p/{ADDRESS}"
#: what every member's appointment is judged by, at each request
FOR_CHAIRS = [{"board_role": BoardRole.CHAIR.value}]
#: the rows that the page opens: place, forum, ground rules, meetings
OPENED = 3 + MEETINGS


def forum_page(setting: Setting) -> Row:
    """The row of the table."""
    cookie = _as_a_browser_has_it(setting.app, setting.known[0])
    statements = count_statements(setting.app, visits.read_once(FORUM, cookie))
    figures, ratio = against_bare(setting, FORUM, "/forum", cookie)
    opening = _opening_ms()
    return Row(
        f"forum page, {FORUMS} forums of {MEMBERS}",
        setting.database,
        f"{figures}; {statements} SQL statements; opening {OPENED} rows {opening:.2f} ms",
        "1/10 = 0.10; 8 statements; 2 ms",
        ratio.middle >= 1 / 10 and statements <= 8 and opening <= 2,
    )


def _as_a_browser_has_it(app: Flask, cookie: str) -> str:
    """The cookie after a first page, which notes the token of forms and the moment in it."""
    client = app.test_client(use_cookies=False)
    given = client.get(FORUM, headers={"Cookie": cookie}).headers.get("Set-Cookie", "")
    return given.partition(";")[0] or cookie


def public_page(setting: Setting) -> Row:
    """Whether what is sealed slows down what is public: turns with all forums, and with none."""
    full, empty = [], []
    statements = count_statements(setting.app, visits.read_once(EVENT))
    for _ in range(setting.rounds):
        full.append(turn(setting.ours, EVENT).ms)
        with _without_forums(setting.app):
            empty.append(turn(setting.ours, EVENT).ms)
            without = count_statements(setting.app, visits.read_once(EVENT))
    ratio = Spread([one / other for one, other in zip(empty, full, strict=True)])
    return Row(
        f"public event page, no forum and {FORUMS} forums",
        setting.database,
        f"{median(empty):.2f} and {median(full):.2f} ms of CPU = {ratio}; "
        f"{without} and {statements} SQL statements",
        "0.9; as many statements",
        ratio.middle >= 0.9 and without == statements,
    )


@contextmanager
def _without_forums(app: Flask) -> Iterator[None]:
    """Take every sealed row out for a while."""
    with app.app_context():
        rows = [row._asdict() for row in db.session.execute(select(TABLE))]
        _write(delete(TABLE))
        yield
        _write(insert(TABLE), rows)


def _write(statement: Any, *rows: Any) -> None:
    db.session.rollback()
    will_write(db.session)
    db.session.execute(statement, *rows)
    db.session.commit()


def add_forums(setting: str) -> None:
    """All forums, sealed with the keys of `setting`; the first person's place has ADDRESS."""
    now = datetime.now(UTC)
    store = SealedStore(db.session, ForumKeys.from_setting(setting))
    people = list(db.session.scalars(select(Person.id).order_by(Person.id).limit(MEMBERS)))
    for number in range(FORUMS):
        forum = store.new_forum(
            Forum(now, "A forum", "To speak", rules_version=1, audience=FOR_CHAIRS)
        )
        store.add(forum.id, Rules(1, "Be kind.\n" * 20, now))
        for ahead in range(MEETINGS):
            starts = now + timedelta(days=ahead + 1)
            store.add(forum.id, Meeting(starts, starts + timedelta(hours=1), "Listening\n" * 20))
        places = [_take_part(store, forum, person, now) for person in people]
        if number == 0:
            places[0].facts.address = ADDRESS
            places[0].handle = place_key(people[0], ADDRESS)
            store.save(places[0])


def _take_part(store: SealedStore, forum: Kept[Forum], person: int, now: datetime) -> Kept[Place]:
    """A place of somebody who agreed to the ground rules."""
    state = PlaceState.ACCEPTED
    place = add_place(store, forum, person_id=person, part=Part.MEMBER, state=state, now=now)
    place.facts.agreed = 1
    store.save(place)
    return place


def _opening_ms() -> float:
    """The milliseconds that opening as many rows as the page shows takes, without their SQL."""
    key, now = SealingKeys.of_key(b"k" * 32), datetime.now(UTC)
    place = Place(1, ADDRESS, Part.MEMBER, PlaceState.ACCEPTED, now, now)
    written = write_padded(place.to_json(), SEALED_SIZE)
    rows = [(key.seal(written, f"row {number}"), f"row {number}") for number in range(OPENED)]
    taken: list[float] = []
    for _ in range(50):
        began = time.perf_counter()
        for sealed, where in rows:
            Place.from_json(json.loads(key.open(sealed, where)))
        taken.append(time.perf_counter() - began)
    return median(taken) * 1000
