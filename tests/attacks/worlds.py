"""Twin worlds: two instances of the product that differ in one thing, a busy confidential forum.

Same code, same clock, same keys, same public data, each with a database, a mail folder and a stream
of randomness of its own. What happens in the forum draws from another stream, so that two answers
that differ differ for another reason than chance.
"""

import email
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from email import policy
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from events_app import tasks
from events_app.chance import chance
from events_app.extensions import db
from events_app.web import logs
from tests.conftest import close_app, make_app

Logged = list[dict[str, Any]]


def _memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", check_same_thread=False)


@dataclass
class World:
    """One instance: its application, its database as it was made, and what it has drawn so far."""

    app: Flask
    file: Path
    mail: Path
    #: who takes part in the forum, whether it is there or not: addresses of their mail
    insiders: frozenset[str]
    #: what the structured log has received, if somebody listens
    logged: Logged = field(default_factory=list)
    #: how often something was drawn, for each purpose, by everybody else and in the forum
    drawn: dict[bool, Counter[str]] = field(
        default_factory=lambda: {False: Counter(), True: Counter()}
    )
    _kept: sqlite3.Connection = field(default_factory=_memory)
    _drawn_then: dict[bool, Counter[str]] = field(default_factory=dict[bool, Counter[str]])

    @contextmanager
    def drawing(self, *, sealed: bool = False) -> Iterator[None]:
        """From here to the end of the block, chance is one of this world's own two streams."""
        with chance.seeded(b"in the forum" if sealed else b"everybody else"):
            chance._drawn = self.drawn[sealed]  # noqa: SLF001 - goes on where it stopped
            yield

    def ask(
        self, method: str, address: str, cookie: str = "", data: dict[str, Any] | None = None
    ) -> TestResponse:
        """Send one request with a cookie."""
        client = FlaskClient(self.app, self.app.response_class, use_cookies=False)
        headers = {"Cookie": cookie} if cookie else {}
        with self.drawing():
            return client.open(address, method=method, headers=headers, data=data)

    @contextmanager
    def session(self, *, sealed: bool = False) -> Iterator[Session]:
        """Act without a request, and commit."""
        with self.drawing(sealed=sealed), self.app.app_context():
            yield db.session()
            db.session.commit()
            db.session.remove()

    def deliver(self) -> list[bytes]:
        """Send what is due; gives the mails that outsiders have received since, in their order."""
        with self.drawing():
            tasks.deliver_once(self.app)
        files = sorted(self.mail.glob("*.eml"))
        mails = [file.read_bytes() for file in files]
        for file in files:
            file.unlink()
        return [mail for mail in mails if recipient_of(mail) not in self.insiders]

    def keep(self) -> None:
        """Note everything as it is now: `put_back` leads back to here."""
        with closing(sqlite3.connect(self.file)) as connection:
            connection.backup(self._kept)
        self._drawn_then = {which: Counter(counter) for which, counter in self.drawn.items()}

    def put_back(self) -> None:
        """Make everything as it was when it was kept."""
        with closing(sqlite3.connect(self.file)) as connection:
            self._kept.backup(connection)
        self.drawn = {which: Counter(counter) for which, counter in self._drawn_then.items()}


def recipient_of(mail: bytes) -> str:
    """Whom a mail goes to."""
    return str(email.message_from_bytes(mail, policy=policy.default)["To"])


def open_world(folder: Path, template: Path | None, insiders: frozenset[str]) -> World:
    """An instance in a folder of its own, with a copy of the database `template`."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "events.db"
    if template is not None:
        _copy(template, file)
    app = make_app(f"sqlite:///{file}")
    app.config["MAIL_URL"] = f"file://{folder / 'mail'}"
    # a line for each request, as it is everywhere but in tests
    app.before_request_funcs[None].insert(0, logs._start)  # noqa: SLF001 - only the factory knows it otherwise
    app.after_request_funcs[None].append(logs._finish)  # noqa: SLF001 - as above
    return World(app, file, folder / "mail", insiders)


def close_world(world: World) -> None:
    close_app(world.app)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
