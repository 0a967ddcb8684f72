"""The sealed store, sealed and filed anew with the newest key."""

from sqlalchemy.orm import Session, scoped_session

from events_app.forums.keys import ForumKeys
from events_app.forums.store import SealedStore
from events_app.sealing import Resealed

AnySession = Session | scoped_session[Session]


def reseal_forums(session: AnySession, setting: str, *, after: str, limit: int) -> Resealed:
    """Seal up to `limit` rows anew, in the order of their ids."""
    store = SealedStore(session, ForumKeys.from_setting(setting))
    return store.reseal(after=after, limit=limit)
