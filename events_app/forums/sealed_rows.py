"""One sealed row: what it holds, sealed and opened with the keys of its forum.

Each forum has a data key of its own. The forum's row is sealed with `SEALING_KEYS` and holds that
key; everything else of the forum is sealed with it, so that a forum ends with its one row.
"""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

import structlog
from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import chance
from events_app.forums.facts import Facts, Forum
from events_app.forums.keys import ForumKeys
from events_app.models.sealed import SealedRecord
from events_app.sealing import CannotOpen, SealingKeys, write_padded

AnySession = Session | scoped_session[Session]
Kind = TypeVar("Kind", bound=Facts)
#: what a row is found by: parts of a keyed digest
Parts = tuple[str | int, ...]

#: what every body is filled up to; what is longer takes twice as much, and so on
SEALED_SIZE = 4096
NOBODY: Parts = ()
#: looked for where there is none, so that nothing tells an unknown address from somebody else's
NO_FORUM = "0" * 32

Row = Any  # id, pointer and body, as a statement gives them
TABLE = cast(Table, SealedRecord.__table__)
ROWS = select(TABLE.c.id, TABLE.c.pointer, TABLE.c.body)
#: rows by one of their columns; made once, since every page asks them
_BY = {
    name: ROWS.where(TABLE.c[name].in_(bindparam("wanted", expanding=True)))
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


class SealedRows:
    """Seals and opens rows; remembers the data keys and the forums that it has opened."""

    def __init__(self, session: AnySession, keys: ForumKeys) -> None:
        self.session = session
        self.keys = keys
        self.forums: dict[str, Kept[Forum]] = {}
        self._data_keys: dict[str, bytes] = {}

    def make_data_key(self, forum_id: str) -> None:
        """Draw the data key of a new forum."""
        self._data_keys[forum_id] = chance.draw("data key", 32)

    def forget_data_key(self, forum_id: str) -> None:
        self._data_keys.pop(forum_id, None)

    def select(self, column: str, wanted: list[str]) -> Any:
        """Rows by one of their columns; one statement."""
        return self.session.execute(_BY[column], {"wanted": wanted})

    def forum_id_of(self, row: Any) -> str | None:
        """What the row's pointer says; "" for no forum, None where it does not open."""
        try:
            opened = self.keys.sealing.open(row.pointer, place_of("pointer", row.id)).decode()
        except CannotOpen:
            log.warning("sealed value refused", id=row.id)
            return None
        return opened.strip("-")

    def seal_pointer(self, kept: Kept[Any]) -> bytes:
        """What says which forum a row belongs to, sealed."""
        told = (kept.forum_id or "-" * 32).encode()
        return self.keys.sealing.seal(told, place_of("pointer", kept.id))

    def seal(self, kept: Kept[Any]) -> bytes:
        """The body of a row."""
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
        self.load_keys([forum_id])
        if forum_id not in self._data_keys:
            raise CannotOpen
        return self._data_keys[forum_id]

    def open_all(self, rows: Iterable[Row], *kinds: type[Facts]) -> list[Kept[Any]]:
        """What these rows hold, those of these kinds that open."""
        pointed = [(row, self.forum_id_of(row)) for row in rows]
        self.load_keys(forum_id or "" for _row, forum_id in pointed)
        opened = (self.open(row, forum_id, *kinds) for row, forum_id in pointed)
        return [kept for kept in opened if kept is not None]

    def load_keys(self, forum_ids: Iterable[str]) -> None:
        """Have the data keys of these forums at hand, in one statement where one is missing."""
        missing = {forum_id for forum_id in forum_ids if forum_id} - set(self._data_keys)
        if not missing:
            return
        for row in self.select("id", sorted(missing)):
            self.open(row, self.forum_id_of(row), Forum)

    def open(self, row: Row, forum_id: str | None, *kinds: type[Facts]) -> Kept[Any] | None:
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
            self.forums[row.id] = cast(Kept[Forum], kept)
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
