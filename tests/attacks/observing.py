"""What an outsider can see of an answer, to the byte, and how two worlds are compared.

Normalised are the value of the CSRF token, the Date header and the session's cookie, nothing else.
"""

import re
from dataclasses import dataclass

from werkzeug.test import TestResponse

from tests.attacks.worlds import World

_TOKEN = re.compile(rb'(name="csrf_token"[^>]*? value=")[^"]+"')
_COOKIE = re.compile(r"session=[^;]*")
#: how long something took is the machine's
_NOT_SAID = ("ms",)


@dataclass(frozen=True)
class Seen:
    """One answer as it is compared."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    #: what it left in the log
    log: tuple[str, ...] = ()
    #: the mails that outsiders got by it
    mails: tuple[bytes, ...] = ()


class Broke(AssertionError):  # noqa: N818 - as below
    """The product failed: two failures look alike, so that nothing was compared."""


class Differs(AssertionError):  # noqa: N818 - named for what happened
    """The two worlds can be told apart. Says where, and by what."""

    def __init__(self, where: str, one: Seen, other: Seen) -> None:
        self.where = where
        names = ("status", "headers", "body", "log", "mails")
        self.what = [name for name in names if getattr(one, name) != getattr(other, name)]
        first = self.what[0] if self.what else ""
        super().__init__(f"{where}: {self.what} differ: {_apart(one, other, first)}")


def see(world: World, answer: TestResponse, *, since: int, mails: list[bytes]) -> Seen:
    """The answer without what may differ; `since` is how much the log held before.

    Raises Broke for an error of the server.
    """
    if answer.status_code >= 500:
        raise Broke(f"{answer.request.method} {answer.request.path}: {answer.status}")
    headers = [
        (name, _COOKIE.sub("session=…", value) if name == "Set-Cookie" else value)
        for name, value in answer.headers
        if name != "Date"
    ]
    body = b"" if answer.request.method == "HEAD" else _TOKEN.sub(rb'\1"', answer.get_data())
    log = tuple(
        repr(sorted((name, value) for name, value in line.items() if name not in _NOT_SAID))
        for line in world.logged[since:]
    )
    return Seen(answer.status_code, tuple(headers), body, log, tuple(mails))


def _apart(one: Seen, other: Seen, name: str) -> str:
    if name in ("headers", "log") and one.body != other.body:
        name = "body"
    if name != "body":
        return f"{getattr(one, name, '')!r:.600} and {getattr(other, name, '')!r:.600}"
    at = next(
        (n for n, (a, b) in enumerate(zip(one.body, other.body, strict=False)) if a != b),
        min(len(one.body), len(other.body)),
    )
    return (
        f"{one.body[max(0, at - 120) : at + 80]!r} and {other.body[max(0, at - 120) : at + 80]!r}"
    )
