"""One series for everybody: its dates; follow it, register for several dates at once."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.mail.sender import Sender
from events_app.models.people import Person
from events_app.models.series import Series
from events_app.registrations.queries.known_needs import find_known_needs
from events_app.series.actions import joining as actions
from events_app.series.queries.cohort import find_cohort_place
from events_app.series.queries.series import find_series, follows, list_dates_to_come
from events_app.web.access import current_person, now, public, signed_in, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@public
def series(series_slug: str) -> ResponseReturnValue:
    found, person = _find(series_slug), current_person()
    return _page(found, person)


@signed_in
def follow(series_slug: str) -> ResponseReturnValue:
    found = _find(series_slug)
    if EmptyForm().validate_on_submit():
        actions.follow(db.session, person=the_person(), series=found, now=now())
    return _back(found)


@signed_in
def unfollow(series_slug: str) -> ResponseReturnValue:
    found = _find(series_slug)
    if EmptyForm().validate_on_submit():
        actions.unfollow(db.session, person=the_person(), series=found)
    return _back(found)


@signed_in
def leave(series_slug: str) -> ResponseReturnValue:
    found = _find(series_slug)
    if EmptyForm().validate_on_submit():
        actions.leave_cohort(db.session, person=the_person(), series=found)
    return _back(found)


@signed_in
def register(series_slug: str) -> ResponseReturnValue:
    found, person, moment = _find(series_slug), the_person(), now()
    ticked = set(request.form.getlist("event"))
    events = [e for e in list_dates_to_come(db.session, found, moment) if str(e.id) in ticked]
    if not EmptyForm().validate_on_submit():
        return _back(found)
    if not events:
        return _page(found, person, problem="Select one or more dates"), 422
    outcomes = actions.register_for_dates(
        db.session,
        person=person,
        series=found,
        events=events,
        answers=find_known_needs(db.session, person),
        sender=Sender.from_settings(current_app.config),
        now=moment,
    )
    return render_template(
        "series/outcomes.html",
        series=found,
        outcomes=outcomes,
        shared=actions.shared_refusal(outcomes),
        mailed=any(outcome.is_mailed for outcome in outcomes),
    )


def _page(found: Series, person: Person | None, problem: str = "") -> str:
    return render_template(
        "series/series.html",
        series=found,
        person=person,
        problem=problem,
        events=list_dates_to_come(db.session, found, now()),
        following=person is not None and follows(db.session, person, found),
        in_cohort=person is not None and find_cohort_place(db.session, person, found) is not None,
    )


def _find(series_slug: str) -> Series:
    return find_series(db.session, series_slug) or not_found()


def _back(found: Series) -> ResponseReturnValue:
    return redirect(url_for("series.series", series_slug=found.slug), 303)
