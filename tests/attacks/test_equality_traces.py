"""What is left in the database: no true count of a release, no way from an answer to a person."""

import json
import os
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, select

from events_app.diversity.queries.releases import list_releases
from events_app.diversity.queries.rosters import list_earlier
from events_app.extensions import db
from events_app.models.equality import EqualityAnswer
from events_app.models.people import Person
from tests.factories.diversity import give_answer, make_line_up, the_keys

pytestmark = pytest.mark.attack

ROOT = Path(__file__).parents[2]
#: prime numbers that no coding leaves as they are; 73 are of an ethnic minority
CANARIES = {"asian": 37, "black": 23, "mixed": 13, "white": 101, "no_answer": 17, "other": 11}
MINORITY = sum(CANARIES[group] for group in ("asian", "black", "mixed", "other"))
APART = ("equality_answers", "release_rosters")
TRIES = 999


def groups(seed: int = 1) -> list[str]:
    made = [group for group, number in CANARIES.items() for _ in range(number)]
    random.Random(seed).shuffle(made)
    return made


def rows(table: Table) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in db.session.execute(select(table))]


def everything() -> dict[str, Counter[str]]:
    db.session.rollback()
    return {
        name: Counter(map(repr, rows(table)))
        for name, table in db.metadata.tables.items()
        if name not in APART
    }


def numbers(text: str) -> set[int]:
    """The numbers in a text, without those of days, periods and hexadecimal digests."""
    plain = re.sub(r"datetime\([^)]*\)|\d{4}-\d\d(-\d\d)?|\b[0-9a-f]{64}\b", "", text)
    return {int(found) for found in re.findall(r"\b\d+\b", plain)}


def test_after_a_release_no_true_count_is_in_a_table_a_log_or_a_file(app, session, tmp_path):
    make_line_up(session, groups(), led=70)
    session.commit()
    before = everything()
    settings = {
        "APP_ENV": "test",
        "DATABASE_URL": db.engine.url.render_as_string(hide_password=False),
        "SECRET_KEY": app.config["SECRET_KEY"],
        "SEALING_KEYS": app.config["SEALING_KEYS"],
        "TMPDIR": str(tmp_path),
    }
    made = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "diversity", "release", "2021-22"],
        cwd=ROOT, env=os.environ | settings, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert made.stdout.splitlines()[-1:] == ["Released: April 2021 to March 2022"]
    canaries = {*CANARIES.values(), MINORITY}
    said = "\n".join(made.stdout.splitlines()[:-1])
    assert not canaries & numbers(said)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    new = {name: found - before[name] for name, found in everything().items()}
    changed = {name: found for name, found in new.items() if found}
    assert {"figures_releases", "release_runs"} <= set(changed)
    for name, found in changed.items():
        assert not canaries & numbers(" ".join(found)), name
    (release,) = list_releases(db.session, the_keys())
    (earlier,) = list_earlier(db.session, [release.drawn_up], the_keys())
    assert {type(shown.led) for shown in earlier.roster.values()} == {bool}
    assert len(earlier.roster) == sum(CANARIES.values())


def test_a_true_count_would_be_found():
    content = json.dumps({"tables": [{"cells": {"minority": "84"}}]})
    assert numbers(f"(1, '2021-22', {content!r})") == {1, 84}


@pytest.fixture
def answered(session) -> list[tuple[Person, str]]:
    """Everybody's true group, in the order in which they came and answered."""
    given = [group for group in groups() if group != "no_answer"]
    people = make_line_up(session, ["no_answer"] * len(given))
    for person, group in zip(people, given, strict=True):
        give_answer(session, person, group)
    session.commit()
    return list(zip(people, given, strict=True))


def columns_of(kind: type) -> Iterator[tuple[str, set[Any]]]:
    for name, table in db.metadata.tables.items():
        if name in APART:
            continue
        held = rows(table)
        for place, column in enumerate(table.columns):
            values = {row[place] for row in held if type(row[place]) is kind}
            if values:
                yield f"{name}.{column.name}", values


def test_no_key_is_shared_between_answers_and_anything_else(session, answered):
    """Every text and every sealed value of the answers, against every column of equal type."""
    kept = rows(EqualityAnswer.__table__)
    assert len(kept) == len(answered)
    for place in range(2):
        own = {row[place] for row in kept}
        assert len(own) == len(kept), "no two are alike"
        compared = list(columns_of(type(kept[0][place])))
        assert place or len(compared) > 20
        assert [where for where, values in compared if own & values] == []
    assert len({len(row[1]) for row in kept}) == 1, "every answer is of one length"
    assert len({row[2] for row in kept}) == 1, "and they are deleted on one day"


def chance_of(hits: int, guesses: list[str], true: list[str]) -> float:
    """How likely so many hits are, if the guesses have nothing to do with the people."""
    shuffled, better = list(true), 0
    for seed in range(TRIES):
        random.Random(seed).shuffle(shuffled)
        better += sum(a == b for a, b in zip(guesses, shuffled, strict=True)) >= hits
    return (better + 1) / (TRIES + 1)


@pytest.mark.only_on("sqlite")
def test_the_place_of_an_answer_in_its_table_says_nothing_of_whose_it_is(session, answered):
    """Somebody who could open the answers but not the subjects, against every order of people."""
    opened = {the_keys().subjects_of(person.id)[0]: group for person, group in answered}
    with db.engine.connect() as connection:
        lie = connection.exec_driver_sql("SELECT subject FROM equality_answers").scalars()
        guesses = [opened[subject] for subject in lie]
    orders = {
        "came": [group for _person, group in answered],
        "name": [group for _, group in sorted(answered, key=lambda one: one[0].full_name)],
        "address": [group for _, group in sorted(answered, key=lambda one: one[0].email)],
        "unique": [group for _, group in sorted(answered, key=lambda one: one[0].fs_uniquifier)],
    }
    for order, true in orders.items():
        hits = sum(a == b for a, b in zip(guesses, true, strict=True))
        assert chance_of(hits, guesses, true) > 0.001, order
    came = orders["came"]
    assert chance_of(len(came), came, came) <= 0.001, "an order that does say it is found"
