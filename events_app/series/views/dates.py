"""The dates of a series planned by a rule: typed, checked, made."""

from flask import current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue

from events_app.events.planning.typed import NotUnderstood
from events_app.extensions import db
from events_app.mail.sender import Sender
from events_app.models.series import Series
from events_app.series.actions import planning as actions
from events_app.series.forms import PatternForm
from events_app.series.pattern import PlannedDate, dates_of
from events_app.series.queries.preview import check_dates
from events_app.series.views.team import address_of, find
from events_app.web.access import event_team, now, the_person


@event_team
def dates(series_id: str) -> ResponseReturnValue:
    return _page(find(series_id), PatternForm())


@event_team
def plan_dates(series_id: str) -> ResponseReturnValue:
    found, form = find(series_id), PatternForm()
    if request.form.get("go") == "change":
        return _page(found, form)
    pattern = form.read()
    if not pattern:
        return _page(found, form), 422
    planned = dates_of(pattern)
    if request.form.get("go") != "confirm":
        return _preview(found, planned)
    try:
        actions.make_dates(
            db.session,
            series=found,
            dates=planned,
            uid_domain=Sender.from_settings(current_app.config).domain,
            by=the_person(),
            now=now(),
        )
    except NotUnderstood as problem:
        form.refuse("starts", str(problem))
        db.session.rollback()
        return _page(found, form), 422
    return redirect(address_of(found), 303)


def _page(found: Series, form: PatternForm) -> str:
    return render_template("series/dates.html", series=found, form=form)


def _preview(found: Series, planned: list[PlannedDate]) -> str:
    checked = check_dates(db.session, found, planned, now())
    return render_template(
        "series/preview.html",
        series=found,
        checked=checked,
        past=sum(one.is_past for one in checked),
        sent=[(k, v) for k, v in request.form.items() if k not in ("csrf_token", "go")],
    )
