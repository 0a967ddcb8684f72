"""Making a release: which periods may be released, the confirmation, and how far it is."""

from datetime import datetime

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.diversity.actions.runs import UNFINISHED, ask_for_release, check, is_interrupted
from events_app.diversity.figures.periods import Period, read_period, recent_periods
from events_app.diversity.queries.appearances import count_people
from events_app.diversity.queries.releases import find_run, list_releases, list_runs
from events_app.diversity.views.equality import keys
from events_app.extensions import db
from events_app.models.releases import ReleaseRun
from events_app.refusal import Refusal
from events_app.web.access import event_team, now, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@event_team
def releases() -> ResponseReturnValue:
    made = {one.period.key: one for one in list_releases(db.session, keys())}
    runs = {run.period: _in_a_word(run, now()) for run in list_runs(db.session)}
    periods = recent_periods(london_date(now()))
    return render_template("diversity/releases.html", periods=periods, made=made, runs=runs)


@event_team
def release(new_period: str) -> ResponseReturnValue:
    """Confirm, or see how far it is."""
    return _page(_find(new_period), now())


@event_team
def make_release(new_period: str) -> ResponseReturnValue:
    period, moment = _find(new_period), now()
    if EmptyForm().validate_on_submit():
        try:
            ask_for_release(db.session, period=period, by=the_person(), keys=keys(), now=moment)
        except Refusal:
            return _page(period, moment), 409
    return redirect(url_for("diversity.release", new_period=period.key), 303)


def _page(period: Period, moment: datetime) -> str:
    run = find_run(db.session, period.key)
    working = run is not None and run.state in UNFINISHED
    refusal = _refusal(period, moment)
    people = 0 if working or refusal else count_people(db.session, period, now=moment)
    return render_template(
        "diversity/release.html",
        period=period,
        run=run,
        working=working,
        interrupted=run is not None and is_interrupted(run, moment),
        refusal=refusal,
        people=people,
    )


def _in_a_word(run: ReleaseRun, moment: datetime) -> str:
    return "interrupted" if is_interrupted(run, moment) else run.state


def _find(written: str) -> Period:
    return read_period(written) or not_found()


def _refusal(period: Period, moment: datetime) -> str:
    """Why the period cannot be released now; empty when it can."""
    try:
        check(db.session, period=period, keys=keys(), now=moment)
    except Refusal as refusal:
        return refusal.words
    return ""
