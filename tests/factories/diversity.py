"""Equality answers, programmes to count, and releases, for tests."""

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import count

from flask import current_app
from sqlalchemy.orm import Session

from events_app.diversity.actions.answers import answer_group
from events_app.diversity.actions.runs import keep_release
from events_app.diversity.figures.drawing import DrawnUp, Earlier, draw_up
from events_app.diversity.figures.periods import Period, read_period
from events_app.diversity.figures.roster import Roster, Shown
from events_app.diversity.keys import Keys
from events_app.diversity.questions import CURRENT
from events_app.models.events import Appearance, Part
from events_app.models.people import Person
from events_app.models.releases import FiguresRelease
from tests.factories import LONG_AGO, make_event, make_person, make_session
from tests.factories.speakers import make_speaker

#: about what a programme of a membership body of trusts looks like, by what it cannot know
MIX = {
    "white": 0.55,
    "asian": 0.11,
    "black": 0.08,
    "mixed": 0.03,
    "other": 0.03,
    "prefer_not_to_say": 0.06,
    "no_answer": 0.14,
}
#: within the year 2021-22, which is over for long enough in the tests' present
IN_2021 = datetime(2021, 11, 10, 10, 0, tzinfo=UTC)

_numbers = count(1)


def the_keys() -> Keys:
    """The keys of the application under test."""
    return Keys.from_setting(current_app.config["SEALING_KEYS"])


def give_answer(session: Session, person: Person, group: str, *, now: datetime = LONG_AGO) -> None:
    """Let a person answer the first question."""
    answer_group(
        session, person=person, version=CURRENT.version, group=group, keys=the_keys(), now=now
    )


def make_line_up(
    session: Session,
    groups: Sequence[str],
    *,
    led: int = 0,
    starts_at: datetime = IN_2021,
    made_up: bool = False,
) -> list[Person]:
    """One event with one session; its people have those groups, and the first `led` lead it.

    "no_answer" is somebody who did not answer.
    """
    event = make_event(session, starts_at=starts_at, made_up=made_up)
    made = make_session(session, event=event)
    people = [make_person(session) for _ in groups]
    for position, (person, group) in enumerate(zip(people, groups, strict=True)):
        speaker = make_speaker(session, person=person, name=person.full_name)
        part = Part.FACILITATOR if position < led else Part.SPEAKER
        facts = {"position": position, "part": part, "name": speaker.name}
        session.add(Appearance(session_id=made.id, speaker_id=speaker.id, **facts))
        if group != "no_answer":
            give_answer(session, person, group)
    session.flush()
    return people


def draw_programme(
    people: Sequence[str], seed: int, *, led: float = 0.35, theme: float = 0.45
) -> dict[str, Shown]:
    """A roster of those people, by chance."""
    chance = random.Random(seed)
    return {who: Shown(chance.random() < led, chance.random() < theme) for who in people}


def draw_groups(people: Sequence[str], seed: int) -> dict[str, str]:
    """A group for each of those people, by chance, in about the shares of `MIX`."""
    chance = random.Random(seed)
    groups = chance.choices(list(MIX), list(MIX.values()), k=len(people))
    return dict(zip(people, groups, strict=True))


def make_release(
    session: Session,
    *,
    period: str = "2021-22",
    people: int = 120,
    seed: int = 1,
    roster: Roster | None = None,
    groups: Mapping[str, str] | None = None,
    earlier: Sequence[Earlier] = (),
    made_up: bool = False,
    now: datetime = LONG_AGO,
) -> FiguresRelease:
    """A release of people who stand in no other table."""
    names = [f"r{next(_numbers)}" for _ in range(people)]
    shown = draw_programme(names, seed) if roster is None else roster
    answers = draw_groups(names, seed) if groups is None else groups
    found = read_period(period)
    assert found is not None
    drawn_up = draw_up(found, shown, answers, earlier, made_up=made_up)
    return keep_drawn_up(session, drawn_up, shown, now=now)


def keep_drawn_up(
    session: Session, drawn_up: DrawnUp, roster: Roster, *, now: datetime = LONG_AGO
) -> FiguresRelease:
    """Freeze what was drawn up."""
    return keep_release(session, drawn_up=drawn_up, roster=roster, keys=the_keys(), now=now)


def year(first: int) -> Period:
    """The year from April of `first`."""
    return Period(first, 1)
