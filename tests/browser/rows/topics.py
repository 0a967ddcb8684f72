"""Topics that were asked for, before a member and before the event team."""

from tests.browser.scenes import topics as scenes
from tests.browser.state import State, wrong

OWN = "/topics"
ALL = "/manage/topics"
ONE = f"{ALL}/<topic_id>"

FORMS = {OWN, ONE}

STATES = (
    State(OWN, scenes.nothing_asked, "What would you like an event or a session about?"),
    State(OWN, scenes.asked, "Asked for by 6 trusts"),
    wrong(OWN, scenes.asked, scenes.ask_for_nothing, "Enter what you would like"),
    State(ALL, scenes.nothing, "Nobody has asked for a topic yet"),
    State(ALL, scenes.before_the_team, "Download this list"),
    State(ONE, scenes.before_the_team, "Put it on this topic"),
    wrong(ONE, scenes.before_the_team, scenes.save_no_words, "Enter the topic"),
    State("/events/<slug>", scenes.asked, "Asked for by 6 trusts"),
)
