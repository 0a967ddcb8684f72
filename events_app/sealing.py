"""Sealed values: authenticated encryption that binds a value to the place where it stands.

A sealed value is `version | key id | nonce | ciphertext`. The associated data names the table, the
column and the row, so a value that is moved to another row does not open. Keys come from
`SEALING_KEYS`, newest first: the first seals, all of them open.
"""

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from events_app.chance import chance

VERSION = b"\x01"
KEY_ID_BYTES = 4
NONCE_BYTES = 12
KEY_BYTES = 32


class CannotOpen(Exception):  # noqa: N818 - named for what happened
    """The value was sealed with a key we do not have, or it was changed or moved."""


@dataclass(frozen=True)
class SealingKeys:
    """The keys of one purpose, newest first, by key id."""

    keys: tuple[tuple[bytes, bytes], ...]

    @classmethod
    @lru_cache(maxsize=64)  # asked for by every page that opens something
    def from_setting(cls, setting: str, purpose: str) -> "SealingKeys":
        """Read `SEALING_KEYS` (base64 keys of 32 bytes, separated by commas) for one purpose.

        Raises ValueError, which never repeats the key, when a key has the wrong shape.
        """
        masters = [_master_key(part) for part in setting.split(",") if part.strip()]
        if not masters:
            raise ValueError("SEALING_KEYS holds no key")
        return cls(tuple((_key_id(m), _derive(m, purpose)) for m in masters))

    @classmethod
    def of_key(cls, key: bytes) -> "SealingKeys":
        """One key that did not come from the settings: the data key of a thing of its own."""
        return cls(((_key_id(key), key),))

    def seal(self, value: bytes, place: str) -> bytes:
        """Seal `value` for `place` ("table|column|row id") with the newest key."""
        key_id, key = self.keys[0]
        nonce = chance.draw("nonce", NONCE_BYTES)
        return VERSION + key_id + nonce + AESGCM(key).encrypt(nonce, value, place.encode())

    def is_newest(self, sealed: bytes) -> bool:
        """Whether a value was sealed with the newest key."""
        return sealed[1 : 1 + KEY_ID_BYTES] == self.keys[0][0]

    def open(self, sealed: bytes, place: str) -> bytes:
        """Open a value that was sealed for `place`, or raise CannotOpen."""
        key_id = sealed[1 : 1 + KEY_ID_BYTES]
        key = dict(self.keys).get(key_id)
        if sealed[:1] != VERSION or key is None:
            raise CannotOpen
        start = 1 + KEY_ID_BYTES
        nonce, ciphertext = sealed[start : start + NONCE_BYTES], sealed[start + NONCE_BYTES :]
        try:
            return AESGCM(key).decrypt(nonce, ciphertext, place.encode())
        except (InvalidTag, ValueError) as error:
            raise CannotOpen from error


@dataclass(frozen=True)
class BlindIndex:
    """Keyed digests to look things up by: without the keys nobody can try names against them."""

    keys: tuple[bytes, ...]

    @classmethod
    def from_setting(cls, setting: str, purpose: str) -> "BlindIndex":
        """Read `SEALING_KEYS` for one purpose, as `SealingKeys` does."""
        return cls(tuple(key for _id, key in SealingKeys.from_setting(setting, purpose).keys))

    def of(self, *parts: str | int) -> str:
        """The digest under the newest key: what a new row is filed under."""
        return _blind(self.keys[0], parts)

    def all_of(self, *parts: str | int) -> list[str]:
        """The digests under every key: what rows may be filed under until keys are rotated."""
        return [_blind(key, parts) for key in self.keys]


@dataclass
class Resealed:
    """What became of a batch of rows: sealed anew, left because no key opens them, the last one."""

    done: int = 0
    refused: int = 0
    last: str = ""


def write_padded(content: dict[str, Any], size: int) -> bytes:
    """The content as JSON, filled up with spaces to `size` bytes; twice that, four times, and so
    on where it is longer. So there are few sizes, and they say little.
    """
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    while len(written) > size:
        size *= 2
    return written.ljust(size)


def new_key() -> str:
    """One new master key as it is written in `SEALING_KEYS`."""
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _master_key(part: str) -> bytes:
    try:
        key = base64.b64decode(part.strip(), validate=True)
    except ValueError as error:
        raise ValueError("a key in SEALING_KEYS is not base64") from error
    if len(key) != KEY_BYTES:
        raise ValueError("a key in SEALING_KEYS is not 32 bytes long")
    return key


def _key_id(master: bytes) -> bytes:
    return hashlib.sha256(b"key id" + master).digest()[:KEY_ID_BYTES]


def _blind(key: bytes, parts: tuple[str | int, ...]) -> str:
    said = "\0".join(str(part) for part in parts).encode()
    return hmac.new(key, said, hashlib.sha256).hexdigest()


def _derive(master: bytes, purpose: str) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(master)
