"""The sealed store as the rest of this feature uses it: kinds of facts in, kinds of facts out."""

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import delete, insert, update

from events_app.chance import chance, random_id
from events_app.forums.facts import Facts, Forum
from events_app.forums.keys import ForumKeys
from events_app.forums.sealed_rows import (
    NO_FORUM,
    NOBODY,
    ROWS,
    TABLE,
    AnySession,
    Kept,
    Kind,
    Parts,
    SealedRows,
)

Other = TypeVar("Other", bound=Facts)


class SealedStore:
    """Reads and writes sealed rows in somebody's session."""

    def __init__(self, session: AnySession, keys: ForumKeys) -> None:
        self.session = session
        self.keys = keys
        self.rows = SealedRows(session, keys)

    def new_forum(self, facts: Forum) -> Kept[Forum]:
        """Keep a new forum, with a new data key."""
        forum = Kept(random_id("sealed"), "", facts)
        forum.forum_id = forum.id
        self.rows.make_data_key(forum.id)
        self._insert(forum, NOBODY)
        return forum

    def add(
        self, forum_id: str, facts: Kind, *, handle: Parts = NOBODY, owner: Parts = NOBODY
    ) -> Kept[Kind]:
        """Keep something new in a forum, or under no forum's key for ""."""
        kept = Kept(random_id("sealed"), forum_id, facts, handle, owner)
        self._insert(kept, ("shelf", forum_id, facts.kind))
        return kept

    def save(self, kept: Kept[Any]) -> None:
        """Write changed facts, and what they are found by."""
        values = {"body": self.rows.seal(kept), "handle": self._digest(kept.handle)}
        if kept.owner == NOBODY:
            values["owner"] = self._digest(NOBODY)
        self._write(update(TABLE).where(TABLE.c.id == kept.id).values(**values))

    def remove(self, rows: Iterable[Kept[Any]]) -> None:
        """Delete rows."""
        ids = [kept.id for kept in rows]
        self._write(delete(TABLE).where(TABLE.c.id.in_(ids)))

    def take(self, kept: Kept[Any]) -> bool:
        """Delete one row; whether it was there. Of two who take the same one, one does."""
        gone: Any = self.session.execute(delete(TABLE).where(TABLE.c.id == kept.id))
        return gone.rowcount == 1

    def destroy_key(self, forum: Kept[Forum], filling: bytes) -> None:
        """Overwrite the row that holds a forum's data key, before it is deleted."""
        gone = {"body": filling, "pointer": filling}
        self._write(update(TABLE).where(TABLE.c.id == forum.id).values(**gone))
        self.rows.forget_data_key(forum.id)

    def find_forum(self, forum_id: str, *, lock: bool = False) -> Kept[Forum] | None:
        """The forum, if there is one; one statement. With `lock`, nobody else changes it till the
        end of the transaction. An id that nobody has is looked for like any other.
        """
        if not lock and forum_id in self.rows.forums:
            return self.rows.forums[forum_id]
        statement = ROWS.where(TABLE.c.id == forum_id)
        row = self.session.execute(statement.with_for_update() if lock else statement).first()
        return self.rows.open(row, self.rows.forum_id_of(row), Forum) if row is not None else None

    def find_by_handle(self, kind: type[Kind], parts: Parts) -> Kept[Kind] | None:
        """The one row that is filed under these parts; one statement, and one for its key."""
        row = self.rows.select("handle", self.keys.index.all_of(*parts)).first()
        forum_id = self.rows.forum_id_of(row) if row is not None else ""
        self.rows.load_keys([forum_id or NO_FORUM])
        if row is None or forum_id is None:
            return None
        kept = self.rows.open(row, forum_id, kind)
        return kept if kept is not None and kept.handle == parts else None

    def list_by_handles(self, kind: type[Kind], handles: Iterable[Parts]) -> list[Kept[Kind]]:
        """Everything that is filed under one of these; one statement."""
        wanted = set(handles)
        digests = [digest for parts in wanted for digest in self.keys.index.all_of(*parts)]
        found = self.rows.open_all(self.rows.select("handle", digests), kind)
        return [kept for kept in found if kept.handle in wanted]

    def list_kind(self, forum_id: str, kind: type[Kind]) -> list[Kept[Kind]]:
        """Everything of a kind that a forum has; one statement."""
        return self.list_of_all([forum_id], kind)

    def list_of_all(self, forum_ids: Iterable[str], kind: type[Kind]) -> list[Kept[Kind]]:
        """Everything of a kind that these forums have; one statement."""
        wanted = set(forum_ids)
        found = self.rows.open_all(self.rows.select("shelf", self._shelves(wanted, kind)), kind)
        return [kept for kept in found if kept.forum_id in wanted]

    def list_both(
        self, forum_id: str, kind: type[Kind], other: type[Other]
    ) -> tuple[list[Kept[Kind]], list[Kept[Other]]]:
        """Everything of two kinds that a forum has; one statement for both."""
        shelves = self._shelves([forum_id], kind, other)
        found = self.rows.open_all(self.rows.select("shelf", shelves), kind, other)
        first = [kept for kept in found if isinstance(kept.facts, kind)]
        return first, [kept for kept in found if isinstance(kept.facts, other)]

    def _shelves(self, forum_ids: Iterable[str], *kinds: type[Facts]) -> list[str]:
        every = self.keys.index.all_of
        return [d for f in forum_ids for kind in kinds for d in every("shelf", f, kind.kind)]

    def list_owned(self, kind: type[Kind], parts: Parts) -> list[Kept[Kind]]:
        """Everything of a kind that belongs to somebody."""
        owner = self.keys.index.all_of(*parts)
        found = self.rows.open_all(self.rows.select("owner", owner), kind)
        return [kept for kept in found if kept.owner == parts]

    def _insert(self, kept: Kept[Any], shelf: Parts) -> None:
        values = {
            "id": kept.id,
            "shelf": self._digest(shelf),
            "handle": self._digest(kept.handle),
            "owner": self._digest(kept.owner),
            "pointer": self.rows.seal_pointer(kept),
            "body": self.rows.seal(kept),
        }
        self.session.execute(insert(TABLE).values(values))

    def _write(self, statement: Any) -> None:
        self.session.execute(statement)
        self.rows.forums.clear()

    def _digest(self, parts: Parts) -> str:
        if parts == NOBODY:
            return chance.draw("sealed filler", 32).hex()
        return self.keys.index.of(*parts)
