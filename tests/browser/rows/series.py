"""Series, before everybody, a member and the event team."""

from tests.browser.scenes import series as scenes
from tests.browser.state import State, wrong

SERIES = "/series/<series_slug>"
ALL = "/manage/series"
ONE = f"{ALL}/<series_id>"
DATES = f"{ONE}/dates"

FORMS = {f"{ALL}/new", ONE, DATES}

STATES = (
    State(SERIES, scenes.network_for_everybody, "Sign in to register for several dates"),
    State(SERIES, scenes.network_for_a_member, "Dates to register for"),
    State(SERIES, scenes.network_for_a_member, "What became of each date", act=scenes.tick_all),
    wrong(SERIES, scenes.network_for_a_member, scenes.tick_nothing, "Select one or more dates"),
    State(SERIES, scenes.cohort, "You have a place in this cohort"),
    State(ALL, scenes.nothing, "There are no series yet"),
    State(ALL, scenes.network, "New series"),
    State(f"{ALL}/new", scenes.nothing, "a place in it carries over"),
    wrong(f"{ALL}/new", scenes.nothing, scenes.create_nothing, "Enter the name"),
    State(ONE, scenes.network, "Plan dates by a rule"),
    State(DATES, scenes.network, "Dates to leave out"),
    wrong(DATES, scenes.network, scenes.see_no_dates, "Enter the first date"),
    State(DATES, scenes.network, "Each becomes a draft; nobody is told", act=scenes.see_dates),
)
