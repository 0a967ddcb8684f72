"""A fresh code for private pages, from somebody who is signed in; and the way out of them."""

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.people.actions import sign_in as actions
from events_app.people.identity import end_session
from events_app.web.access import now, signed_in, the_person
from events_app.web.forms import EmptyForm
from events_app.web.headers import forgotten


@signed_in
def again() -> ResponseReturnValue:
    """Its button asks for a code as somebody does who signs in, and then it goes on as there."""
    return render_template("people/again.html", person=the_person())


@signed_in
def leave_page() -> ResponseReturnValue:
    """Sign out at once, to a page that everybody may see."""
    if EmptyForm().validate_on_submit():
        device = session["device"]
        actions.sign_out_device(db.session, person=the_person(), token=device, now=now())
        end_session()
    return forgotten(redirect(url_for("events.upcoming"), 303))
