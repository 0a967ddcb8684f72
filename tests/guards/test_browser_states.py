"""Every page that can be opened, and every mail, is looked at in a browser, in some state."""

import pytest
from flask import Flask

from tests.browser.scenes.mails import MAILS
from tests.browser.table import NO_PAGES, STATES
from tests.guards.files import committed
from tests.guards.scene import rules

#: addresses that only tests know, and one that nobody has
OF_TESTS = {"/dead-end/<status>", "/nothing-here"}


@pytest.mark.only_on("sqlite")
def test_every_page_has_a_state_in_the_browser_tests(app: Flask) -> None:
    """Give a new page its rows in tests/browser/table.py."""
    served = {rule.rule for rule in rules(app, "GET")}
    served |= {f"/feedback{rule.rule}" for rule in rules(app.extensions["feedback"], "GET")}
    looked_at = {state.route for state in STATES} - OF_TESTS
    assert (served - NO_PAGES - looked_at, looked_at - served) == (set(), set())


def test_no_state_is_looked_at_twice() -> None:
    names = [str(state) for state in STATES]
    assert sorted(set(names)) == sorted(names)


def test_every_mail_has_a_scene_in_the_browser_tests() -> None:
    """Give a new mail its row in tests/browser/scenes/mails.py."""
    mails = {
        "/".join((name.parts[1], "mail", name.stem))
        for name in committed("mail/*.html")
        if name.parts[0] == "templates"
    }
    assert mails == {template for template, _arrange in MAILS}
