"""Who is coming: for people with a place, those who chose to be listed."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.events.forms import read_page
from events_app.events.queries.events import find_event_and_own
from events_app.events.queries.guests import is_guest_place
from events_app.events.standing import is_over
from events_app.extensions import db
from events_app.models.events import EventState
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations.queries.listed import FEWEST_LISTED, list_listed
from events_app.registrations.to_others import has_list
from events_app.web.access import now, signed_in, the_person
from events_app.web.errors import not_found


@signed_in
def listed_people(slug: str) -> ResponseReturnValue:
    found = find_event_and_own(db.session, the_person(), slug) or not_found()
    event, own = found.event, found.own
    moment, number = now(), read_page(request.args)
    on = event.state == EventState.PUBLISHED and moment < is_over(event)
    if not (own and _has_place(own) and on and has_list(event)):
        not_found()
    page = list_listed(db.session, event.id, today=london_date(moment), page=number)
    if number > 1 and not page.people:
        not_found()
    return render_template(
        "registrations/attendee_list.html", event=event, page=page, fewest=FEWEST_LISTED
    )


def _has_place(own: Registration) -> bool:
    """A place of their own: a guest does not see who else is coming."""
    return own.state == RegistrationState.REGISTERED and not is_guest_place(db.session, own)
