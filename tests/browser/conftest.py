"""Chromium, looking at what `make run` serves: the demonstration, on a database of its own."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from events_app.sealing import new_key
from tests.guards.files import ROOT

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
MISSING = f"{CHROMIUM} is not there. To run them: sudo apt-get install chromium, or set CHROMIUM"
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: what every page must meet without one exception
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: how long the server may take to load the demonstration, and a mail to arrive, in seconds
STARTS_WITHIN = 60
ARRIVES_WITHIN = 15
#: the day that the demonstration sees: 9am in London on Monday 1 August 2022
TODAY = "2022-08-01T09:00"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))  # one server and one browser do
            if shutil.which(CHROMIUM) is None:
                item.add_marker(pytest.mark.skip(reason=MISSING))


@dataclass(frozen=True)
class Live:
    """The product, served."""

    url: str
    mail: Path

    def code_for(self, email: str) -> str:
        """The sign-in code in the newest mail to an address, once it is there."""
        until = time.monotonic() + ARRIVES_WITHIN
        while time.monotonic() < until:
            for file in sorted(self.mail.rglob("*.eml"), key=lambda f: f.stat().st_mtime)[::-1]:
                mail = message_from_bytes(file.read_bytes(), policy=policy.default)
                body = mail.get_body(("plain",))
                if mail["To"] is not None and email in mail["To"] and body is not None:
                    code = re.search(r"\b(\d{3}) ?(\d{3})\b", body.get_content())
                    if code is not None:
                        return code[1] + code[2]
            time.sleep(0.1)
        raise AssertionError(f"no code came to {email} within {ARRIVES_WITHIN} seconds")


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """What `make run` starts, on a free port and with everything in a folder of its own."""
    folder = tmp_path_factory.mktemp("live")
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    settings = {
        "APP_ENV": "demo",
        "APP_CLOCK": TODAY,
        "DATABASE_URL": f"sqlite:///{folder / 'events.db'}",
        "MAIL_URL": f"file://{folder / 'mail'}",
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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, live: Live) -> Iterator[Page]:
    """A new browser, 1280 by 800, that fails the test when a page logs an error or asks elsewhere.

    What the content security policy blocks is logged as an error too.
    """
    context = chromium.new_context(base_url=live.url, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: _note_elsewhere(asked.url, live.url, faults))
    yield page
    context.close()
    expected = re.compile(r"Failed to load resource: .* status of 4\d\d")  # a page that says no
    assert [fault for fault in faults if not expected.match(fault)] == []


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Assert that axe-core finds nothing on a page, with no exception made: `axe(page)`."""

    def look(page: Page) -> None:
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"

    return look


@pytest.fixture
def sign_in_as(live: Live) -> Callable[[Page, str], None]:
    """Sign in as a person does, with the code from the mail: `sign_in_as(page, email)`."""

    def sign_in(page: Page, email: str) -> None:
        page.goto("/sign-in")
        page.locator("input[name=email]").fill(email)
        page.locator("main form button").first.click()
        page.locator("input[name=code]").fill(live.code_for(email))
        page.locator("main form button").first.click()

    return sign_in


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


def _note_elsewhere(asked: str, own: str, faults: list[str]) -> None:
    if not asked.startswith((own, "data:", "about:")):
        faults.append(f"the page asks for {asked}")
