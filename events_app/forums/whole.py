"""The whole store, row by row: which are forums, which do not open, all of it under newer keys.

Rows of a forum look like all others, so that only reading every pointer finds them.
"""

from typing import Any

from sqlalchemy import select, update

from events_app.forums.sealed_rows import ROWS, SEALED_SIZE, TABLE, Row, place_of
from events_app.forums.store import SealedStore
from events_app.models.sealed import SealedRecord
from events_app.sealing import CannotOpen, Resealed, write_padded


def list_forum_ids(store: SealedStore) -> list[str]:
    """Every forum."""
    columns = select(SealedRecord.id, SealedRecord.pointer)
    return [
        row.id for row in store.session.execute(columns) if store.rows.forum_id_of(row) == row.id
    ]


def list_refused(store: SealedStore) -> list[str]:
    """The ids of rows that no key opens: forged, cut off, moved, or of a key that is gone."""
    return [row.id for row in store.session.execute(ROWS).all() if not _opens(store, row)]


def reseal(store: SealedStore, *, after: str, limit: int) -> Resealed:
    """Seal and file up to `limit` rows anew with the newest keys, in the order of their ids."""
    rows = ROWS.where(SealedRecord.id > after).order_by(SealedRecord.id).limit(limit)
    tally = Resealed()
    for row in store.session.execute(rows).all():
        tally.last = row.id
        if store.keys.sealing.is_newest(row.pointer):
            continue
        try:
            values = _anew(store, row)
        except CannotOpen:
            tally.refused += 1
            continue
        mine = (TABLE.c.id == row.id, TABLE.c.body == row.body)
        store.session.execute(update(TABLE).where(*mine).values(**values))
        tally.done += 1
    return tally


def _opens(store: SealedStore, row: Row) -> bool:
    forum_id = store.rows.forum_id_of(row)
    try:
        return forum_id is not None and bool(store.rows.content_of(row, forum_id))
    except CannotOpen:
        return False


def _anew(store: SealedStore, row: Row) -> dict[str, Any]:
    """The columns of a row under the newest keys. Raises CannotOpen."""
    keys = store.keys
    pointer = keys.sealing.open(row.pointer, place_of("pointer", row.id))
    forum_id = pointer.decode().strip("-")
    content = store.rows.content_of(row, forum_id)
    values: dict[str, Any] = {"pointer": keys.sealing.seal(pointer, place_of("pointer", row.id))}
    if forum_id in ("", row.id):
        written = write_padded(content, SEALED_SIZE)
        values["body"] = keys.sealing.seal(written, place_of("body", row.id))
    if row.id != forum_id:
        values["shelf"] = keys.index.of("shelf", forum_id, content["kind"])
    found_by = {name: content[name] for name in ("handle", "owner") if content[name]}
    return values | {name: keys.index.of(*parts) for name, parts in found_by.items()}
