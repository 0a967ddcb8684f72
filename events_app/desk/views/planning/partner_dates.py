"""The dates of partner bodies: a list, and a page for each."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.desk.forms.planning.partner_dates import PartnerDateForm
from events_app.events.actions.planning import partner_dates as actions
from events_app.events.queries.partner_dates import find_partner_date, list_partner_dates
from events_app.extensions import db
from events_app.models.history import Subject
from events_app.models.series import PartnerDate
from events_app.people.queries.history import list_changes
from events_app.registrations.views.team.finding import number_in
from events_app.web.access import event_team, now, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@event_team
def partner_dates() -> ResponseReturnValue:
    entries = list_partner_dates(db.session, london_date(now()))
    return render_template("desk/planning/partner_dates.html", entries=entries)


@event_team
def new_partner_date() -> ResponseReturnValue:
    return _page(None, PartnerDateForm())


@event_team
def add_partner_date() -> ResponseReturnValue:
    return _save(None)


@event_team
def partner_date(partner_date_id: str) -> ResponseReturnValue:
    entry = _find(partner_date_id)
    return _page(entry, PartnerDateForm.showing(entry))


@event_team
def change_partner_date(partner_date_id: str) -> ResponseReturnValue:
    return _save(_find(partner_date_id))


@event_team
def remove_partner_date(partner_date_id: str) -> ResponseReturnValue:
    entry = _find(partner_date_id)
    if EmptyForm().validate_on_submit():
        actions.remove_partner_date(db.session, entry=entry, by=the_person(), now=now())
    return redirect(url_for("desk.partner_dates"), 303)


def _save(entry: PartnerDate | None) -> ResponseReturnValue:
    form = PartnerDateForm()
    facts = form.read() if form.validate_on_submit() else {}
    if form.errors or form.form_errors:
        return _page(entry, form), 422
    actions.save_partner_date(db.session, entry=entry, facts=facts, by=the_person(), now=now())
    return redirect(url_for("desk.partner_dates"), 303)


def _page(entry: PartnerDate | None, form: PartnerDateForm) -> str:
    changes = list_changes(db.session, Subject.PARTNER_DATE, entry.id) if entry else []
    return render_template(
        "desk/planning/partner_date.html", entry=entry, form=form, changes=changes
    )


def _find(partner_date_id: str) -> PartnerDate:
    return find_partner_date(db.session, number_in(partner_date_id)) or not_found()
