"""What follows when an event is held in confidence: the one place that says it. Pure.

The table refuses a row that says otherwise (`in_confidence_nothing_is_kept`).
"""

from events_app.models.events import Event, Recording


def what_follows(*, held_in_confidence: bool) -> dict[str, object]:
    """What an event held in confidence says, whatever was chosen: no recording, no list."""
    if not held_in_confidence:
        return {}
    return {"recording": Recording.NOT_RECORDED, "has_attendee_list": False}


def keep_confidence(event: Event) -> None:
    """Make the event say what follows from being held in confidence."""
    for name, value in what_follows(held_in_confidence=event.held_in_confidence).items():
        setattr(event, name, value)
