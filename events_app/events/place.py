"""Where an event is, from the one column that says it. Pure.

None is online, a name is a town, and "" is a place that is still to be confirmed: a conference is
announced months before its hall is found. `_macros/content.html` has the words of a list.
"""

from events_app.models.events import Event

ONLINE = None
TO_BE_CONFIRMED = ""


def place(event: Event) -> str:
    """The whole place: "Online, on Microsoft Teams", "The Hall, Liverpool", "To be confirmed"."""
    if event.town is None:
        return f"Online, on {event.venue}" if event.venue else "Online"
    if event.town == TO_BE_CONFIRMED:
        return "To be confirmed"
    return f"{event.venue}, {event.town}" if event.venue else event.town


def town_in_words(town: str | None) -> str:
    """The town alone, as a column of a table has it: "online", "Liverpool", "to be confirmed"."""
    return "online" if town is None else town or "to be confirmed"
