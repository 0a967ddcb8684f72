"""Every page in every state, in Chromium."""

from collections import Counter

import pytest
from playwright.sync_api import Page, Response

from tests.browser.looking import (
    PRIVATE,
    Weight,
    axe_faults,
    overflow_faults,
    source_faults,
    structure_faults,
    summary_faults,
)
from tests.browser.state import State
from tests.browser.table import FORMS, STATES
from tests.browser.world import World

AREA = "Example membership body events"


def is_a_form(state: State) -> bool:
    """A page with fields to fill in; the others hardly change by the script."""
    return state.problem or state.route in FORMS


@pytest.mark.parametrize("state", STATES, ids=str)
def test_a_page_in_a_state_can_be_used_by_everybody_on_every_screen(
    state: State, world: World, page: Page
) -> None:
    weight = Weight(page) if state.act is None else None
    answer = reach(page, state, world)
    faults = [f"status {answer.status}"] if answer.status != state.status else []
    faults += structure_faults(page, area=AREA, shows=state.shows, problem=state.problem)
    faults += source_faults(answer.text())
    faults += summary_faults(page, problem=state.problem)
    faults += weight.faults() if weight else []
    faults += axe_faults(page)
    page.set_viewport_size({"width": 375, "height": 800})
    faults += axe_faults(page)
    faults += overflow_faults(page)
    assert faults == []


@pytest.mark.parametrize("state", [state for state in STATES if is_a_form(state)], ids=str)
def test_a_form_whose_script_does_not_arrive_can_be_used_by_everybody(
    state: State, world: World, page: Page
) -> None:
    page.route("**/app.*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.set_viewport_size({"width": 375, "height": 800})
    reach(page, state, world)
    assert axe_faults(page) == []


def reach(page: Page, state: State, world: World) -> Response:
    """Bring about the state and open its page; gives the page's answer."""
    state.arrange(world)
    world.session.commit()
    if world.cookie:
        cookie = {"name": "session", "value": world.cookie_value(), "path": "/"}
        page.context.add_cookies([{**cookie, "domain": "127.0.0.1"}])
    answers: list[Response] = []

    def note(answer: Response) -> None:
        if answer.request.is_navigation_request() and not 300 <= answer.status < 400:
            answers.append(answer)

    page.on("response", note)
    page.goto(state.path)
    if state.act is not None:
        with page.expect_navigation():
            state.act(page, world)
    page.remove_listener("response", note)
    return answers[-1]


#: the same page at a second address, and one that is called what somebody wrote
SECOND_ADDRESSES = {
    "/speaking/equality",
    "/manage/diversity/figures/<period>",
    "/accountability/who-leads/<period>",
    "/manage/series/<series_id>",
    "/manage/topics/<topic_id>",
}


def test_no_two_pages_have_the_same_title(world: World) -> None:
    titles: dict[str, str] = {}
    for state in STATES:
        if state.act is None and state.route not in {*titles, *SECOND_ADDRESSES}:
            state.arrange(world)
            world.session.commit()
            page = world.source(state.path)
            titles[state.route] = page.partition("<title>")[2].partition("</title>")[0]
            world.forget()
    counted = Counter(title for title in titles.values() if title != PRIVATE)
    assert {route: title for route, title in titles.items() if counted[title] > 1} == {}
