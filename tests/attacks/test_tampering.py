"""Whoever changes, takes out, adds or moves an entry of a record is found out."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.forums import chain, days
from events_app.forums.actions.upkeep import keep_up
from events_app.forums.facts import Entry
from events_app.models.sealed import SealedDay
from tests.factories.forums import forum_of, make_chair, make_forum, make_member, sealed_store

TIMES = [pytest.param(100, id="sample"), pytest.param(1000, marks=pytest.mark.prove, id="whole")]


def change(chance, entries):
    at = chance.randrange(len(entries))
    field, value = chance.choice(
        [("what", "nothing"), ("by", 4711), ("made_at", entries[at].made_at + timedelta(seconds=1)),
         ("before", "f" * 64), ("number", entries[at].number + 100)]
    )  # fmt: skip
    return [*entries[:at], replace(entries[at], **{field: value}), *entries[at + 1 :]]


def take_out(chance, entries):
    at = chance.randrange(len(entries))
    return [*entries[:at], *entries[at + 1 :]]


def cut_off(chance, entries):
    return entries[: chance.randrange(len(entries))]


def add(chance, entries):
    at = chance.randrange(len(entries))
    return [*entries[:at], entries[at], *entries[at:]]


def swap(chance, entries):
    """Two entries change their places, and say so."""
    first, second = sorted(chance.sample(range(len(entries)), 2))
    moved = list(entries)
    moved[first] = replace(entries[second], number=entries[first].number)
    moved[second] = replace(entries[first], number=entries[second].number)
    return moved


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("times", TIMES)
def test_every_tampering_with_the_record_of_a_forum_is_found(session, now, times):
    seat = make_forum(session)
    for _ in range(4):
        make_member(session, seat, make_chair(session))
    forum = forum_of(session, seat).facts
    kept = [row.facts for row in sealed_store(session).list_kind(seat.forum_id, Entry)]
    entries, chance = sorted(kept, key=lambda entry: entry.number), random.Random(times)
    assert len(entries) > 10
    assert chain.find_fault(entries, forum) is None
    found = 0
    for _ in range(times):
        tamper = chance.choice([change, take_out, cut_off, add, swap])
        found += chain.find_fault(tamper(chance, entries), forum) is not None
    assert found == times


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("times", TIMES)
def test_every_tampering_with_the_chain_of_days_but_its_end_is_found(session, now, times):
    store = sealed_store(session)
    for number in range(12):
        keep_up(store, now=now + timedelta(days=number))
    entries = [
        (entry.day, entry.heads, entry.link)
        for entry in session.scalars(select(SealedDay).order_by(SealedDay.day))
    ]
    keys, chance, found = store.keys.chain, random.Random(times), 0
    for _ in range(times):
        changed = [list(entry) for entry in entries]
        at = chance.randrange(len(changed) - 1)
        kind = chance.choice(["heads", "link", "take out", "swap"])
        if kind == "take out":
            del changed[at]
        elif kind == "swap":
            changed[at][1:], changed[at + 1][1:] = changed[at + 1][1:], changed[at][1:]
        else:
            column = 1 if kind == "heads" else 2
            value = bytearray(changed[at][column])
            value[chance.randrange(32)] ^= 1 << chance.randrange(8)
            changed[at][column] = bytes(value)
        rows = [SealedDay(day=day, heads=heads, link=link) for day, heads, link in changed]
        found += days.find_fault(keys, rows) is not None
    assert found == times
