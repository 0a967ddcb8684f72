"""Series as the event team plans them: name them, put events into them, plan their dates."""

from typing import Any
from urllib.parse import urlencode

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.events.actions.planning.refusals import ChangedByOthers
from events_app.events.queries.planning import find_planned
from events_app.extensions import db
from events_app.models.history import Subject
from events_app.models.series import Series
from events_app.people.queries.history import find_version, list_changes, list_changes_since
from events_app.series.actions import planning as actions
from events_app.series.filters import read_series_filters
from events_app.series.forms import EventForm, SeriesForm
from events_app.series.queries.cohort import count_cohort, count_followers
from events_app.series.queries.lists import list_series, list_series_rows
from events_app.series.queries.series import (
    find_series_by_id,
    list_all_dates,
    list_events_without_series,
)
from events_app.web.access import event_team, now, the_person
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm
from events_app.web.row_ids import row_id


@event_team
def all_series() -> ResponseReturnValue:
    asked = read_series_filters(request.args)
    page = list_series(db.session, kind=asked.kind, order=asked.order, page=asked.page)
    if asked.page > 1 and not page.rows:
        not_found()
    kept = urlencode(asked.kept)
    return render_template(
        "series/all.html",
        page=page,
        asked=asked,
        more=f"/manage/series?{kept}{'&' if kept else ''}",
        file=f"/manage/series.csv{'?' if kept else ''}{kept}",
    )


@event_team
def series_file() -> ResponseReturnValue:
    asked = read_series_filters(request.args)
    rows = list_series_rows(db.session, kind=asked.kind, order=asked.order)
    cells = ((row.name, row.kind, row.events, row.followers) for row in rows)
    return csv_file(("Name", "Kind", "Events", "Followers"), cells, "series.csv")


@event_team
def new() -> ResponseReturnValue:
    return render_template("series/new.html", form=SeriesForm())


@event_team
def create() -> ResponseReturnValue:
    return _save(None)


@event_team
def edit(series_id: str) -> ResponseReturnValue:
    found = find(series_id)
    version = find_version(db.session, Subject.SERIES, found.id)
    return _page(found, SeriesForm.showing(found, version))


@event_team
def save(series_id: str) -> ResponseReturnValue:
    return _save(find(series_id))


@event_team
def add_event(series_id: str) -> ResponseReturnValue:
    found = find(series_id)
    form = EventForm.offering(list_events_without_series(db.session, now()))
    event = find_planned(db.session, row_id(form.loose_event.data)) if form.validate() else None
    if event is not None:
        actions.put_event(
            db.session, series=found, event=event, into=True, by=the_person(), now=now()
        )
    return redirect(address_of(found), 303)


@event_team
def take_event_out(series_id: str, dated_event_id: str) -> ResponseReturnValue:
    found = find(series_id)
    event = find_planned(db.session, row_id(dated_event_id))
    if event is None or event.series_id != found.id:
        not_found()
    if EmptyForm().validate_on_submit():
        actions.put_event(
            db.session, series=found, event=event, into=False, by=the_person(), now=now()
        )
    return redirect(address_of(found), 303)


def _save(found: Series | None) -> ResponseReturnValue:
    form = SeriesForm()
    if not form.validate_on_submit():
        if found is None:
            return render_template("series/new.html", form=form), 422
        return _page(found, form, status=422)
    try:
        made = actions.save_series(
            db.session,
            series=found,
            version=form.opened_with,
            name=str(form.name.data),
            kind=form.series_kind.data,
            about=form.about.data or "",
            by=the_person(),
            now=now(),
        )
    except ChangedByOthers:
        return _conflict(find(str(found.id if found else "")), form)
    return redirect(address_of(made), 303)


def _conflict(found: Series, form: SeriesForm) -> ResponseReturnValue:
    """What others changed meanwhile, above what was typed; saving again takes what was typed."""
    since = list_changes_since(db.session, Subject.SERIES, found.id, form.opened_with)
    form.version.data = str(find_version(db.session, Subject.SERIES, found.id))
    return _page(found, form, status=409, meanwhile=since)


def _page(
    found: Series, form: SeriesForm, *, status: int = 200, **more: Any
) -> ResponseReturnValue:
    page = render_template(
        "series/edit.html",
        series=found,
        form=form,
        events=list_all_dates(db.session, found),
        choosing=EventForm.offering(list_events_without_series(db.session, now())),
        cohort=count_cohort(db.session, found.id),
        followers=count_followers(db.session, found.id),
        changes=list_changes(db.session, Subject.SERIES, found.id),
        **more,
    )
    return page, status


def find(series_id: str) -> Series:
    return find_series_by_id(db.session, row_id(series_id)) or not_found()


def address_of(found: Series) -> str:
    return url_for("series.edit", series_id=found.id)
