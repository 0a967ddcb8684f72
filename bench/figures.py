"""The public page of figures, and making a release of 10,000 appearances of 3,000 people."""

import random
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import insert

from bench import visits
from bench.pages import against_bare
from bench.rows import Row
from bench.setting import Setting
from bench.statements import count_statements
from bench.watching import watch
from events_app.diversity.actions.runs import keep_release
from events_app.diversity.answers import Answer, seal_answer
from events_app.diversity.figures.drawing import draw_up
from events_app.diversity.figures.lattice import GROUPS
from events_app.diversity.figures.periods import Period
from events_app.diversity.figures.roster import Shown
from events_app.diversity.keys import Keys
from events_app.diversity.questions import CURRENT
from events_app.extensions import db
from events_app.models.equality import EqualityAnswer
from events_app.models.events import Appearance, Event, EventSession, Part
from events_app.models.people import Person
from events_app.models.speakers import Speaker, Tie
from events_app.models.transaction import will_write

PAGE = "/accountability/who-leads"
PEOPLE, APPEARANCES, EVENTS = 3_000, 10_000, 500
#: beyond everybody else's numbers
FIRST = 5_000_000
RELEASED, TO_RELEASE = Period(2019, 1), Period(2021, 1)
MOST_SECONDS, MOST_MB = 30, 300
_WEIGHTS = (11, 8, 3, 3, 55, 6, 14)


def add_release(app: Flask) -> None:
    """A release with every table of a year, to be read."""
    chance = random.Random(1)  # noqa: S311 - made-up people, the same every time
    roster = {
        f"b{number}": Shown(chance.random() < 0.4, chance.random() < 0.5) for number in range(300)
    }
    groups = {who: chance.choices(GROUPS, _WEIGHTS)[0] for who in roster}
    will_write(db.session)
    keep_release(
        db.session,
        drawn_up=draw_up(RELEASED, roster, groups, []),
        roster=roster,
        keys=Keys.from_setting(app.config["SEALING_KEYS"]),
        now=datetime.now(UTC),
    )
    db.session.commit()


def who_leads(setting: Setting) -> Row:
    """The page against bare Flask."""
    statements = count_statements(setting.app, visits.read_once(PAGE))
    figures, ratio = against_bare(setting, PAGE, "/figures")
    return Row(
        "diversity dashboard",
        setting.database,
        f"{figures}; {statements} SQL statements",
        "1/6 = 0.17; 4 statements",
        ratio.middle >= 1 / 6 and statements <= 4,
    )


def releasing(setting: Setting) -> Row:
    """The command, in a process of its own, with all that it checks."""
    with setting.app.app_context():
        _add_year(Keys.from_setting(setting.app.config["SEALING_KEYS"]))
    ran = watch(["diversity", "release", TO_RELEASE.key], setting.environment)
    return Row(
        f"making a release, {APPEARANCES:,} appearances of {PEOPLE:,} people",
        setting.database,
        f"{ran.seconds:.1f} s, {ran.memory_mb:.0f} MB",
        f"{MOST_SECONDS} s, {MOST_MB} MB",
        ran.seconds <= MOST_SECONDS and ran.memory_mb <= MOST_MB,
    )


def _add_year(keys: Keys) -> None:
    chance = random.Random(2)  # noqa: S311 - as above
    now = datetime.now(UTC)
    numbers = range(FIRST, FIRST + PEOPLE)
    will_write(db.session)
    db.session.execute(insert(Person), [_person(number, now) for number in numbers])
    db.session.execute(insert(Speaker), [_speaker(number, now) for number in numbers])
    answers = [(number, chance.choices(GROUPS, _WEIGHTS)[0]) for number in numbers]
    db.session.execute(
        insert(EqualityAnswer),
        [_answer(number, group, keys) for number, group in answers if group != "no_answer"],
    )
    starts_at = datetime(2021, 6, 1, 9, tzinfo=UTC)
    events = range(FIRST, FIRST + EVENTS)
    db.session.execute(insert(Event), [_event(number, starts_at, now) for number in events])
    db.session.execute(insert(EventSession), [_session(number, starts_at) for number in events])
    db.session.execute(
        insert(Appearance), [_appearance(number, chance) for number in range(APPEARANCES)]
    )
    db.session.commit()


def _person(number: int, now: datetime) -> dict[str, object]:
    name = {"email": f"s{number}@speakers.example", "full_name": f"Speaker {number}"}
    return {"id": number, "fs_uniquifier": f"s{number}", "active": True, "created_at": now, **name}


def _speaker(number: int, now: datetime) -> dict[str, object]:
    plain = {"id": number, "reference": f"b{number}", "person_id": number}
    plain |= {"name": f"Speaker {number}", "tie": Tie.OUTSIDE}
    return {**plain, "added_at": now, "updated_at": now}


def _answer(number: int, group: str, keys: Keys) -> dict[str, object]:
    subject = keys.subjects_of(number)[0]
    answer = Answer(CURRENT.version, group, month="2021-06-01")
    sealed = seal_answer(answer, subject, keys)
    return {"subject": subject, "sealed": sealed, "delete_after": answer.delete_after}


def _event(number: int, starts_at: datetime, now: datetime) -> dict[str, object]:
    named = {"id": number, "slug": f"led-{number}", "public_uid": f"led-{number}", "title": "Led"}
    when = {"starts_date": starts_at.date(), "ends_date": starts_at.date()}
    when |= {"starts_at": starts_at, "ends_at": starts_at.replace(hour=12), "updated_at": now}
    return {**named, **when, "kind": "webinar", "state": "published"}


def _session(number: int, starts_at: datetime) -> dict[str, object]:
    named = {"id": number, "event_id": number, "position": 0, "title": "Led"}
    return {**named, "starts_at": starts_at, "ends_at": starts_at.replace(hour=12)}


def _appearance(number: int, chance: random.Random) -> dict[str, object]:
    who = FIRST + (number if number < PEOPLE else chance.randrange(PEOPLE))
    part = Part.FACILITATOR if number % 5 == 0 else Part.SPEAKER
    named = {"position": number, "part": part, "name": f"Speaker {who}", "speaker_id": who}
    return {"session_id": FIRST + number % EVENTS, **named}
