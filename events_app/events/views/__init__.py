"""The programme, to read: the addresses of this feature on one screen."""

from flask import Blueprint

from events_app.events.views import calendar, event, for_you, lists, telling

blueprint = Blueprint("events", __name__)

_ROUTES = (
    ("/", lists.home),
    ("/events", lists.upcoming),
    ("/events/past", lists.past),
    ("/events/for-you", for_you.for_you),
    ("/events.ics", calendar.feed),
    ("/events/<slug>", event.event),
    ("/events/<slug>/tell", telling.tell),
    ("/events/<slug>/programme", event.programme),
    ("/events/<slug>.ics", calendar.entry),
)

for path, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=["GET"])
