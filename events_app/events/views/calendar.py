"""The public programme as calendar files."""

import hashlib
from datetime import timedelta

from flask import Response, current_app, request
from flask.typing import ResponseReturnValue

from events_app.events.calendar import public_entry
from events_app.events.queries.events import find_event
from events_app.events.queries.lists import list_for_feed
from events_app.extensions import db
from events_app.mail.calendar import build_calendar
from events_app.mail.sender import Sender
from events_app.web.access import now, public
from events_app.web.errors import not_found

#: how long a calendar program may keep the feed before it asks again
REFRESH = timedelta(hours=1)


@public
def feed() -> ResponseReturnValue:
    sender = Sender.from_settings(current_app.config)
    entries = [public_entry(event, sender) for event in list_for_feed(db.session, now())]
    return calendar_file(
        build_calendar(entries, method="PUBLISH", name=sender.name, ttl=REFRESH), "events.ics"
    )


@public
def entry(slug: str) -> ResponseReturnValue:
    event = find_event(db.session, None, slug) or not_found()
    sender = Sender.from_settings(current_app.config)
    return calendar_file(
        build_calendar([public_entry(event, sender)], method="PUBLISH"), "event.ics"
    )


def calendar_file(content: bytes, name: str) -> Response:
    """A calendar as a download, with an ETag so that programs that ask every hour get little."""
    response = Response(content, mimetype="text/calendar")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.set_etag(hashlib.sha256(content).hexdigest()[:32])
    response.make_conditional(request)
    return response
