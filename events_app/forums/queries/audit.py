"""Whether the record of what was done is as it was written: every chain, every day, every row."""

from sqlalchemy import select

from events_app.forums import chain, days
from events_app.forums.facts import DayHeads, Entry, Forum
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.forums.whole import list_forum_ids, list_refused
from events_app.models.sealed import SealedDay


def list_faults(store: SealedStore) -> list[str]:
    """What was edited, deleted, put in another order or put back, in words that name only ids."""
    faults = [f"Row {row_id}: no key opens it." for row_id in list_refused(store)]
    last = store.find_by_handle(DayHeads, days.LAST_DAY)
    faults += _faults_of_days(store, last.facts if last else None)
    for forum_id in list_forum_ids(store):
        forum = store.find_forum(forum_id)
        if forum is not None:
            known = last.facts.heads.get(forum_id) if last else None
            faults += _faults_of_chain(store, forum, known)
    return faults


def _faults_of_days(store: SealedStore, last: DayHeads | None) -> list[str]:
    entries = store.session.scalars(select(SealedDay).order_by(SealedDay.day)).all()
    broken = days.find_fault(store.keys.chain, entries)
    if broken is not None:
        return [f"Day {broken.isoformat()}: it does not rest on the day before."]
    fits = (last is None and not entries) or (
        last is not None
        and bool(entries)
        and days.is_summary_of(store.keys.chain, last, entries[-1].heads)
    )
    return [] if fits else ["The last day: it does not fit what it was made of."]


def _faults_of_chain(
    store: SealedStore, forum: Kept[Forum], known: list[object] | None
) -> list[str]:
    entries = sorted((k.facts for k in store.list_kind(forum.id, Entry)), key=lambda e: e.number)
    broken = chain.find_fault(entries, forum.facts)
    if broken is not None:
        return [f"Record {forum.id}: entry {broken} is not as it was written."]
    if known is None:
        return []
    heads = ["", *(chain.digest(entry) for entry in entries)]
    number, head = known
    if isinstance(number, int) and number < len(heads) and heads[number] == head:
        return []
    return [f"Record {forum.id}: it is not what the last day counted."]
