"""What follows when an event is held in confidence: the one place that says it. Pure.

The table refuses a row that says otherwise (`in_confidence_nothing_is_kept`).
"""

from events_app.models.events import Event, Recording


def keep_confidence(event: Event) -> None:
    """An event held in confidence is not recorded and has no attendee list, whatever was chosen."""
    if event.held_in_confidence:
        event.recording = Recording.NOT_RECORDED
        event.has_attendee_list = False
