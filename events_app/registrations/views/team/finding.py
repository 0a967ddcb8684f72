"""Find the event, and one registration for it, for the pages of the event team."""

from events_app.extensions import db
from events_app.models.events import Event
from events_app.models.registrations import Registration
from events_app.registrations.queries.attendees import find_attendee, find_event_for_people
from events_app.web.errors import not_found
from events_app.web.row_ids import row_id


def event_of(event_id: str) -> Event:
    return find_event_for_people(db.session, row_id(event_id)) or not_found()


def attendee_of(event: Event, registration_id: str) -> Registration:
    return find_attendee(db.session, event, row_id(registration_id)) or not_found()
