"""Joining by one's own button: it is recorded, then the person is sent to where the event is."""

from flask import redirect
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.refusal import Refusal
from events_app.registrations.actions import attendance as actions
from events_app.registrations.queries.registrations import find_own
from events_app.registrations.views.finding import no_page, own_page
from events_app.web.access import now, signed_in, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@signed_in
def join_event(reference: str) -> ResponseReturnValue:
    registration = find_own(db.session, the_person(), reference) or not_found()
    if not EmptyForm().validate_on_submit():
        return redirect(own_page(registration), 303)
    try:
        actions.join(db.session, registration=registration, now=now())
    except Refusal as refusal:
        return no_page(registration.event, refusal)
    return redirect(registration.event.joining_url or own_page(registration), 303)
