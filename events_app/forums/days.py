"""The chain of days: one entry a day for all forums together, each resting on the one before."""

import json
from collections.abc import Sequence
from datetime import date

from events_app.forums.facts import DayHeads
from events_app.forums.sealed_rows import Parts
from events_app.models.sealed import SealedDay
from events_app.sealing import BlindIndex

#: what the heads of the last day are filed under
LAST_DAY: Parts = ("heads of the last day",)


def summary_of(keys: BlindIndex, heads: DayHeads) -> bytes:
    """One digest of the heads of all chains; of the same size for none and for many."""
    return bytes.fromhex(keys.of("heads", _told(heads)))


def is_summary_of(keys: BlindIndex, heads: DayHeads, summary: bytes) -> bool:
    """Whether one of our keys made this digest of these heads."""
    return summary.hex() in keys.all_of("heads", _told(heads))


def _told(heads: DayHeads) -> str:
    return json.dumps(heads.heads, sort_keys=True)


def link_of(keys: BlindIndex, day: date, heads: bytes, before: bytes) -> bytes:
    """What an entry rests on: its day, its summary and the entry before."""
    return bytes.fromhex(keys.of("day", day.isoformat(), heads.hex(), before.hex()))


def find_fault(keys: BlindIndex, days: Sequence[SealedDay]) -> date | None:
    """The first day whose entry was changed, or stands where another was taken out; else None."""
    before = b""
    for entry in sorted(days, key=lambda entry: entry.day):
        told = (entry.day.isoformat(), entry.heads.hex(), before.hex())
        if entry.link.hex() not in keys.all_of("day", *told):
            return entry.day
        before = entry.link
    return None
