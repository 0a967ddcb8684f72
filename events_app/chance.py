"""The one place where randomness comes from, drawn for a purpose.

Outside tests it is the operating system's. A test may seed it: then each purpose has a sequence of
its own, so that what is drawn for one purpose never shifts what another gets.
"""

import base64
import hashlib
import hmac
import secrets
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock


class Chance:
    """Random bytes by purpose."""

    def __init__(self) -> None:
        self._seed: bytes | None = None
        self._drawn: Counter[str] = Counter()
        self._lock = Lock()

    def draw(self, purpose: str, size: int) -> bytes:
        """So many random bytes; nobody can foresee them unless a test has seeded us."""
        if self._seed is None:
            return secrets.token_bytes(size)
        with self._lock:
            number = self._drawn[purpose]
            self._drawn[purpose] += 1
        made, block = b"", 0
        while len(made) < size:
            said = f"{purpose}|{number}|{block}".encode()
            made += hmac.new(self._seed, said, hashlib.sha256).digest()
            block += 1
        return made[:size]

    def below(self, purpose: str, limit: int) -> int:
        """A whole number from 0 up to and without `limit`, each as likely as the others."""
        return int.from_bytes(self.draw(purpose, 16), "big") % limit

    @contextmanager
    def seeded(self, seed: bytes) -> Generator[None]:
        """For tests: foreseeable from here to the end of the block, the same for the same seed."""
        before = self._seed, self._drawn
        self._seed, self._drawn = seed, Counter()
        try:
            yield
        finally:
            self._seed, self._drawn = before


chance = Chance()


def random_id(purpose: str) -> str:
    """An id of 128 random bits in 32 hexadecimal digits."""
    return chance.draw(purpose, 16).hex()


def random_token(purpose: str) -> str:
    """A secret of 256 random bits that fits into a cookie or an address."""
    return base64.urlsafe_b64encode(chance.draw(purpose, 32)).rstrip(b"=").decode()
