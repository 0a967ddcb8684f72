"""Sealed boxes: anybody with a round's public key puts an answer in, only its private key opens it.

Each box has a key pair of its own, whose public half is its head, so that two boxes have nothing in
common. What is inside always has the same size: the number of the question, the length of the
answer, the answer in UTF-16, and zeros.
"""

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from events_app.chance import chance
from events_app.sealing import CannotOpen, SealingKeys

#: what an answer takes inside its box, in bytes, whatever it is
PADDED_TO = 1024
_FRONT = 3
#: the longest answer: units of UTF-16, in which all but rare signs count as one
LONGEST = (PADDED_TO - _FRONT) // 2
#: each key seals one box, so a nonce never comes again
_NONCE = bytes(12)


@dataclass(frozen=True)
class Box:
    """A sealed answer: what its row keeps."""

    head: bytes
    body: bytes


@dataclass(frozen=True)
class FeedbackKeys:
    """What wraps the private keys of rounds, and what seals comments for their readers."""

    private: SealingKeys = field(repr=False)
    comments: SealingKeys = field(repr=False)

    @classmethod
    def from_setting(cls, setting: str) -> "FeedbackKeys":
        """Read `SEALING_KEYS`. Raises ValueError for bad keys."""
        return cls(
            SealingKeys.from_setting(setting, "feedback private keys"),
            SealingKeys.from_setting(setting, "feedback comments"),
        )


def new_pair() -> tuple[bytes, bytes]:
    """The private and the public key of a round."""
    key = _drawn_key("feedback round")
    return key.private_bytes_raw(), key.public_key().public_bytes_raw()


def length_of(answer: str) -> int:
    """How long an answer is, in the units that `LONGEST` counts."""
    return len(answer.encode("utf-16-le")) // 2


def seal(public_key: bytes, question: int, answer: str) -> Box:
    """Put the answer to the question of that number into a box. Raises ValueError if too long."""
    written = answer.encode("utf-16-le")
    if len(written) > 2 * LONGEST:
        raise ValueError("too long for a box")
    inside = bytes([question]) + (len(written) // 2).to_bytes(2, "big") + written
    own = _drawn_key("feedback box")
    head = own.public_key().public_bytes_raw()
    shared = own.exchange(X25519PublicKey.from_public_bytes(public_key))
    body = AESGCM(_key(shared, head, public_key)).encrypt(
        _NONCE, inside.ljust(PADDED_TO, b"\0"), b""
    )
    return Box(head, body)


def _drawn_key(purpose: str) -> X25519PrivateKey:
    """A key from the one place where randomness comes from, so that a test can repeat it."""
    return X25519PrivateKey.from_private_bytes(chance.draw(purpose, 32))


class Opener:
    """Opens the boxes of one round."""

    def __init__(self, private_key: bytes) -> None:
        self._private = X25519PrivateKey.from_private_bytes(private_key)
        self._public = self._private.public_key().public_bytes_raw()

    def open(self, box: Box) -> tuple[int, str]:
        """The number of the question and the answer. Raises CannotOpen."""
        try:
            shared = self._private.exchange(X25519PublicKey.from_public_bytes(box.head))
            key = _key(shared, box.head, self._public)
            inside = AESGCM(key).decrypt(_NONCE, box.body, b"")
        except (InvalidTag, ValueError) as error:
            raise CannotOpen from error
        length = int.from_bytes(inside[1:_FRONT], "big")
        return inside[0], inside[_FRONT : _FRONT + 2 * length].decode("utf-16-le")


def _key(shared: bytes, head: bytes, public_key: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=b"feedback box" + head + public_key).derive(
        shared
    )
