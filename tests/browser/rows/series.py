"""Series, before everybody, a member and the event team."""

from tests.browser.scenes import series as scenes
from tests.browser.state import State, wrong

SERIES = "/series/<series_slug>"
ALL = "/manage/series"
ONE = f"{ALL}/<series_id>"
DATES = f"{ONE}/dates"

PEOPLE = f"{ONE}/people"
ADD = f"{PEOPLE}/add"

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
    State(ONE, scenes.network, "Somebody else changed", act=scenes.save_over_somebody, status=409),
    State(PEOPLE, scenes.cohort_of_nobody, "Nobody has a place in this cohort yet"),
    State(PEOPLE, scenes.cohort_before_the_team, "1 person"),
    State(ADD, scenes.cohort_before_the_team, "1 person", "?q=uma"),
    State(f"{ADD}/<contact_id>", scenes.cohort_before_the_team, "told by email of each"),
    State(
        f"{ADD}/<contact_id>",
        scenes.cohort_before_the_team,
        "is in the cohort",
        act=scenes.add_to_the_cohort,
    ),
    State(
        f"{PEOPLE}/<cohort_person_id>/take-out", scenes.cohort_before_the_team, "This tells nobody"
    ),
    State(DATES, scenes.network, "Dates to leave out"),
    wrong(DATES, scenes.network, scenes.see_no_dates, "Enter the first date"),
    State(DATES, scenes.network, "Each becomes a draft; nobody is told", act=scenes.see_dates),
)
