""" "My role has changed": somebody whom an event refuses says what is new, and may have a place."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField

from events_app.extensions import db
from events_app.people.forms.contacts import RoleForm
from events_app.people.queries.organisations import find_organisation, list_names
from events_app.refusal import Refusal
from events_app.registrations.actions.holds import NewRole, say_new_role
from events_app.registrations.queries.registrations import find_live
from events_app.registrations.views.finding import Asking, find_asking, own_page, sender
from events_app.web.access import signed_in
from events_app.web.forms import MaxLength


class RoleChanged(RoleForm):
    note = TextAreaField(
        "What else helps us to confirm it? (optional)",
        validators=[MaxLength(500, "Your message must be 500 characters or less")],
        description="For example, who at your trust can tell us.",
        render_kw={"rows": 3},
    )

    def new_role(self) -> NewRole:
        """What was said. Refuses a trust or a day that is not there, which the form has seen."""
        organisation = find_organisation(db.session, self.organisation.data)
        if organisation is None or self.from_day.day is None:
            raise Refusal("Select the trust")
        return NewRole(
            organisation=organisation,
            board_role=self.role,
            committee=self.committee.data or None,
            committee_part=self.part,
            from_date=self.from_day.day,
            note=self.note.data or "",
        )


@signed_in
def role_changed(slug: str) -> ResponseReturnValue:
    asking = find_asking(slug)
    if asking.verdict.eligible:
        return redirect(url_for("registrations.access", slug=slug))
    return _page(asking, RoleChanged(list_names(db.session)))


@signed_in
def say_role(slug: str) -> ResponseReturnValue:
    asking, form = find_asking(slug), RoleChanged(list_names(db.session))
    if asking.verdict.eligible:
        return redirect(url_for("registrations.access", slug=slug), 303)
    if not form.validate_on_submit():
        return _page(asking, form), 422
    try:
        held = say_new_role(
            db.session,
            person=asking.person,
            event=asking.event,
            role=form.new_role(),
            sender=sender(),
            now=asking.now,
        )
    except Refusal as refusal:
        form.refuse("board_role", refusal.words)
        return _page(asking, form), 422
    onward = url_for("registrations.role_said", slug=slug)
    return redirect(own_page(held) if held else onward, 303)


@signed_in
def role_said(slug: str) -> ResponseReturnValue:
    asking = find_asking(slug)
    live = find_live(db.session, asking.person, asking.event)
    if live is not None:
        return redirect(own_page(live))
    return render_template("registrations/role_said.html", event=asking.event)


def _page(asking: Asking, form: RoleChanged) -> str:
    return render_template("registrations/role_changed.html", form=form, event=asking.event)
