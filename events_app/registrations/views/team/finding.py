"""Find the event, and one registration for it, for the pages of the event team."""

from events_app.extensions import db
from events_app.models.events import Event
from events_app.models.registrations import Registration
from events_app.registrations.queries.attendees import find_attendee, find_event_for_people
from events_app.web.errors import not_found

#: the largest number that a key can be on PostgreSQL
LARGEST = 2**31 - 1


def key_in(text: str) -> int | None:
    """The number of a row that a text is, or None."""
    if not text.isascii() or not text.isdigit() or len(text) > 10 or int(text) > LARGEST:
        return None
    return int(text)


def number_in(part: str) -> int:
    """The number that a part of an address is, or not found."""
    key = key_in(part)
    return not_found() if key is None else key


def event_of(event_id: str) -> Event:
    return find_event_for_people(db.session, number_in(event_id)) or not_found()


def attendee_of(event: Event, registration_id: str) -> Registration:
    return find_attendee(db.session, event, number_in(registration_id)) or not_found()
