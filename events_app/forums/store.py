"""The sealed store as the rest of this feature uses it: kinds of facts in, kinds of facts out.

Each forum has a data key of its own. The forum's row is sealed with `SEALING_KEYS` and holds that
key; everything else of the forum is sealed with it, so that a forum ends with its one row.
"""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

import structlog
from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import chance, random_id
from events_app.forums.facts import Facts, Forum
from events_app.forums.keys import ForumKeys
from events_app.models.sealed import SealedRecord
from events_app.sealing import CannotOpen, SealingKeys, write_padded

AnySession = Session | scoped_session[Session]
Kind = TypeVar("Kind", bound=Facts)
Other = TypeVar("Other", bound=Facts)
#: what a row is found by: parts of a keyed digest
Parts = tuple[str | int, ...]

#: what every body is filled up to; what is longer takes twice as much, and so on
SEALED_SIZE = 4096
NOBODY: Parts = ()
#: looked for where there is none, so that nothing tells an unknown address from somebody else's
NO_FORUM = "0" * 32

Row = Any  # id, pointer and body, as a statement gives them
_TABLE = cast(Table, SealedRecord.__table__)
ROWS = select(_TABLE.c.id, _TABLE.c.pointer, _TABLE.c.body)
#: rows by one of their columns; made once, since every page asks them
_BY = {
    name: ROWS.where(_TABLE.c[name].in_(bindparam("wanted", expanding=True)))
    for name in ("id", "shelf", "handle", "owner")
}

log = structlog.get_logger("sealed")


@dataclass
class Kept(Generic[Kind]):
    """Facts as they are kept: in a row, under a forum's key ("" for what belongs to none)."""

    id: str
    forum_id: str
    facts: Kind
    handle: Parts = NOBODY
    owner: Parts = NOBODY


