"""One sealed column of a table, sealed anew with the newest key, some rows at a time."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.sealing import CannotOpen, Resealed, SealingKeys

AnySession = Session | scoped_session[Session]


def reseal_column(
    session: AnySession,
    *,
    named: Any,
    sealed: Any,
    place: Callable[[str], str],
    keys: SealingKeys,
    after: str,
    limit: int,
) -> Resealed:
    """Seal up to `limit` values of the column `sealed` anew, in the order of the column `named`.

    `place` says where the value of a row stands. A row that somebody changed meanwhile is left.
    """
    rows = select(named, sealed).where(named > after, sealed.is_not(None))
    tally = Resealed()
    for name, value in session.execute(rows.order_by(named).limit(limit)).all():
        tally.last = name
        if keys.is_newest(value):
            continue
        try:
            opened = keys.open(value, place(name))
        except CannotOpen:
            tally.refused += 1
            continue
        mine = (named == name, sealed == value)
        anew = {sealed.key: keys.seal(opened, place(name))}
        session.execute(update(sealed.class_).where(*mine).values(anew))
        tally.done += 1
    return tally
