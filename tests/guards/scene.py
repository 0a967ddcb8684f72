"""A small world in which every address has something to show, and every form something to do."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import product
from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from events_app.diversity.questions import CURRENT
from events_app.extensions import db
from events_app.models.organisations import BoardRole
from events_app.models.people import AccountRole, Person
from events_app.registrations.ground_rules import version
from tests.factories import appointment, make_organisation, make_person
from tests.guards.scenes import (
    attendees,
    contacts,
    desk,
    diversity,
    feedback,
    forums,
    guests,
    members,
    messages,
    planning,
    registrations,
    series,
    speakers,
    topics,
)

#: counted in a transaction of their own, whatever becomes of the request
COUNTED = {"limit_counters"}

#: what a good form says; a field that a form does not have is passed over
ANSWERS = {
    "email": "somebody@trust.example",
    "code": "123456",
    "full_name": "Some Body",
    "needs": "none",
    "note": "A seat near the door",
    "outcome": "reached",
    "question_set": CURRENT.version,
    "ethnic_group": "asian",
    "background": "asian_indian",
    "statement": "We look wider",
    "why": "A column was read wrongly",
    "signed_by": "A Director",
    "percent": "25",
    "source": "Board paper",
    "board_role": "chair",
    "organisation": "GUARD",
    "name": "Some Body",
    "guest_of": "A partner body",
    "category": "observer",
    "tie": "outside",
    "agrees_recording": "yes",
    "part": "keynote",
    "reply_day": "20 August 2022",
    "message": "You know this well.",
    "reply": "no",
    "becomes": "replaced",
    "prompt": "can pay",
    "asked_for": "speak",
    "asked_day": "30 July 2022",
    "listed": "y",
    "question": "What has worked elsewhere?",
    "rules": version(registrations.GROUND_RULES),
    "accept": "y",
    "from_day": "1 July 2022",
    "into": contacts.CODE,
    "keep": contacts.KEPT,
    "name_of": contacts.KEPT,
    "merge_day": "1 October 2022",
    "type": "mental health",
    "region": "Midlands",
    "areas": "coastal",
    "last_day": "31 July 2022",
    "new_email": "somebody.else@trust.example",
    "title": "A title",
    "kind": "webinar",
    "starts_on": "6 September 2022",
    "where": "online",
    "recording": "not recorded",
    "reason": "The speaker is ill",
    "role_1": "governor",
    "version": "1",
    "go": "confirm",
    "series_kind": "network",
    "every": "every week",
    "number": "2",
    "event": "777",
    "loose_event": "778",
    "event_on_it": "778",
    "other_topic": "779",
    "missing": "mark",
    "offers": "by hand",
    "state-captions": "arranged",
    "shortest": "5",
    "email_column": "1",
    "name_column": "0",
    "stay_column": "",
}
#: where a feature calls something else by the same name
OF_FEATURE: dict[str, dict[str, Any]] = {
    "forums": forums.ANSWERS,
    "feedback": feedback.ANSWERS,
    "private_feedback": forums.ANSWERS,
    "speakers": speakers.ANSWERS,
}


#: what each feature adds: a file in scenes/ with one function, of the session and the person
PARTS: tuple[Callable[[Session, Person], dict[str, list[str]]], ...] = (
    registrations.add,
    diversity.add,
    members.add,
    messages.add,
    forums.add,
    attendees.add,
    guests.add,
    speakers.add,
    contacts.add,
    planning.add,
    series.add,
    desk.add,
    feedback.add,
    topics.add,
)


@dataclass(frozen=True)
class Scene:
    """Somebody with every role, and what stands for each variable part of an address."""

    person: Person
    parts: dict[str, list[str]]


def make_scene(session: Session) -> Scene:
    """Something for every address, by the features that add to it."""
    organisation = make_organisation(session)
    held = appointment(organisation=organisation, board_role=BoardRole.CHAIR)
    person = make_person(session, appointments=[held], roles=list(AccountRole))
    scene = Scene(person, {})
    for add in PARTS:
        for name, values in add(session, person).items():
            scene.parts.setdefault(name, []).extend(values)
    session.commit()
    return scene


def answers(rule: Rule) -> dict[str, Any]:
    """What a good form says to this address."""
    return ANSWERS | OF_FEATURE.get(rule.endpoint.partition(".")[0], {})


def keep_rows(session: Session) -> Callable[[], None]:
    """Keep all that SQLite's database holds now; gives what puts it back.

    For tests that change it again and again: making the scene anew takes ten times as long.
    """
    kept = sqlite3.connect(":memory:")

    def put_back() -> None:
        session.rollback()
        session.expire_all()
        with closing(db.engine.raw_connection()) as connection:
            kept.backup(connection.driver_connection)

    session.commit()
    with closing(db.engine.raw_connection()) as connection:
        connection.driver_connection.backup(kept)
    return put_back


def rules(app: Flask, method: str) -> list[Rule]:
    """The product's addresses that answer a method, in a fixed order."""
    kept = (rule for rule in app.url_map.iter_rules() if method in (rule.methods or ()))
    return sorted(kept, key=lambda rule: rule.rule)


def addresses(rule: Rule, scene: Scene) -> Iterator[str]:
    """Every address that the scene gives to a rule."""
    names = sorted(rule.arguments)
    unknown = [name for name in names if name not in scene.parts]
    assert not unknown, f"say in tests/guards/scene.py what {unknown} of {rule.rule} stands for"
    for values in product(*(scene.parts[name] for name in names)):
        address = rule.rule
        for name, value in zip(names, values, strict=True):
            address = address.replace(f"<{name}>", value)
        yield address


def every_row() -> dict[str, list[tuple[Any, ...]]]:
    """All that the database holds, apart from what is counted on its own."""
    with db.engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in db.metadata.sorted_tables
            if table.name not in COUNTED
        }


def changed_since(before: dict[str, list[tuple[Any, ...]]]) -> set[str]:
    """The tables whose rows are not what they were."""
    now = every_row()
    return {table for table in now if now[table] != before[table]}
