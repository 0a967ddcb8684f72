"""What the worker does for forums: one reminder each, ends of time, one entry a day."""

from datetime import datetime, timedelta

from sqlalchemy import select

from events_app.clock import london_date
from events_app.forums import letters
from events_app.forums.actions.closing import expire
from events_app.forums.actions.invitations import close_place
from events_app.forums.actions.unsent import drop_unsent
from events_app.forums.days import LAST_DAY, link_of, summary_of
from events_app.forums.facts import DayHeads, Forum, Place, PlaceState
from events_app.forums.queries.people import list_people
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.forums.whole import list_forum_ids
from events_app.models.sealed import SealedDay
from events_app.models.upsert import upsert

#: the one reminder comes so long after the invitation
REMINDED_AFTER = timedelta(days=7)


def keep_up(store: SealedStore, *, now: datetime) -> None:
    """Do what is due in every forum, then write the day's entry. May run at any time, and twice."""
    heads = DayHeads()
    for forum_id in list_forum_ids(store):
        forum = store.find_forum(forum_id, lock=True)
        if forum is not None:
            _look_after(store, forum, now=now)
            heads.heads[forum_id] = [forum.facts.entries, forum.facts.head]
    write_day(store, heads, now=now)
    drop_unsent(store, now=now)


def write_day(store: SealedStore, heads: DayHeads, *, now: datetime) -> None:
    """One entry for the day, if there is none yet: of one size, whatever happened.

    What it counts is kept, sealed, until the next day's, so that it can be worked out again.
    """
    day = london_date(now)
    last = store.session.scalar(select(SealedDay).order_by(SealedDay.day.desc()).limit(1))
    if last is not None and last.day >= day:
        return
    summary = summary_of(store.keys.chain, heads)
    link = link_of(store.keys.chain, day, summary, last.link if last else b"")
    values = {"day": day, "heads": summary, "link": link}
    store.session.execute(
        upsert(store.session, SealedDay).values(**values).on_conflict_do_nothing()
    )
    before = store.find_by_handle(DayHeads, LAST_DAY)
    if before is None:
        store.add("", heads, handle=LAST_DAY)
    else:
        before.facts = heads
        store.save(before)


def _look_after(store: SealedStore, forum: Kept[Forum], *, now: datetime) -> None:
    waiting = [
        place
        for place in store.list_kind(forum.id, Place)
        if place.facts.state == PlaceState.INVITED
    ]
    for place in waiting:
        if place.facts.until_at <= now:
            close_place(store, place, PlaceState.NO_REPLY)
    due = [
        place
        for place in waiting
        if not place.facts.reminded
        and place.facts.invited_at + REMINDED_AFTER <= now < place.facts.until_at
    ]
    people = list_people(store, (place.facts.person for place in due)) if due else {}
    for place in due:
        person = people.get(place.facts.person)
        if person is not None:
            place.facts.reminded = True
            store.save(place)
            letters.remind(store, place, person, now=now)
    expire(store, forum, now=now)
