"""The five minutes before a private page ends, in Chromium: asked, extended, by keyboard alone."""

from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select

from events_app.models.sealed import SealedRecord
from tests.browser.conftest import Opener
from tests.browser.looking import axe_faults, overflow_faults
from tests.browser.scenes import forums as scenes
from tests.browser.world import World

TITLE = "Do you need more time?"


@pytest.fixture
def page(world: World, small: tuple[Flask, str], open_browser: Opener) -> Page:
    """A member writes a concern, in a browser whose clock the test moves."""
    scenes.member(world)
    world.session.commit()
    page = open_browser(small[1])
    page.clock.install(time=world.now)
    cookie: Any = {"name": "session", "value": world.cookie_value(), "path": "/"}
    page.context.add_cookies([{**cookie, "domain": "127.0.0.1"}])
    page.goto("/p/P/concern")
    return page


def test_the_page_asks_five_minutes_before_it_ends_and_covers_itself(page: Page) -> None:
    asked = page.get_by_role("dialog", name=TITLE)
    page.clock.fast_forward("23:55")
    expect(asked).to_be_hidden()
    page.clock.fast_forward("00:10")
    expect(asked).to_be_visible()
    assert "It closes at 9:29am." in asked.inner_text()
    assert axe_faults(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert axe_faults(page) == []
    assert overflow_faults(page) == []
    backdrop = page.evaluate(
        "getComputedStyle(document.querySelector('dialog'), '::backdrop').backgroundColor"
    )
    assert backdrop == "rgb(240, 244, 245)"


@pytest.mark.parametrize("key", ["Enter", "Space", "Escape"])
def test_one_key_keeps_the_page_and_what_is_written(page: Page, key: str) -> None:
    page.locator("textarea").focus()
    page.keyboard.type("Half a sentence")
    for _ in range(2):
        page.clock.fast_forward("24:05")
        expect(page.get_by_role("dialog", name=TITLE)).to_be_visible()
        expect(page.get_by_role("button", name="Stay on this page")).to_be_focused()
        with page.expect_response("**/p/stay") as stayed:
            page.keyboard.press(key)
        assert stayed.value.status == 204
        expect(page.get_by_role("dialog", name=TITLE)).to_be_hidden()
    assert page.locator("textarea").input_value() == "Half a sentence"
    page.keyboard.type(" and more")
    assert page.locator("textarea").input_value() == "Half a sentence and more"


def test_who_writes_is_not_asked(page: Page) -> None:
    page.locator("textarea").focus()
    for _ in range(6):
        page.clock.fast_forward("06:00")
        with page.expect_response("**/p/stay"):
            page.keyboard.type("a")
    expect(page.get_by_role("dialog", name=TITLE)).to_be_hidden()


def test_a_page_that_ends_keeps_what_was_written_and_shows_nothing_of_it(
    page: Page, world: World
) -> None:
    page.locator("textarea").fill("Half a sentence")
    before = len(world.session.scalars(select(SealedRecord.id)).all())
    world.session.commit()
    with page.expect_navigation():
        page.clock.fast_forward("29:10")
    assert page.url.endswith("/sign-in/again")
    assert "Half a sentence" not in page.content()
    assert len(world.session.scalars(select(SealedRecord.id)).all()) == before + 1
    page.go_back()
    expect(page.get_by_role("heading", name="Enter a new code")).to_be_visible()


def test_without_a_script_the_page_says_how_long_it_lasts(
    world: World, small: tuple[Flask, str], open_browser: Opener
) -> None:
    scenes.member(world)
    world.session.commit()
    page = open_browser(small[1], scripts=False)
    cookie: Any = {"name": "session", "value": world.cookie_value(), "path": "/"}
    page.context.add_cookies([{**cookie, "domain": "127.0.0.1"}])
    page.goto("/p/P")
    expect(page.get_by_text("When nobody has used this page for 30 minutes")).to_be_visible()
    expect(page.locator("dialog")).to_be_hidden()


def test_after_leaving_the_way_back_shows_nothing(page: Page) -> None:
    page.locator("textarea").fill("Half a sentence")
    page.get_by_role("button", name="Leave this page").click()
    page.wait_for_url("**/events")
    page.go_back()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert "Half a sentence" not in page.content()
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert kept == "[{},{}]"
