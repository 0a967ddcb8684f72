"""Access needs of the people with a place: how far each is, who arranges it, telling the person."""

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.extensions import db
from events_app.models.arrangements import ArrangementState
from events_app.models.registrations import Registration
from events_app.refusal import Refusal
from events_app.registrations.access import Need
from events_app.registrations.actions import access as actions
from events_app.registrations.arrangements import arrange_by, asked_needs, statuses
from events_app.registrations.attendee_filters import page_in
from events_app.registrations.queries.access import (
    count_not_arranged_at,
    list_access,
    list_arrangements,
)
from events_app.registrations.views.finding import sender
from events_app.registrations.views.team.finding import attendee_of, event_of
from events_app.registrations.views.team.person import refused
from events_app.web.access import event_team, now, the_person
from events_app.web.errors import not_found
from events_app.web.forms import OUT_OF_DATE, UNREADABLE, EmptyForm, shown_again

#: the longest name of somebody who arranges something
LONGEST_NAME = 200


@event_team
def access_list(event_id: str) -> ResponseReturnValue:
    event, number = event_of(event_id), page_in(request.args)
    open_only = request.args.get("show") == "open"
    page = list_access(db.session, event, open_only=open_only, page=number)
    if number > 1 and not page.rows:
        not_found()
    return render_template(
        "registrations/team/access.html",
        event=event,
        page=page,
        open_only=open_only,
        statuses=statuses,
        still_open=count_not_arranged_at(db.session, event),
        deadline=arrange_by(event.starts_date),
        today=london_date(now()),
    )


@event_team
def arrange(event_id: str, registration_id: str) -> ResponseReturnValue:
    return _page(_find(event_id, registration_id))


@event_team
def keep(event_id: str, registration_id: str) -> ResponseReturnValue:
    found = _find(event_id, registration_id)
    said, problem = _said(found)
    if not EmptyForm().validate_on_submit():
        problem = OUT_OF_DATE
    if problem:
        return make_response(_page(found, problem), 422)
    arranged = actions.keep_arrangements(
        db.session, registration=found, said=said, by=the_person(), now=now()
    )
    there = url_for("registrations.access_list", event_id=found.event_id)
    return redirect(f"{there}/{found.id}/tell" if arranged else there, 303)


@event_team
def confirm_tell(event_id: str, registration_id: str) -> ResponseReturnValue:
    found = _find(event_id, registration_id)
    return render_template(
        "registrations/team/access_tell.html",
        registration=found,
        event=found.event,
        arranged=actions.arranged_needs(db.session, found),
    )


@event_team
def tell(event_id: str, registration_id: str) -> ResponseReturnValue:
    found = _find(event_id, registration_id)
    if not EmptyForm().validate_on_submit():
        return redirect(request.path, 303)
    try:
        actions.tell_arranged(
            db.session, registration=found, by=the_person(), sender=sender(), now=now()
        )
    except Refusal as refusal:
        return refused(found, refusal)
    return redirect(url_for("registrations.access_list", event_id=found.event_id), 303)


def _find(event_id: str, registration_id: str) -> Registration:
    return attendee_of(event_of(event_id), registration_id)


def _said(found: Registration) -> tuple[actions.Said, str]:
    """What the form says of each need that is asked for, and what is wrong with it."""
    said: dict[Need, tuple[ArrangementState, str]] = {}
    for need in asked_needs(found.access_needs, found.access_note):
        key = need.name.lower()
        state, by = request.form.get(f"state-{key}", ""), request.form.get(f"by-{key}", "")
        by = " ".join(by.split())
        if state not in set(ArrangementState):
            return said, f"Select how far {need.value} is"
        if len(by) > LONGEST_NAME:
            return said, f"Who arranges it must be {LONGEST_NAME} characters or less"
        if shown_again(by) != by:
            return said, UNREADABLE
        said[need] = (ArrangementState(state), by)
    return said, ""


def _page(found: Registration, problem: str = "") -> str:
    rows = list_arrangements(db.session, [found.id]).get(found.id, [])
    return render_template(
        "registrations/team/access_arrange.html",
        registration=found,
        event=found.event,
        statuses=statuses(found.access_needs, found.access_note, rows),
        states_in_words=[(state.value, state.value.capitalize()) for state in ArrangementState],
        problem=problem,
        shown_again=shown_again,
    )
