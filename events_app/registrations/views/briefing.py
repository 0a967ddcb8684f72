"""What a speaker is told before a session: who comes, what happens when, whom to ask."""

from flask import render_template
from flask.typing import ResponseReturnValue

from events_app.events.queries.sessions import find_programme
from events_app.extensions import db
from events_app.models.events import Part
from events_app.registrations.ground_rules import ground_rules
from events_app.registrations.queries.room import list_there
from events_app.registrations.room import who_comes
from events_app.speakers.telling import is_about_race, tell
from events_app.speakers.views.finding import accepted_ask, planned_of
from events_app.web.access import signed_in
from events_app.web.errors import not_found

_LEADING = (Part.SESSION_CHAIR, Part.FACILITATOR)


@signed_in
def briefing(request_id: str) -> ResponseReturnValue:
    ask = accepted_ask(request_id)
    planned = planned_of(ask) or not_found()
    event = planned.event
    return render_template(
        "registrations/briefing.html",
        ask=ask,
        event=event,
        told=tell(event, planned.session),
        session=planned.session,
        programme=find_programme(db.session, event.id),
        room=who_comes(list_there(db.session, event), in_confidence=event.held_in_confidence),
        rules=ground_rules(event),
        leads=ask.part in _LEADING,
        about_race=is_about_race(planned.themes),
    )
