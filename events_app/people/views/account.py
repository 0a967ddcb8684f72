"""The account: what we know of a person, and where they are signed in."""

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.people.actions import sign_in as actions
from events_app.people.appointments import in_words
from events_app.people.identity import end_session
from events_app.people.queries.people import list_devices, token_digest
from events_app.web.access import now, signed_in, the_person
from events_app.web.forms import EmptyForm
from events_app.web.headers import forgotten


@signed_in
def account() -> ResponseReturnValue:
    person = the_person()
    here = token_digest(session["device"])
    devices = list_devices(db.session, person, now())
    return render_template(
        "people/account.html",
        person=person,
        appointments=[in_words(appointment) for appointment in person.appointments],
        devices=[
            {"signed_in_at": device.signed_in_at, "here": device.token_digest == here}
            for device in devices
        ],
    )


@signed_in
def sign_out_everywhere() -> ResponseReturnValue:
    if not EmptyForm().validate_on_submit():
        return redirect(url_for("people.account"), 303)
    actions.sign_out_everywhere(db.session, person=the_person(), now=now())
    end_session()
    return forgotten(redirect(url_for("people.signed_out"), 303))
