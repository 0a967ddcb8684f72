"""A year of made-up speakers with made-up answers, and the release that is made from them.

Real people of the programme never get made-up answers. Everybody here is made up, the speakers,
their events and the release say so, and their answers are drawn by chance, apart from their names.
"""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.clock import LONDON, london_date
from events_app.diversity.actions.answers import answer_group
from events_app.diversity.actions.runs import compute, keep_release
from events_app.diversity.actions.yardsticks import add_comparators, set_aim
from events_app.diversity.comparators import read_comparators
from events_app.diversity.figures.periods import Period, year_of
from events_app.diversity.keys import Keys
from events_app.diversity.questions import CURRENT
from events_app.folding import fold
from events_app.models.events import (
    Appearance,
    Event,
    EventKind,
    EventSession,
    EventState,
    Part,
    Theme,
    ThemeMark,
)
from events_app.models.organisations import BoardRole, Organisation
from events_app.models.people import Person
from events_app.models.speakers import FoundThrough, Speaker, Tie
from events_app.people.actions.creation import create_person

AnySession = Session | scoped_session[Session]

COMPARATORS = Path(__file__).parent / "data" / "comparators.csv"
PEOPLE = 240
EVENTS = 24
SESSIONS = 4
KEY = "made-up-year"
#: the shares of the made-up answers; the rest did not answer
_MIX = {"white": 62, "asian": 11, "black": 8, "mixed": 3, "other": 2, "prefer_not_to_say": 4}
_NO_ANSWER = 10
_FIRST = (
    "Alex", "Robin", "Sam", "Jo", "Chris", "Pat", "Lee", "Ashley", "Morgan", "Jamie", "Taylor",
    "Casey", "Drew", "Frankie", "Harper", "Jesse", "Kit", "Logan", "Max", "Nico",
)  # fmt: skip
_LAST = (
    "Ashdown", "Birchley", "Coldstream", "Dunmere", "Elmsworth", "Fernhill", "Greystone",
    "Hazelmoor", "Ivybridge", "Kestrelton", "Larkfield", "Marshbank",
)  # fmt: skip
_ROLES = {
    "Chief executive": BoardRole.CHIEF_EXECUTIVE,
    "Chief people officer": BoardRole.WORKFORCE_DIRECTOR,
    "Non-executive director": BoardRole.NON_EXECUTIVE_DIRECTOR,
    "Staff network lead": None,
}
_SUBJECTS = (
    "Workforce race equality standard in practice", "Allyship at board level",
    "Retention of staff", "Patient flow", "Board assurance", "Digital boards",
)  # fmt: skip


def load_speakers_year(session: AnySession, *, keys: Keys, now: datetime) -> int:
    """Add the year, its answers and its release, and say how many speakers; 0: it was there."""
    if session.scalar(select(Event.id).where(Event.key == f"{KEY}-1")) is not None:
        return 0
    chance = random.Random(KEY)  # noqa: S311 - made-up people, the same every time
    period = _last_year(now)
    add_comparators(session, rows=read_comparators(COMPARATORS), now=now)
    aim_set = datetime(period.first_year, 4, 1, 9, tzinfo=LONDON)
    set_aim(session, percent="25", source="Made up for the demonstration", by=None, now=aim_set)
    speakers = [_add_speaker(session, number, keys, chance, now) for number in range(PEOPLE)]
    _give_trusts(session, speakers)
    _add_events(session, speakers, period, chance, now)
    drawn_up, roster = compute(session, period=period, keys=keys, now=now)
    keep_release(session, drawn_up=drawn_up, roster=roster, keys=keys, now=now)
    return len(speakers)


def _last_year(now: datetime) -> Period:
    """The last year that may be released."""
    today = london_date(now)
    last = Period(year_of(today).first_year - 1, 1)
    return last if last.may_be_released(today) else Period(last.first_year - 1, 1)


