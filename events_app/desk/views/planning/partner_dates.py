"""The dates of partner bodies: a list, its file, and a page for each."""

from typing import Any
from urllib.parse import urlencode

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.dates import days
from events_app.desk.forms.planning.partner_dates import PartnerDateForm
from events_app.desk.forms.planning.partner_filters import read_partner_filters
from events_app.events.actions.planning import partner_dates as actions
from events_app.events.actions.planning.refusals import ChangedByOthers
from events_app.events.queries.partner_dates import (
    find_partner_date,
    list_partner_date_rows,
    list_partner_dates,
)
from events_app.extensions import db
from events_app.models.history import Subject
from events_app.models.series import PartnerDate
from events_app.people.queries.history import find_version, list_changes, list_changes_since
from events_app.web.access import event_team, now, the_person
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm
from events_app.web.row_ids import row_id

_HEADER = ("Title", "Organisation", "Days", "Who it is for", "Link")


@event_team
def partner_dates() -> ResponseReturnValue:
    asked = read_partner_filters(request.args)
    page = list_partner_dates(
        db.session, spell=asked.spell, order=asked.order, today=london_date(now()), page=asked.page
    )
    if asked.page > 1 and not page.entries:
        not_found()
    kept = urlencode(asked.kept)
    return render_template(
        "desk/planning/partner_dates.html",
        page=page,
        asked=asked,
        more=f"/manage/partner-dates?{kept}{'&' if kept else ''}",
        file=f"/manage/partner-dates.csv{'?' if kept else ''}{kept}",
    )


@event_team
def partner_dates_file() -> ResponseReturnValue:
    asked = read_partner_filters(request.args)
    entries = list_partner_date_rows(
        db.session, spell=asked.spell, order=asked.order, today=london_date(now())
    )
    rows = (
        (e.title, e.organisation, days(e.starts_date, e.ends_date), ", ".join(e.roles), e.link)
        for e in entries
    )
    return csv_file(_HEADER, rows, "partners-dates.csv")


@event_team
def new_partner_date() -> ResponseReturnValue:
    return _page(None, PartnerDateForm())


@event_team
def add_partner_date() -> ResponseReturnValue:
    return _save(None)


@event_team
def partner_date(partner_date_id: str) -> ResponseReturnValue:
    entry = _find(partner_date_id)
    version = find_version(db.session, Subject.PARTNER_DATE, entry.id)
    return _page(entry, PartnerDateForm.showing(entry, version))


@event_team
def change_partner_date(partner_date_id: str) -> ResponseReturnValue:
    return _save(_find(partner_date_id))


@event_team
def confirm_partner_removal(partner_date_id: str) -> ResponseReturnValue:
    return render_template("desk/planning/partner_date_remove.html", entry=_find(partner_date_id))


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
    try:
        actions.save_partner_date(
            db.session,
            entry=entry,
            facts=facts,
            version=form.opened_with,
            by=the_person(),
            now=now(),
        )
    except ChangedByOthers:
        return _conflict(entry, form), 409
    return redirect(url_for("desk.partner_dates"), 303)


def _conflict(entry: PartnerDate | None, form: PartnerDateForm) -> str:
    """What others changed meanwhile, above what was typed; saving again takes what was typed."""
    number = entry.id if entry else 0
    since = list_changes_since(db.session, Subject.PARTNER_DATE, number, form.opened_with)
    form.version.data = str(find_version(db.session, Subject.PARTNER_DATE, number))
    return _page(entry, form, meanwhile=since)


def _page(entry: PartnerDate | None, form: PartnerDateForm, **more: Any) -> str:
    changes = list_changes(db.session, Subject.PARTNER_DATE, entry.id) if entry else []
    return render_template(
        "desk/planning/partner_date.html", entry=entry, form=form, changes=changes, **more
    )


def _find(partner_date_id: str) -> PartnerDate:
    return find_partner_date(db.session, row_id(partner_date_id)) or not_found()
