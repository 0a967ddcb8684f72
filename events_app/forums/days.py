"""The chain of days: one entry a day for all forums together, each resting on the one before."""

from collections.abc import Sequence
from datetime import date

from events_app.models.sealed import SealedDay
from events_app.sealing import BlindIndex


def summary_of(keys: BlindIndex, heads: Sequence[str]) -> bytes:
    """One digest of the heads of all chains; of the same size for none and for many."""
    return bytes.fromhex(keys.of("heads", *sorted(heads)))


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
