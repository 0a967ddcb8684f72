"""Every page of the product in every state: what the browser tests look at.

A guard (tests/guards/test_browser_states.py) compares it with the product's addresses: a new page
needs a row here. `shows` are words that only this state of the page has.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.scenes import own, programme, registering, signing_in
from tests.browser.world import World

EVENT = "/events/<slug>"
REGISTER = "/events/<slug>/register"
CHECK = "/events/<slug>/register/check"
WAIT = "/events/<slug>/waiting-list"
OWN = "/your-events/<reference>"
CODE = "/sign-in/code"
#: answers to machines, and files
NO_PAGES = {
    "/events.ics",
    "/events/<slug>.ics",
    "/your-events/<reference>/calendar.ics",
    "/healthz",
    "/readyz",
    "/metrics",
}
TOO_LONG = "x" * 120


@dataclass(frozen=True)
class State:
    """A page in one state: how it comes about, and how to know it."""

    route: str
    arrange: Callable[[World], None]
    shows: str
    query: str = ""
    #: what the person does on the page to get there
    act: Callable[[Page, World], None] | None = None
    status: int = 200
    #: a form that was filled in wrongly
    problem: bool = False

    @property
    def path(self) -> str:
        """The address of the one event, or the one registration, of the scene."""
        parts = {"<slug>": "allyship-in-practice", "<reference>": "R", "<status>": str(self.status)}
        path = self.route
        for name, part in parts.items():
            path = path.replace(name, part)
        return path + self.query

    def __str__(self) -> str:
        feature = self.arrange.__module__.rpartition(".")[2]
        doing = f" {self.act.__name__}" if self.act else ""
        asked = f" {self.query[:20]}" if self.query else ""
        page = self.path if "status" in self.route else self.route
        return f"{page}{asked} {feature} {self.arrange.__name__}{doing}".replace("_", " ")


def wrong(
    route: str,
    arrange: Callable[[World], None],
    act: Callable[[Page, World], None],
    shows: str,
    status: int = 422,
) -> State:
    """A form that was filled in wrongly."""
    return State(route, arrange, shows, act=act, status=status, problem=True)


def error(status: int, shows: str) -> State:
    return State("/dead-end/<status>", programme.nothing, shows, status=status)


P, S, R, M = programme, signing_in, registering, own

STATES = (
    State("/", P.several, "Next events"),
    State("/", P.nothing, "There are no events to show yet"),
    State("/", P.signed_in, "Allyship in practice"),
    State("/events", P.several, "6 events"),
    State("/events", P.nothing, "There are no events to show yet"),
    State("/events", P.several, "1 event", "?q=leeds&kind=conference"),
    State("/events", P.several, "No events match", "?q=nothing+of+the+kind"),
    State("/events", P.more_than_a_page, "Page 2 of 2"),
    State("/events", P.more_than_a_page, "Page 1 of 2", "?page=2"),
    State("/events", P.several, "There is a problem", f"?q={TOO_LONG}", problem=True),
    State("/events", P.of_one_trust, "all board members at Barts Health NHS Trust"),
    State("/events", P.with_endless_words, "1 event"),
    State("/events", P.with_turning_marks, "1 event"),
    State("/events/past", P.several_past, "3 events"),
    State("/events/past", P.nothing, "There are no past events to show yet"),
    State("/events/past", P.several_past, "No events match", "?q=nothing+of+the+kind"),
    State("/events/past", P.more_than_a_page_of_past, "Page 2 of 2"),
    State("/events/past", P.several_past, "There is a problem", f"?q={TOO_LONG}", problem=True),
    State(EVENT, P.open_to_all, "30 of 30 places are left"),
    State(EVENT, P.full, "Join the waiting list"),
    State(EVENT, P.full_and_too_late_to_wait, "The waiting list is closed"),
    State(EVENT, P.closed, "Registration for this event is closed"),
    State(EVENT, P.not_open_yet, "Registration opens at 9am on Thursday 4 August 2022"),
    State(EVENT, P.cancelled, "This event is cancelled"),
    State(EVENT, P.postponed, "This event is postponed"),
    State(EVENT, P.past, "This event has taken place"),
    State(EVENT, P.started, "This event has started"),
    State(EVENT, P.without_a_time, "time to be confirmed"),
    State(EVENT, P.without_an_audience, "Who this event is for will be announced"),
    State(EVENT, P.without_a_programme, "The programme will be published here"),
    State(EVENT, P.made_up, "This event is made up"),
    State(EVENT, P.draft, "This event is a draft"),
    State(EVENT, P.registered, "You are registered for this event"),
    State(EVENT, P.waiting, "You are on the waiting list for this event"),
    State(EVENT, P.not_for_them, "This event is for trust chairs"),
    State(EVENT, P.of_one_trust, "All board members at Barts Health NHS Trust"),
    State(EVENT, P.over_two_days, "Friday 2 September 2022, 10am to midday"),
    State(EVENT, P.with_endless_words, "2000000000 of 2000000000 places are left"),
    State(EVENT, P.with_turning_marks, "المساواة بين الأعراق"),
    State(f"{EVENT}/programme", P.over_two_days, "Friday 2 September 2022, 10am to midday"),
    State(f"{EVENT}/programme", P.without_a_programme, "The programme will be published here"),
    State(f"{EVENT}/programme", P.with_endless_words, "Programme of Rechts"),
    State("/sign-in", P.nothing, "You do not need a password"),
    wrong("/sign-in", P.nothing, S.enter_no_address, "Enter an email address"),
    State(CODE, S.asked_for_a_code, "It works for 15 minutes"),
    wrong(CODE, S.asked_for_a_code, S.enter_letters, "Enter the 6-digit code"),
    wrong(CODE, S.asked_for_a_code, S.enter_a_code, "The code is not correct"),
    wrong(CODE, S.entered_five_wrong_codes, S.enter_a_code, "15 minutes, then", 422),
    wrong(CODE, S.entered_too_many_codes, S.enter_a_code, "Wait 15 minutes", 429),
    State("/sign-in/not-received", S.asked_for_a_code, "junk email"),
    State("/sign-in/about-you", S.proved_a_new_address, "We do not know this email address yet"),
    wrong("/sign-in/about-you", S.proved_a_new_address, S.say_nothing, "Select your trust"),
    State("/signed-out", P.nothing, "You are signed out"),
    State("/account", S.with_two_devices, "9am on Friday 29 July 2022"),
    State("/account", S.with_a_role_to_confirm, "It counts when the event team has confirmed it"),
    State("/account", S.without_a_role, "We have no role at a trust for you"),
    State(REGISTER, R.new_to_it, "I do not need anything"),
    State(REGISTER, R.came_before, "You have 261 characters remaining", "?change=1"),
    wrong(REGISTER, R.new_to_it, R.write_too_much, "Your message must be 300 characters or less"),
    State(REGISTER, R.not_for_them, "You cannot register for this event", status=403),
    State(REGISTER, R.not_open_yet, "Registration opens at 9am", status=409),
    State(CHECK, R.new_to_it, "Not provided"),
    State(CHECK, R.came_before, "And a quiet room"),
    State(CHECK, R.with_a_clash, "This is at the same time as Speaking about race"),
    State(CHECK, R.with_endless_words, "This is at the same time as Rechts"),
    State(
        CHECK,
        R.with_one_place,
        "This event is now full",
        act=R.press_when_the_place_is_gone,
        status=409,
    ),
    State(WAIT, R.full, "1 person is on the waiting list"),
    State(WAIT, R.full_with_a_place_given_back, "or held for people who wait"),
    State(WAIT, R.full_and_too_late_to_wait, "The waiting list is closed", status=409),
    State("/your-events", M.nothing_yet, "You have no upcoming events"),
    State("/your-events", M.of_every_state, "Event cancelled"),
    State(OWN, M.registered, "You can see the joining details here from 9:45am"),
    State(OWN, M.joining_is_open, "If the button does not work"),
    State(OWN, M.joining_is_open_without_details, "The joining details are not here yet"),
    State(OWN, M.without_a_time, "from the morning of"),
    State(OWN, M.waiting, "You do not have a place yet"),
    State(OWN, M.cancelled, "You cancelled this registration"),
    State(OWN, M.event_is_cancelled, "This event is cancelled"),
    State(OWN, M.event_is_postponed, "This event is postponed"),
    State(OWN, M.event_is_past, "This event has taken place"),
    State(OWN, M.with_endless_words, "If the button does not work"),
    State(f"{OWN}/done", M.registered, "You are registered"),
    State(f"{OWN}/done", M.waiting, "You are on the waiting list"),
    State(f"{OWN}/done", M.with_endless_words, "You are registered"),
    State(f"{OWN}/change", M.registered, "You have 261 characters remaining"),
    wrong(f"{OWN}/change", M.registered, R.write_too_much, "Your message must be 300"),
    State(f"{OWN}/cancel", M.registered, "Keep my place"),
    State(f"{OWN}/cancel", M.waiting, "Stay on the waiting list"),
    State("/contact", P.nothing, "We never ask for your sign-in code"),
    State("/privacy", P.nothing, "What we do not hold"),
    State("/cookies", P.nothing, "We use one cookie"),
    State("/accessibility", P.nothing, "What we have not tested yet"),
    State("/nothing-here", P.nothing, "Page not found", status=404),
    State("/nothing-here", P.signed_in, "Page not found", status=404),
    error(400, "We could not read what you sent"),
    error(403, "You cannot use this page"),
    error(410, "This link no longer works"),
    error(413, "What you sent is too large"),
    error(429, "You have tried too many times"),
    error(500, "there is a problem with the service"),
    error(503, "the service is not available"),
)
