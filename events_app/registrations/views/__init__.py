"""Registering and one's own registrations: the addresses of this feature on one screen."""

from flask import Blueprint

from events_app.registrations.views import feed, own, register, waiting_list
from events_app.registrations.views.team.routes import ROUTES as TEAM_ROUTES

blueprint = Blueprint("registrations", __name__)

_ROUTES = (
    ("/events/<slug>/register", "GET", register.access),
    ("/events/<slug>/register", "POST", register.keep_access),
    ("/events/<slug>/register/check", "GET", register.check),
    ("/events/<slug>/register/check", "POST", register.register),
    ("/events/<slug>/waiting-list", "GET", waiting_list.waiting_list),
    ("/events/<slug>/waiting-list", "POST", waiting_list.join),
    ("/your-events", "GET", own.your_events),
    ("/your-events/<reference>", "GET", own.registration),
    ("/your-events/<reference>/done", "GET", own.done),
    ("/your-events/<reference>/change", "GET", own.answers),
    ("/your-events/<reference>/change", "POST", own.change),
    ("/your-events/<reference>/cancel", "GET", own.confirm_cancel),
    ("/your-events/<reference>/cancel", "POST", own.cancel),
    ("/your-events/<reference>/calendar.ics", "GET", own.calendar),
    ("/calendar/<token>.ics", "GET", feed.feed),
    ("/account/calendar", "GET", feed.feed_page),
    ("/account/calendar", "POST", feed.renew_address),
    ("/account/calendar/end", "GET", feed.confirm_end_of_feed),
    ("/account/calendar/end", "POST", feed.take_feed_away),
)

for path, method, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=[method])

for path, method, name, view in TEAM_ROUTES:
    blueprint.add_url_rule(path, name, view, methods=[method])
