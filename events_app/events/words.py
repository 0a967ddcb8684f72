"""Facts of an event in the words of its page. Pure."""

from events_app.dates import event_when
from events_app.models.events import Event, Recording


def recording_in_words(event: Event) -> str:
    """Whether the event is recorded, or that it is not decided yet."""
    if event.recording is None:
        return "To be confirmed"
    if event.recording == Recording.RECORDED:
        return "Recorded. Questions and chat are not."
    return "Not recorded"


def places_in_words(event: Event) -> str:
    """How many places are left, and how many people wait. "" where there is no limit."""
    if event.capacity is None:
        return ""
    waiting = f"{_people(event.waiting)} on the waiting list" if event.waiting else ""
    if event.taken + event.waiting >= event.capacity:
        full = f"{all_places(event.capacity)} taken" if not _freed(event) else "Full"
        return f"{full}. {waiting}." if waiting else f"{full}."
    left = event.capacity - event.taken - event.waiting
    if event.capacity == 1:
        return "The only place is free."
    return f"{left} of {event.capacity} places {'is' if left == 1 else 'are'} left."


def all_places(capacity: int) -> str:
    """ "All 5 places are", or "The only place is"."""
    return "The only place is" if capacity == 1 else f"All {capacity} places are"


def _freed(event: Event) -> bool:
    """Places that were given back and belong to the people who wait."""
    return event.capacity is not None and event.taken < event.capacity


def _people(number: int) -> str:
    return "1 person is" if number == 1 else f"{number} people are"


def words_for_a_colleague(event: Event, audience: str, link: str) -> str:
    """What somebody sends on to a colleague whom the event is for."""
    lines = [event.title, event_when(event), ""]
    if event.audience_words or event.audience:
        lines.append(f"It is for {event.audience_words or audience}.")
    return "\n".join([*lines, "You register by yourself, with your own work email address:", link])
