"""Find the event and its round, for the pages of the event team."""

from flask import current_app

from events_app.extensions import db
from events_app.feedback.boxes import FeedbackKeys
from events_app.feedback.queries.rounds import find_round
from events_app.models.events import Event
from events_app.models.feedback import FeedbackRound, RoundState
from events_app.models.series import Series
from events_app.registrations.queries.attendees import find_event_for_people
from events_app.series.queries.series import find_series_by_id
from events_app.web.errors import not_found
from events_app.web.row_ids import row_id


def event_of(event_id: str) -> Event:
    return find_event_for_people(db.session, row_id(event_id)) or not_found()


def series_of(series_id: str) -> Series:
    return find_series_by_id(db.session, row_id(series_id)) or not_found()


def closed_round_of(event: Event) -> FeedbackRound:
    """The round of an event, once its figures are released."""
    found = find_round(db.session, event.id)
    return found if found and found.state == RoundState.CLOSED else not_found()


def keys() -> FeedbackKeys:
    return FeedbackKeys.from_setting(current_app.config["SEALING_KEYS"])
