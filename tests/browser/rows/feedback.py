"""Giving feedback, and reading it."""

from tests.browser.scenes import feedback as scenes
from tests.browser.state import State, wrong

OF_SERIES = "/manage/series/<series_id>/feedback/reply"
REPORT = "/manage/events/<asked_event_id>/feedback"
OWN = "/your-events/<reference>"
DURING = "/events/<during_slug>/during"

STATES = (
    State("/feedback/", scenes.nothing, "To give feedback, open"),
    State("/feedback/thanks", scenes.nothing, "Your answers are sealed"),
    State("/feedback/what-is-shown", scenes.nothing, "12 of 25 people who attended answered"),
    State("/messages", scenes.asked, "What one thing should we change?", act=scenes.open_form),
    State("/messages", scenes.coming, "I know what this topic asks", act=scenes.open_form_before),
    State("/messages", scenes.going_on, "Your question for the speakers", act=scenes.open_pulse),
    State(OWN, scenes.going_on, "Say how useful it is so far"),
    State(OWN, scenes.coming, "Before Building board accountability for the WRES: where do you"),
    State(OWN, scenes.just_over, "your feedback is asked for here in about a minute"),
    State(OWN, scenes.asked_at_the_end, "There are 4 questions, which take under 2 minutes."),
    State(DURING, scenes.not_on_yet, "Nobody is asked yet"),
    State(DURING, scenes.few_sent, "Not enough answers to show"),
    State(DURING, scenes.questions_sent, "6 left"),
    State(DURING, scenes.read_by_a_speaker, "Which board has done this, and what changed?"),
    wrong(DURING, scenes.questions_sent, scenes.hide, "Enter why this comment is hidden"),
    State(REPORT, scenes.coming_for_team, "12 people were asked before the event"),
    State(REPORT, scenes.compared, "Two groups are compared, never the answers of one person"),
    State("/manage/feedback", scenes.compared, "about both before and after"),
    State(REPORT, scenes.open_round, "Until then nobody can see an answer"),
    State(REPORT, scenes.closed, "7 in 10 found it useful or very useful"),
    State(f"{REPORT}/comments", scenes.closed, "10 left"),
    wrong(f"{REPORT}/comments", scenes.closed, scenes.hide, "Enter why this comment is hidden"),
    State(f"{REPORT}/reply", scenes.closed, "Everybody who was there is told"),
    wrong(f"{REPORT}/reply", scenes.closed, scenes.go_on, "Enter what you heard"),
    State(OF_SERIES, scenes.closed_series, "One answer to the event of this series"),
    State(OF_SERIES, scenes.answered_series, "Nothing waits for an answer"),
    wrong(OF_SERIES, scenes.closed_series, scenes.go_on, "Enter what you heard"),
    State("/accountability/you-said-we-did", scenes.answered, "Longer sessions from May"),
    State("/accountability/you-said-we-did", scenes.nothing, "not answered any feedback yet"),
    State("/manage/feedback", scenes.closed, "What was published in 2022"),
    State("/manage/feedback", scenes.nobody_asked, "There is no feedback in this year"),
)
#: pages with fields, also before anything is wrong
FORMS = {DURING, OF_SERIES, f"{REPORT}/reply", f"{REPORT}/comments"}
