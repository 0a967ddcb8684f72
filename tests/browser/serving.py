"""The product, served: the whole demonstration as `make run` starts it, and a small one for states.

The demonstration is for journeys and pictures: real processes, a worker, mail in a folder. The
small one runs in the test's own process on a database that each test fills as it needs.
"""

import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NoReturn

from flask import Flask, abort
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from events_app.sealing import new_key
from events_app.web.access import public
from tests.guards.files import ROOT

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-lcd-text",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: how long the server may take to load the demonstration, and a mail to arrive, in seconds
STARTS_WITHIN = 180
ARRIVES_WITHIN = 60
#: the day that the demonstration sees: 9am in London on Monday 1 August 2022
TODAY = "2022-08-01T09:00"


@dataclass(frozen=True)
class Live:
    """The demonstration, served."""

    url: str
    mail: Path

    def mails_to(self, email: str) -> list[EmailMessage]:
        """Every mail to an address, the newest first."""
        files = sorted(self.mail.glob("*.eml"), key=_written_at, reverse=True)
        mails = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        return [mail for mail in mails if mail["To"] is not None and email in mail["To"]]

    def mail_about(self, subject: str, *, to: str, after: int = 0) -> EmailMessage:
        """The newest mail to an address whose subject begins so, once it is there.

        `after`: how many mails to the address there were before, and are not meant.
        """
        until = time.monotonic() + ARRIVES_WITHIN
        while time.monotonic() < until:
            mails = self.mails_to(to)
            for mail in mails[: len(mails) - after]:
                if mail["Subject"].startswith(subject):
                    return mail
            time.sleep(0.1)
        raise AssertionError(f"no mail {subject!r} came to {to} within {ARRIVES_WITHIN} seconds")

    def code_for(self, email: str, *, after: int = 0) -> str:
        """The sign-in code in the newest mail to an address, once it is there."""
        mail = self.mail_about("Your sign-in code is", to=email, after=after)
        return "".join(re.findall(r"\d", mail["Subject"]))


def _written_at(file: Path) -> float:
    with suppress(FileNotFoundError):  # it was delivered again just now
        return file.stat().st_mtime
    return 0.0


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def demonstration(folder: Path) -> Iterator[Live]:
    """What `make run` starts, on a free port and with everything in a folder of its own."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    settings = {
        "APP_ENV": "demo",
        "APP_CLOCK": TODAY,
        "DATABASE_URL": f"sqlite:///{folder / 'events.db'}",
        "MAIL_URL": f"file://{folder / 'mail'}",
        "BASE_URL": url,
        "SECRET_KEY": "for tests",
        "SEALING_KEYS": new_key(),
        "PORT": str(port),
        "WEB_WORKERS": "1",
    }
    with (folder / "log").open("wb") as log:
        command = [sys.executable, "-m", "events_app.run"]
        environment = {**os.environ, **settings}
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        _wait_until_ready(server, url, folder / "log")
        yield Live(url, folder / "mail")
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of an application that runs in this process, in threads of its own."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Silent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(10)


def add_dead_ends(app: Flask) -> None:
    """Addresses, for tests alone, that end in any error there is a page for."""

    @app.get("/dead-end/<int:status>")
    @public
    def dead_end(status: int) -> NoReturn:
        if status == 500:
            raise RuntimeError("a test wants to see the page")
        abort(status)


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Say nothing: what is worth knowing, the browser tells."""


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _wait_until_ready(server: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError(f"the server does not start:\n{log.read_text()}")
