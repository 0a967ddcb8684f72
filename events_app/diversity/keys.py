"""The keys of this feature, each for its own purpose, and the names of people that only they give.

A person's answers stand under one digest and their place in a roster under another, so that no key
is shared between answers, rosters and people.
"""

import hashlib
import hmac
from dataclasses import dataclass

from events_app.sealing import SealingKeys


@dataclass(frozen=True)
class Keys:
    """All four, from the one setting."""

    subjects: SealingKeys
    answers: SealingKeys
    rosters: SealingKeys
    releases: SealingKeys

    @classmethod
    def from_setting(cls, setting: str) -> "Keys":
        """Derive them from `SEALING_KEYS`."""
        names = ("subjects", "answers", "rosters", "releases")
        return cls(*(SealingKeys.from_setting(setting, f"equality {name}") for name in names))

    def subjects_of(self, person_id: int) -> list[str]:
        """The digests that a person's answer may stand under: by the newest key, then older."""
        named = f"person|{person_id}"
        return [_digest(key, named) for _key_id, key in self.subjects.keys]

    @property
    def first_names_key(self) -> bytes:
        """What names people in rosters until a first one is kept, and the key for it with it."""
        return self.rosters.keys[-1][1]

    def sign(self, words: str) -> str:
        """The signature by the newest key."""
        return _digest(self.releases.keys[0][1], words)

    def is_signed(self, words: str, signature: str) -> bool:
        """Whether one of our keys made this signature."""
        return any(
            hmac.compare_digest(_digest(key, words), signature) for _id, key in self.releases.keys
        )


def roster_name(key: bytes, who: str) -> str:
    """How rosters name somebody: by one key for all years, so that they can be compared."""
    return _digest(key, who)[:24]


def _digest(key: bytes, words: str) -> str:
    return hmac.new(key, words.encode(), hashlib.sha256).hexdigest()
