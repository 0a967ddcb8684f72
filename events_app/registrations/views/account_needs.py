"""The page of the account for what helps somebody take part."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.registrations.access import known_needs
from events_app.registrations.actions.needs import remember_needs
from events_app.registrations.forms import AccessForm
from events_app.registrations.queries.registrations import list_own
from events_app.web.access import signed_in, the_person


@signed_in
def needs() -> ResponseReturnValue:
    person = the_person()
    form = AccessForm.showing(known_needs(person, list_own(db.session, person)))
    return render_template("registrations/needs.html", form=form)


@signed_in
def keep_needs() -> ResponseReturnValue:
    form = AccessForm()
    if not form.validate_on_submit():
        return render_template("registrations/needs.html", form=form), 422
    remember_needs(db.session, person=the_person(), answers=form.answers)
    return redirect(url_for("people.account"), 303)
