"""What was done in a forum, each entry resting on the one before: changes to it are found."""

import hashlib
import json
from datetime import datetime

from events_app.forums.facts import Entry, Forum
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore

#: what the first entry rests on
START = "0" * 64


def keep(store: SealedStore, forum: Kept[Forum], *, by: int, what: str, now: datetime) -> None:
    """Add an entry, and save the forum with the new head. The caller has the forum locked."""
    facts = forum.facts
    facts.entries += 1
    entry = Entry(facts.entries, now, by, what, facts.head or START)
    facts.head = digest(entry)
    store.add(forum.id, entry)
    store.save(forum)


def digest(entry: Entry) -> str:
    """What the next entry rests on."""
    return hashlib.sha256(json.dumps(entry.to_json(), sort_keys=True).encode()).hexdigest()


def find_fault(entries: list[Entry], forum: Forum) -> int | None:
    """The number of the first entry that was changed, is missing or is out of order; else None."""
    before = START
    for number, entry in enumerate(sorted(entries, key=lambda e: e.number), start=1):
        if entry.number != number or entry.before != before:
            return number
        before = digest(entry)
    complete = len(entries) == forum.entries and before == (forum.head or START)
    return None if complete else len(entries) + 1
