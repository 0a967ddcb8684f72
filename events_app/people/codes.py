"""Sign-in codes, pure: how they are made, what is kept of them, and the rules they obey."""

import hashlib
import hmac
from datetime import timedelta

from events_app.chance import chance

CODE_DIGITS = 6
CODE_LASTS = timedelta(minutes=15)
TRIES = 5


def new_code() -> str:
    """Six random digits."""
    return f"{chance.below('sign-in code', 10**CODE_DIGITS):0{CODE_DIGITS}}"


def address_digest(secret: str, email: str) -> str:
    """Which row is an address's own, without the address."""
    return _digest(secret, "sign-in address", email)


def code_digest(secret: str, email: str, code: str) -> str:
    """What is kept of a code. It takes the server's secret to try codes against it."""
    return _digest(secret, "sign-in code", email, code)


def masked(email: str) -> str:
    """The address as the page repeats it: "a•••@example.nhs.uk"."""
    name, _, domain = email.partition("@")
    return f"{name[:1]}•••@{domain}"


def spaced(code: str) -> str:
    """The code as the mail shows it: "482 913"."""
    return f"{code[:3]} {code[3:]}"


def _digest(secret: str, *parts: str) -> str:
    return hmac.new(secret.encode(), "\0".join(parts).encode(), hashlib.sha256).hexdigest()
