"""What somebody sent after 30 idle minutes: kept, sealed, until they have entered a new code."""

from datetime import datetime, timedelta

from events_app.forums.facts import Unsent
from events_app.forums.queries.unsent import find_unsent, unsent_of
from events_app.forums.store import SealedStore
from events_app.models.people import Person

#: characters in all; nothing that a form here takes is longer
MOST = 20_000
#: nobody who comes back later looks for it
KEPT = timedelta(hours=24)


def keep_unsent(
    store: SealedStore, *, person: Person, path: str, fields: list[list[str]], now: datetime
) -> bool:
    """Keep a form in place of the one before; False for one that is too long to be one of ours."""
    if sum(len(part) for pair in fields for part in pair) > MOST:
        return False
    facts, before = Unsent(person.id, path, fields, now), find_unsent(store, person)
    if before is None:
        store.add("", facts, handle=unsent_of(person.id))
    else:
        before.facts = facts
        store.save(before)
    return True


def take_unsent(store: SealedStore, *, person: Person) -> Unsent | None:
    """Take out what was kept: it is sent now."""
    found = find_unsent(store, person)
    if found is None:
        return None
    store.remove([found])
    return found.facts


def drop_unsent(store: SealedStore, *, now: datetime) -> None:
    """Delete what nobody came back for."""
    kept = store.list_of_all([""], Unsent)
    store.remove(one for one in kept if one.facts.kept_at + KEPT <= now)
