"""The keys of the sealed store, from `SEALING_KEYS`."""

from dataclasses import dataclass, field

from events_app.people.inbox import InboxKeys
from events_app.sealing import BlindIndex, SealingKeys


@dataclass(frozen=True)
class ForumKeys:
    """What seals pointers and data keys, what files rows, and what seals messages to people."""

    sealing: SealingKeys = field(repr=False)
    index: BlindIndex = field(repr=False)
    chain: BlindIndex = field(repr=False)
    inbox: InboxKeys = field(repr=False)

    @classmethod
    def from_setting(cls, setting: str) -> "ForumKeys":
        """Read `SEALING_KEYS`. Raises ValueError for bad keys."""
        return cls(
            SealingKeys.from_setting(setting, "forums"),
            BlindIndex.from_setting(setting, "forums index"),
            BlindIndex.from_setting(setting, "forums chain"),
            InboxKeys.from_setting(setting),
        )
