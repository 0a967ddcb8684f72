"""Chromium, looking at the product. Each test process has one browser and one small server."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from events_app import create_app
from events_app.extensions import db
from tests.browser.serving import (
    CHROMIUM,
    Live,
    add_dead_ends,
    chromium,
    demonstration,
    served,
)
from tests.browser.world import World
from tests.conftest import WORKER, close_app, empty_tables, migrate
from tests.databases import empty_database

MISSING = f"{CHROMIUM} is not there. To run them: sudo apt-get install chromium, or set CHROMIUM"
#: a page that says no is logged by the browser
EXPECTED = re.compile(r"Failed to load resource: .* status of [45]\d\d")
#: as wide as on a desk
DESK: ViewportSize = {"width": 1280, "height": 800}
Opener = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if "live" in getattr(item, "fixturenames", ()):
                # the demonstration takes a while to load, so it is loaded once
                item.add_marker(pytest.mark.xdist_group("demonstration"))
            if shutil.which(CHROMIUM) is None:
                item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """The demonstration, as `make run` starts it."""
    with demonstration(tmp_path_factory.mktemp("live")) as live:
        yield live


@pytest.fixture(scope="session")
def small() -> Iterator[tuple[Flask, str]]:
    """An application on an empty database, and its address."""
    with empty_database("sqlite", f"browser-{WORKER}") as database:
        app = create_app({"SQLALCHEMY_DATABASE_URI": database, "APP_ENV": "demo"})
        add_dead_ends(app)
        migrate(app)
        with served(app) as url:
            yield app, url
        close_app(app)


@pytest.fixture
def world(small: tuple[Flask, str], now: datetime) -> Iterator[World]:
    """The small server's database, at 9am on Monday 1 August 2022, empty again afterwards."""
    app, _url = small
    with app.app_context():
        yield World(app, db.session(), now)
        db.session.remove()
        empty_tables()


class Tab:
    """One page for many tests: to open one takes longer than all that most tests do in it."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._page = context.new_page()

    def page(self) -> Page:
        """Another one, if a test has closed it or it broke."""
        if self._page.is_closed():
            self._page = self._context.new_page()
        return self._page


@pytest.fixture(scope="session")
def the_tab(browser: Browser, small: tuple[Flask, str]) -> Iterator[Tab]:
    with browser.new_context(base_url=small[1], viewport=DESK) as context:
        yield Tab(context)


@pytest.fixture
def page(the_tab: Tab, small: tuple[Flask, str]) -> Iterator[Page]:
    """A page with no cookies, nothing kept, no routes of another test, as wide as a desk.

    What emulates a device or begins every page is not taken back: `open_browser` is for that. The
    test fails like those of `open_browser`.
    """
    tab = the_tab.page()
    faults: list[str] = []
    listeners = _listeners(small[1], faults)
    for name, listener in listeners.items():
        tab.on(name, listener)  # pyright: ignore[reportArgumentType, reportCallIssue] - by name
    tab.set_viewport_size(DESK)
    inside = tab.context.new_cdp_session(tab)
    inside.send("Network.clearBrowserCache")
    kept = {"origin": small[1], "storageTypes": "all"}
    inside.send("Storage.clearDataForOrigin", kept)
    inside.detach()
    yield tab
    tab.unroute_all()
    tab.goto("about:blank")
    tab.context.clear_cookies()
    for name, listener in listeners.items():
        tab.remove_listener(name, listener)
    assert [fault for fault in faults if not EXPECTED.match(fault)] == []


@pytest.fixture
def open_browser(browser: Browser) -> Iterator[Opener]:
    """A new browser each: `open_browser(url, scripts=False)` gives its page.

    The test fails when a page logs an error, which breaking the content security policy does too,
    or asks for anything from elsewhere.
    """
    opened: list[BrowserContext] = []
    faults: list[str] = []

    def open_one(url: str, *, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=url,
            viewport=DESK,
            java_script_enabled=scripts,
        )
        opened.append(context)
        page = context.new_page()
        for name, listener in _listeners(url, faults).items():
            page.on(name, listener)  # pyright: ignore[reportArgumentType, reportCallIssue] - by name
        return page

    yield open_one
    for context in opened:
        context.close()
    assert [fault for fault in faults if not EXPECTED.match(fault)] == []


def _listeners(url: str, faults: list[str]) -> dict[str, Callable[[Any], None]]:
    return {
        "console": lambda said: faults.append(said.text) if said.type == "error" else None,
        "pageerror": lambda error: faults.append(str(error)),
        "request": lambda asked: _note_elsewhere(asked.url, url, faults),
    }


def _note_elsewhere(asked: str, own: str, faults: list[str]) -> None:
    if not asked.startswith((own, "data:", "about:")):
        faults.append(f"the page asks for {asked}")