class SealedStore:
    """Reads and writes sealed rows in somebody's session."""

    def __init__(self, session: AnySession, keys: ForumKeys) -> None:
        self.session = session
        self.keys = keys
        self._data_keys: dict[str, bytes] = {}
        self._forums: dict[str, Kept[Forum]] = {}

    def new_forum(self, facts: Forum) -> Kept[Forum]:
        """Keep a new forum, with a new data key."""
        forum = Kept(random_id("sealed"), "", facts)
        forum.forum_id = forum.id
        self._data_keys[forum.id] = chance.draw("data key", 32)
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
        values = {"body": self._seal(kept), "handle": self._digest(kept.handle)}
        if kept.owner == NOBODY:
            values["owner"] = self._digest(NOBODY)
        self._write(update(_TABLE).where(_TABLE.c.id == kept.id).values(**values))

    def remove(self, rows: Iterable[Kept[Any]]) -> None:
        """Delete rows."""
        ids = [kept.id for kept in rows]
        self._write(delete(_TABLE).where(_TABLE.c.id.in_(ids)))

    def destroy_key(self, forum: Kept[Forum], filling: bytes) -> None:
        """Overwrite the row that holds a forum's data key, before it is deleted."""
        gone = {"body": filling, "pointer": filling}
        self._write(update(_TABLE).where(_TABLE.c.id == forum.id).values(**gone))
        self._data_keys.pop(forum.id, None)

    def find_forum(self, forum_id: str, *, lock: bool = False) -> Kept[Forum] | None:
        """The forum, if there is one; one statement. With `lock`, nobody else changes it till the
        end of the transaction. An id that nobody has is looked for like any other.
        """
        if not lock and forum_id in self._forums:
            return self._forums[forum_id]
        statement = ROWS.where(SealedRecord.id == forum_id)
        row = self.session.execute(statement.with_for_update() if lock else statement).first()
        return self._open(row, self.forum_id_of(row), Forum) if row is not None else None

    def find_by_handle(self, kind: type[Kind], parts: Parts) -> Kept[Kind] | None:
        """The one row that is filed under these parts; one statement, and one for its key."""
        row = self._rows("handle", self.keys.index.all_of(*parts)).first()
        forum_id = self.forum_id_of(row) if row is not None else ""
        self._load_keys([forum_id or NO_FORUM])
        if row is None or forum_id is None:
            return None
        kept = self._open(row, forum_id, kind)
        return kept if kept is not None and kept.handle == parts else None

    def list_by_handles(self, kind: type[Kind], handles: Iterable[Parts]) -> list[Kept[Kind]]:
        """Everything that is filed under one of these; one statement."""
        wanted = set(handles)
        digests = [digest for parts in wanted for digest in self.keys.index.all_of(*parts)]
        found = self._open_all(self._rows("handle", digests), kind)
        return [kept for kept in found if kept.handle in wanted]

    def list_kind(self, forum_id: str, kind: type[Kind]) -> list[Kept[Kind]]:
        """Everything of a kind that a forum has; one statement."""
        return self.list_of_all([forum_id], kind)

    def list_of_all(self, forum_ids: Iterable[str], kind: type[Kind]) -> list[Kept[Kind]]:
        """Everything of a kind that these forums have; one statement."""
        wanted = set(forum_ids)
        found = self._open_all(self._rows("shelf", self._shelves(wanted, kind)), kind)
        return [kept for kept in found if kept.forum_id in wanted]

    def list_both(
        self, forum_id: str, kind: type[Kind], other: type[Other]
    ) -> tuple[list[Kept[Kind]], list[Kept[Other]]]:
        """Everything of two kinds that a forum has; one statement for both."""
        shelves = self._shelves([forum_id], kind, other)
        found = self._open_all(self._rows("shelf", shelves), kind, other)
        first = [kept for kept in found if isinstance(kept.facts, kind)]
        return first, [kept for kept in found if isinstance(kept.facts, other)]

    def _shelves(self, forum_ids: Iterable[str], *kinds: type[Facts]) -> list[str]:
        every = self.keys.index.all_of
        return [d for f in forum_ids for kind in kinds for d in every("shelf", f, kind.kind)]

    def list_owned(self, kind: type[Kind], parts: Parts) -> list[Kept[Kind]]:
        """Everything of a kind that belongs to somebody."""
        owner = self.keys.index.all_of(*parts)
        found = self._open_all(self._rows("owner", owner), kind)
        return [kept for kept in found if kept.owner == parts]

    def _insert(self, kept: Kept[Any], shelf: Parts) -> None:
        values = {
            "id": kept.id,
            "shelf": self._digest(shelf),
            "handle": self._digest(kept.handle),
            "owner": self._digest(kept.owner),
            "pointer": self._seal_pointer(kept),
            "body": self._seal(kept),
        }
        self.session.execute(insert(_TABLE).values(values))

    def _write(self, statement: Any) -> None:
        self.session.execute(statement)
        self._forums.clear()

    def _digest(self, parts: Parts) -> str:
        if parts == NOBODY:
            return chance.draw("sealed filler", 32).hex()
        return self.keys.index.of(*parts)

    def _seal_pointer(self, kept: Kept[Any]) -> bytes:
        told = (kept.forum_id or "-" * 32).encode()
        return self.keys.sealing.seal(told, place_of("pointer", kept.id))

    def forum_id_of(self, row: Any) -> str | None:
        """What the row's pointer says; "" for no forum, None where it does not open."""
        try:
            opened = self.keys.sealing.open(row.pointer, place_of("pointer", row.id)).decode()
        except CannotOpen:
            log.warning("sealed value refused", id=row.id)
            return None
        return opened.strip("-")

    def _seal(self, kept: Kept[Any]) -> bytes:
        content: dict[str, Any] = {"kind": kept.facts.kind, "facts": kept.facts.to_json()}
        content |= {"handle": kept.handle, "owner": kept.owner}
        if kept.id == kept.forum_id:
            content["key"] = base64.b64encode(self._data_key(kept.id)).decode()
        written = write_padded(content, SEALED_SIZE)
        return self._sealing(kept).seal(written, place_of("body", kept.id))

    def _sealing(self, kept: Kept[Any]) -> SealingKeys:
        if kept.forum_id in ("", kept.id):
            return self.keys.sealing
        return SealingKeys.of_key(self._data_key(kept.forum_id))

    def _data_key(self, forum_id: str) -> bytes:
        """The forum's data key. Raises CannotOpen where it is gone."""
        self._load_keys([forum_id])
        if forum_id not in self._data_keys:
            raise CannotOpen
        return self._data_keys[forum_id]

    def _rows(self, column: str, wanted: list[str]) -> Any:
        return self.session.execute(_BY[column], {"wanted": wanted})

    def _open_all(self, rows: Iterable[Row], *kinds: type[Facts]) -> list[Kept[Any]]:
        pointed = [(row, self.forum_id_of(row)) for row in rows]
        self._load_keys(forum_id or "" for _row, forum_id in pointed)
        opened = (self._open(row, forum_id, *kinds) for row, forum_id in pointed)
        return [kept for kept in opened if kept is not None]

    def _load_keys(self, forum_ids: Iterable[str]) -> None:
        """Have the data keys of these forums at hand, in one statement where one is missing."""
        missing = {forum_id for forum_id in forum_ids if forum_id} - set(self._data_keys)
        if not missing:
            return
        for row in self._rows("id", sorted(missing)):
            self._open(row, self.forum_id_of(row), Forum)

    def _open(self, row: Row, forum_id: str | None, *kinds: type[Facts]) -> Kept[Any] | None:
        """What a row holds. None, and a line in the log, where it does not open or is another kind:
        forged, cut off, moved, or sealed with a key we do not have.
        """
        if forum_id is None:
            return None
        try:
            content = self.content_of(row, forum_id)
        except CannotOpen:
            log.warning("sealed value refused", id=row.id)
            return None
        kind = next((kind for kind in kinds if kind.kind == content["kind"]), None)
        if kind is None:
            return None
        facts = kind.from_json(content["facts"])
        kept = Kept(row.id, forum_id, facts, tuple(content["handle"]), tuple(content["owner"]))
        if isinstance(facts, Forum):
            self._forums[row.id] = cast(Kept[Forum], kept)
        return kept

    def content_of(self, row: Row, forum_id: str) -> dict[str, Any]:
        """Everything that a row holds, of whatever kind. Raises CannotOpen."""
        if forum_id in ("", row.id):
            content = json.loads(self.keys.sealing.open(row.body, place_of("body", row.id)))
            if forum_id:
                self._data_keys[forum_id] = base64.b64decode(content["key"])
            return content
        keys = SealingKeys.of_key(self._data_key(forum_id))
        return json.loads(keys.open(row.body, place_of("body", row.id)))


def place_of(column: str, record_id: str) -> str:
    """Where a sealed value of a row stands."""
    return f"sealed_records|{column}|{record_id}"
