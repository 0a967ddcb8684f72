"""Whole journeys through the demonstration, with scripts and without, by keyboard alone."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opener
from tests.browser.keyboard import Keyboard
from tests.browser.looking import summary_faults
from tests.browser.serving import Live

WRES = "/events/building-board-accountability-for-wres-september-2022"
FULL = "/events/allyship-in-practice-what-colleagues-notice-august-2022"
#: two who chair a workforce and people committee, and a chief executive
WITH_SCRIPTS = "harpreet.owen@r0a.trust.example"
WITHOUT_SCRIPTS = "harpreet.pearce@rr8.trust.example"
WAITS = "christine.farrow@r0a.trust.example"
CANCELS = "uma.adeyemi@r0a.trust.example"


@pytest.mark.parametrize(
    ("scripts", "email"), [(True, WITH_SCRIPTS), (False, WITHOUT_SCRIPTS)], ids=["", "no scripts"]
)
def test_somebody_registers_by_keyboard_alone(
    live: Live, open_browser: Opener, scripts: bool, email: str
) -> None:
    page = open_browser(live.url, scripts=scripts)
    keyboard = Keyboard(page)
    page.goto(WRES)
    keyboard.open("Register")
    assert seen(page) == "Sign in or create an account"
    sign_in_by_keyboard(keyboard, live, email)
    assert seen(page) == "What would help you take part?"
    keyboard.go_to("Live captions")
    keyboard.press("Space")
    keyboard.go_to("Tell us more (optional)")
    keyboard.write("A seat near the door")
    keyboard.open("Continue", "Space")
    assert seen(page) == "Check your answers before registering"
    assert "Live captions\n\nA seat near the door" in page.locator("main").inner_text()
    keyboard.open("Register for this event")
    assert seen(page) == "You are registered"
    reference = page.locator(".nhsuk-panel__body").inner_text().removeprefix("Your reference is ")
    mail = live.mail_about("You are registered: ", to=email)
    assert reference in str(mail.get_body(("plain",)))
    assert [part.get_content_type() for part in mail.walk() if not part.is_multipart()] == [
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]


def sign_in_by_keyboard(keyboard: Keyboard, live: Live, email: str) -> None:
    keyboard.go_to("Work email address")
    keyboard.write(email)
    keyboard.send()
    keyboard.go_to("6-digit code")
    keyboard.write(live.code_for(email))
    keyboard.open("Sign in", "Space")


def seen(page: Page) -> str:
    """The heading of the page that is open."""
    return page.locator("h1").inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_first_stop_of_a_page_leads_past_its_menu(
    live: Live, open_browser: Opener, scripts: bool
) -> None:
    page = open_browser(live.url, scripts=scripts)
    keyboard = Keyboard(page)
    page.goto("/events")
    stop = keyboard.next()
    assert stop is not None
    assert stop["name"] == "Skip to main content"
    keyboard.press("Enter")
    stop = keyboard.next()
    assert stop is not None
    assert stop["name"] == "Search"


def test_without_scripts_a_form_that_is_not_right_comes_back_with_what_was_typed(
    live: Live, open_browser: Opener
) -> None:
    page = open_browser(live.url, scripts=False)
    page.goto("/sign-in")
    page.get_by_label("Work email address").fill("uma.adeyemi")
    page.get_by_role("button", name="Continue").click()
    assert page.title().startswith("Error: ")
    assert page.get_by_label("Work email address").input_value() == "uma.adeyemi"
    page.get_by_role("link", name="Enter an email address").click()
    assert page.evaluate("() => document.activeElement.id") == "email"


def test_a_wrong_code_is_told_and_the_right_one_opens_the_page_that_was_asked_for(
    live: Live, open_browser: Opener
) -> None:
    email = "leila.rossi@r0a.trust.example"
    page = open_browser(live.url)
    page.goto("/account")
    page.get_by_label("Work email address").fill(email)
    page.get_by_role("button", name="Continue").click()
    code = live.code_for(email)
    page.get_by_label("6-digit code").fill(code[::-1] if code != code[::-1] else "000000")
    page.get_by_role("button", name="Sign in").click()
    assert summary_faults(page, problem=True) == []
    page.get_by_label("6-digit code").fill(f"{code[:3]} {code[3:]}")
    page.get_by_role("button", name="Sign in").click()
    assert (page.url, seen(page)) == (f"{live.url}/account", "Your account")
    page.get_by_role("button", name="Sign out", exact=True).click()
    assert seen(page) == "You are signed out"
    page.goto("/account")
    assert seen(page) == "Sign in or create an account"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_somebody_joins_the_waiting_list_and_leaves_it(
    live: Live, open_browser: Opener, scripts: bool
) -> None:
    page = open_browser(live.url, scripts=scripts)
    sign_in(page, live, WAITS)
    page.goto(FULL)
    page.get_by_role("button", name="Join the waiting list").click()
    page.get_by_role("button", name="Join the waiting list").click()
    assert seen(page) == "You are on the waiting list"
    mail = live.mail_about("You are on the waiting list: ", to=WAITS)
    assert not [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    page.get_by_role("link", name="Your registration").click()
    page.get_by_role("button", name="Leave the waiting list").click()
    page.get_by_role("button", name="Leave the waiting list").click()
    assert "Cancelled by you" in page.locator("main").inner_text()
    live.mail_about("You left the waiting list: ", to=WAITS)


def test_somebody_cancels_and_the_mail_takes_the_entry_out_of_the_calendar(
    live: Live, open_browser: Opener
) -> None:
    page = open_browser(live.url)
    sign_in(page, live, CANCELS)
    page.goto("/events/can-we-talk-about-race-september-2022")
    page.get_by_role("button", name="Register").click()
    page.get_by_label("I do not need anything").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Register for this event").click()
    page.get_by_role("link", name="your registration").click()
    page.get_by_role("button", name="Cancel your place").click()
    page.get_by_role("link", name="Keep my place").click()
    assert seen(page) == "Can we talk about race?"
    page.get_by_role("button", name="Cancel your place").click()
    page.get_by_role("button", name="Cancel my place").click()
    assert "You cancelled this registration" in page.locator("main").inner_text()
    mail = live.mail_about("Your place is cancelled: ", to=CANCELS)
    entries = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    assert [entry.get_param("method") for entry in entries] == ["CANCEL"]


def sign_in(page: Page, live: Live, email: str) -> None:
    """As a person with a mouse does. The code is the newest: an earlier one is used up."""
    before = len(live.mails_to(email))
    page.goto("/sign-in")
    page.get_by_label("Work email address").fill(email)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("6-digit code").fill(live.code_for(email, after=before))
    page.get_by_role("button", name="Sign in").click()
