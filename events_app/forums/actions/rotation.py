"""The sealed store, sealed and filed anew with the newest key; the chain of days linked anew."""

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.forums.days import LAST_DAY, find_fault, is_summary_of, link_of, summary_of
from events_app.forums.facts import DayHeads
from events_app.forums.keys import ForumKeys
from events_app.forums.store import SealedStore
from events_app.forums.whole import reseal
from events_app.models.sealed import SealedDay
from events_app.sealing import Resealed

AnySession = Session | scoped_session[Session]


def reseal_forums(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Seal up to `limit` rows anew, in the order of their ids."""
    store = SealedStore(session, ForumKeys.from_setting(setting))
    return reseal(store, after=after, limit=limit)


def link_days(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Link every day anew, at once: each rests on the one before.

    Where one does not fit, all are left as they are: what was tampered with is not made good.
    """
    del after, limit
    store, tally, before = SealedStore(session, ForumKeys.from_setting(setting)), Resealed(), b""
    chain = store.keys.chain
    days = session.scalars(select(SealedDay).order_by(SealedDay.day)).all()
    if find_fault(chain, days) is not None:
        return Resealed(refused=len(days))
    last = store.find_by_handle(DayHeads, LAST_DAY)
    if last is not None and days and is_summary_of(chain, last.facts, days[-1].heads):
        days[-1].heads = summary_of(chain, last.facts)
    for day in days:
        link = link_of(chain, day.day, day.heads, before)
        if link != day.link:
            day.link = link
            tally.done += 1
        before = link
    session.flush()
    return tally
