"""Somebody new says who they are, after a code has proved their address."""

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.people.actions import accounts
from events_app.people.actions.sign_in import sign_in_device
from events_app.people.codes import CODE_LASTS
from events_app.people.forms.sign_in import ANOTHER_ROLE, AboutYou
from events_app.people.identity import begin_session
from events_app.people.queries.organisations import find_organisation, list_names
from events_app.refusal import Refusal
from events_app.web.access import now, public


@public
def about_you() -> ResponseReturnValue:
    if _proved() is None:
        return redirect(url_for("people.sign_in"))
    return render_template("people/about_you.html", form=AboutYou(list_names(db.session)))


@public
def open_account() -> ResponseReturnValue:
    email = _proved()
    if email is None:
        return redirect(url_for("people.sign_in"), 303)
    form = AboutYou(list_names(db.session))
    if not form.validate_on_submit():
        return render_template("people/about_you.html", form=form), 422
    try:
        return _open(email, form)
    except Refusal as refusal:
        form.refuse("full_name", refusal.words)
        return render_template("people/about_you.html", form=form), 422


def _open(email: str, form: AboutYou) -> ResponseReturnValue:
    organisation = find_organisation(db.session, form.organisation.data)
    if organisation is None:
        raise Refusal("Select your trust")
    role = form.board_role.data
    person = accounts.open_account(
        db.session,
        email=email,
        full_name=form.full_name.data or "",
        board_role=None if role == ANOTHER_ROLE else role,
        organisation=organisation,
        now=now(),
    )
    onward = session.get("onward") or url_for("registrations.your_events")
    moment = now()
    begin_session(person, sign_in_device(db.session, person=person, now=moment), moment)
    return redirect(onward, 303)


def _proved() -> str | None:
    """The address that a code has proved in this browser, in the last quarter of an hour."""
    proved_at = session.get("proved_at", 0.0)
    fresh = now().timestamp() - proved_at <= CODE_LASTS.total_seconds()
    return session.get("proved") if fresh else None