def _add_speaker(
    session: AnySession, number: int, keys: Keys, chance: random.Random, now: datetime
) -> Speaker:
    name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number // len(_FIRST)]}"
    person = create_person(
        session,
        email=f"speaker{number + 1}@speakers.example",
        full_name=name,
        roles=[],
        now=now,
    ).person
    _answer(session, person, keys, chance, now)
    role = chance.choice(list(_ROLES))
    speaker = Speaker(
        reference=f"madeup{number + 1}",
        person_id=person.id,
        name=name,
        job_role=role,
        tie=chance.choice((Tie.MEMBER_TRUST, Tie.MEMBER_TRUST, Tie.OUTSIDE, Tie.OWN_STAFF)),
        found_through=chance.choice(list(FoundThrough)),
        made_up=True,
        search_text=fold(f"{name} {role}"),
        added_at=now,
        updated_at=now,
    )
    session.add(speaker)
    return speaker


def _give_trusts(session: AnySession, speakers: Sequence[Speaker]) -> None:
    """Those of member trusts work at one, in the directory alone: no programme names it.

    A chance of its own, so that it draws the same people and answers with trusts and without.
    """
    trusts = list(session.scalars(select(Organisation).order_by(Organisation.code)))
    chance = random.Random(f"{KEY} trusts")  # noqa: S311 - made-up people
    # most names say nothing of the type: half are drawn from those whose type is known
    known = [trust for trust in trusts if trust.type] or trusts
    for speaker in speakers:
        if trusts and speaker.tie == Tie.MEMBER_TRUST:
            speaker.organisation_id = chance.choice(chance.choice((known, trusts))).id
            speaker.board_role = _ROLES[speaker.job_role]


def _answer(
    session: AnySession, person: Person, keys: Keys, chance: random.Random, now: datetime
) -> None:
    group = chance.choices([*_MIX, ""], [*_MIX.values(), _NO_ANSWER])[0]
    if group:
        answer_group(
            session, person=person, version=CURRENT.version, group=group, keys=keys, now=now
        )


def _add_events(
    session: AnySession,
    speakers: Sequence[Speaker],
    period: Period,
    chance: random.Random,
    now: datetime,
) -> None:
    """Events over the year. Everybody appears; some return, and every session is led."""
    theme = session.scalar(select(Theme).where(Theme.name == "race equality"))
    theme = theme or Theme(name="race equality")
    session.flush()
    waiting = list(speakers)
    chance.shuffle(waiting)
    for number in range(EVENTS):
        starts_at = datetime(period.first_year, 4, 12, 10, tzinfo=LONDON)
        event = _event(number, starts_at + timedelta(weeks=2 * number), now)
        if number % len(_SUBJECTS) < 2:
            event.theme_marks = [ThemeMark(theme=theme)]
        for made in event.sessions:
            there = [waiting.pop() if waiting else chance.choice(speakers) for _ in range(3)]
            made.line_up = _line_up(there)
        session.add(event)
    session.flush()


def _line_up(speakers: Sequence[Speaker]) -> list[Appearance]:
    parts = (Part.FACILITATOR, Part.SPEAKER, Part.PANELLIST)
    return [
        Appearance(
            position=position,
            part=part,
            name=speaker.name,
            job_title=speaker.job_role,
            speaker_id=speaker.id,
        )
        for position, (speaker, part) in enumerate(
            zip(dict.fromkeys(speakers), parts, strict=False)
        )
    ]


def _event(number: int, starts_at: datetime, now: datetime) -> Event:
    subject = _SUBJECTS[number % len(_SUBJECTS)]
    ends_at = starts_at + timedelta(hours=3)
    day = london_date(starts_at)
    key = f"{KEY}-{number + 1}"
    sessions = [
        EventSession(
            position=position, title=f"{subject}, part {position + 1}", starts_at=starts_at,
            ends_at=ends_at, line_up=[],
        )
        for position in range(SESSIONS)
    ]  # fmt: skip
    return Event(
        key=key,
        slug=key,
        kind=EventKind.WEBINAR,
        state=EventState.PUBLISHED,
        title=subject,
        starts_date=day,
        ends_date=day,
        starts_at=starts_at,
        ends_at=ends_at,
        made_up=True,
        search_text=fold(subject),
        public_uid=f"{key}@events.example",
        updated_at=now,
        audience=[],
        sessions=sessions,
        theme_marks=[],
    )
