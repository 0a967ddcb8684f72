"""Every mail as it looks: its HTML part in Chromium, on a wide and on a narrow screen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from events_app.mail.compose import compose, load_environment
from events_app.mail.outbox import open_draft
from events_app.mail.settings import MailSettings
from events_app.models.messages import OutboxMessage
from tests.browser.looking import axe_faults, overflow_faults
from tests.browser.scenes.mails import MAILS
from tests.browser.world import World
from tests.guards.files import ROOT


@pytest.mark.parametrize(("template", "arrange"), MAILS)
def test_a_mail_can_be_read_by_everybody_on_every_screen(
    template: str,
    arrange: Callable[[World], None],
    world: World,
    page: Page,
) -> None:
    arrange(world)
    text, html = parts(world, template)
    page.set_content(html)
    faults = []
    for width in (600, 320):
        page.set_viewport_size({"width": width, "height": 800})
        faults += axe_faults(page)
    faults += overflow_faults(page)
    assert faults == []
    assert max(len(line) for line in text.splitlines() if "://" not in line) <= 78
    links = page.evaluate("() => [...document.links].map((link) => link.getAttribute('href'))")
    assert set(links) == set(re.findall(r"https?://\S+", text))
    assert page.locator("img").count() == 0


def parts(world: World, template: str) -> tuple[str, str]:
    """The text part and the HTML part of the mail that was posted."""
    message = world.session.query(OutboxMessage).filter_by(template=template).one()
    settings = MailSettings.from_config(world.app.config)
    mail = compose(
        open_draft(message, settings.keys),
        environment=load_environment(ROOT / "templates"),
        sender=settings.sender,
    )
    plain, html = (
        part.get_payload(decode=True).decode()
        for part in mail.walk()
        if part.get_content_type() in {"text/plain", "text/html"}
    )
    return plain, html
