"""Trusts like one: which traits they share, and the nearest first. Pure.

What is not known of a trust is neither the same nor different: it counts for nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: how much it says that two trusts share something
_TYPE, _AREA, _REGION = 3, 2, 1
#: so many are suggested
MOST = 10


@dataclass(frozen=True)
class Traits:
    """What is known of a trust. "" and None: not known."""

    code: str
    name: str
    type: str = ""
    region: str = ""
    rural: bool | None = None
    coastal: bool | None = None
    urban: bool | None = None


@dataclass(frozen=True)
class Peer:
    """A trust like the other, and why, in words."""

    code: str
    name: str
    shared: tuple[str, ...]
    likeness: int


def list_peers(trust: Traits, others: Iterable[Traits], *, most: int = MOST) -> list[Peer]:
    """The nearest trusts, the most alike first and then by name. Sharing the region alone is not
    enough: it says where a trust is, not what it is like.
    """
    peers = [_peer(trust, other) for other in others if other.code != trust.code]
    alike = [peer for peer in peers if peer.likeness > _REGION]
    return sorted(alike, key=lambda peer: (-peer.likeness, peer.name, peer.code))[:most]


def not_known(trust: Traits) -> list[str]:
    """What has to be filled in for better suggestions."""
    gaps = ["type"] if not trust.type else []
    return gaps + [area for area in ("rural", "coastal", "urban") if getattr(trust, area) is None]


def _peer(trust: Traits, other: Traits) -> Peer:
    shared: list[tuple[str, int]] = []
    if trust.type and trust.type == other.type:
        shared.append((f"Both are {trust.type}", _TYPE))
    for area in ("rural", "coastal", "urban"):
        if getattr(trust, area) and getattr(other, area):
            shared.append((f"Both are {area}", _AREA))
    if trust.region and trust.region == other.region:
        shared.append((f"Both are in {trust.region}", _REGION))
    return Peer(other.code, other.name, _words(shared), sum(weight for _, weight in shared))


def _words(shared: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    return tuple(words for words, _ in shared)
