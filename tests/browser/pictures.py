"""`make pictures`: take the README's pictures from the running product.

The demonstration runs at 9am on Monday 1 August 2022, with made-up people.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.serving import Live, chromium, demonstration
from tests.guards.files import ROOT

FOLDER = ROOT / "docs" / "pictures"
WIDE = {"width": 1000, "height": 900}
PHONE = {"width": 375, "height": 812}
MAIL = {"width": 640, "height": 680}
#: a page that shows them must not take long to load
MOST_BYTES = 150_000

WRES = "/events/building-board-accountability-for-wres-september-2022"
#: chairs a workforce and people committee; directs communications
CHAIRS = "harpreet.owen@r0a.trust.example"
DIRECTS = "lin.lewis@r0a.trust.example"


def main() -> None:
    """Take all pictures and say how large they are."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        demonstration(Path(folder)) as live,
        chromium() as browser,
    ):
        take_pictures(browser, live)
    for picture in sorted(FOLDER.glob("*.png")):
        size = picture.stat().st_size
        print(f"{picture.relative_to(ROOT)}: {size / 1000:.0f} KB")
        if size > MOST_BYTES:
            sys.exit(f"{picture.name} is larger than {MOST_BYTES / 1000:.0f} KB")


def take_pictures(browser: Browser, live: Live) -> None:
    page = browser.new_page(base_url=live.url, viewport=WIDE)
    page.goto("/events")
    take(page, "events")
    register(page, live)
    page.context.clear_cookies()
    sign_in(page, live, DIRECTS)
    page.goto(f"{WRES}/register")
    take(page, "not-for-you")
    html = live.mail_about("You are registered: ", to=CHAIRS).get_body(("html",))
    assert html is not None
    mail = browser.new_page(viewport=MAIL)
    mail.set_content(html.get_content())
    take(mail, "mail")


def register(page: Page, live: Live) -> None:
    """The journey of somebody whom the event is for."""
    page.goto(WRES)
    take(page, "event")
    sign_in(page, live, CHAIRS)
    page.goto(f"{WRES}/register")
    page.get_by_label("Live captions").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Register for this event").click()
    take(page, "registered")
    page.set_viewport_size(PHONE)
    page.get_by_role("link", name="your registration").click()
    take(page, "registration-on-a-phone")
    page.set_viewport_size(WIDE)


def sign_in(page: Page, live: Live, email: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Work email address").fill(email)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("6-digit code").fill(live.code_for(email))
    page.get_by_role("button", name="Sign in").click()


def take(page: Page, name: str) -> None:
    """What is to be seen without scrolling, without the colour of the focus."""
    page.evaluate("() => document.activeElement?.blur()")
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
