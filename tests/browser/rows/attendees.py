"""What the event team sees of the people of an event."""

from tests.browser.scenes import attendees as scenes
from tests.browser.state import State, wrong

PEOPLE = "/manage/events/<event_id>/people"
PERSON = f"{PEOPLE}/<registration_id>"
ADD = f"{PEOPLE}/add"
CONTACT = f"{ADD}/<contact_id>"

FORMS = {ADD, f"{ADD}/new", CONTACT, f"{PERSON}/answers", PEOPLE}

STATES = (
    State(PEOPLE, scenes.several, "Registered (2)"),
    State(PEOPLE, scenes.nobody, "Nobody is in this part of the list yet"),
    State(PEOPLE, scenes.several, "There is a problem", f"?q={'x' * 120}", problem=True),
    State(PERSON, scenes.one, "Confirmation sent again"),
    State(f"{PERSON}/resend", scenes.one, "This sends one email to 1 person"),
    State(f"{PERSON}/move", scenes.waiting, "If a place is free"),
    State(f"{PERSON}/cancel", scenes.one, "takes the event out of their calendar"),
    State(f"{PERSON}/answers", scenes.one, "More about it (optional)"),
    State(ADD, scenes.nobody, "Part of their name"),
    State(ADD, scenes.one, "Registered already", "?q=uma"),
    State(f"{ADD}/new", scenes.nobody, "counts when it is confirmed"),
    wrong(f"{ADD}/new", scenes.nobody, scenes.create_nobody, "Enter their full name"),
    State(CONTACT, scenes.somebody_to_add, "There is room"),
    State(CONTACT, scenes.somebody_it_is_not_for, "Why not"),
)
