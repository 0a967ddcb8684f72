"""Guests of an event: what the event team sees, and what a guest sees."""

from tests.browser.scenes import guests as scenes
from tests.browser.state import State, wrong

GUESTS = "/manage/events/<event_id>/guests"
GUEST = f"{GUESTS}/<guest_id>"
INVITE = f"{GUESTS}/invite"
ANSWER = "/events/<slug>/guest"

FORMS = {GUESTS, INVITE}

STATES = (
    State(GUESTS, scenes.asking, "2 guests"),
    State(GUESTS, scenes.nobody, "Nobody is invited as a guest yet"),
    State(GUESTS, scenes.asking, "There is a problem", f"?q={'x' * 120}", problem=True),
    State(INVITE, scenes.nobody, "names Robin Team"),
    State(INVITE, scenes.held_in_confidence, "It takes no guests"),
    wrong(INVITE, scenes.nobody, scenes.invite_nobody, "Enter their full name"),
    State(GUEST, scenes.asking, "Confirm their place"),
    State(f"{GUEST}/confirm", scenes.asking, "the entry for their calendar"),
    State(f"{GUEST}/decline", scenes.asking, "cannot offer them a place"),
    State(f"{GUEST}/withdraw", scenes.asking, "the invitation has ended"),
    State(ANSWER, scenes.invited, "I would like to come"),
    State(ANSWER, scenes.answered, "You do not have a place yet"),
    State(ANSWER, scenes.cannot_come, "You told us that you cannot come"),
    State(ANSWER, scenes.ended, "Your invitation to this event has ended"),
)
