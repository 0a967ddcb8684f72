"""Hosts: the forums they host, and beginning one."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from events_app.forums import policy
from events_app.forums.actions import setting_up as actions
from events_app.forums.forms.setting_up import BeginForm
from events_app.forums.queries.meetings import list_meetings
from events_app.forums.queries.places import list_own
from events_app.forums.views.finding import find_hosting, store, the_host
from events_app.forums.views.setting_up import TASKS
from events_app.web.access import now, signed_in


@signed_in
def own_forums() -> ResponseReturnValue:
    own = [
        (place.facts, forum.facts)
        for place, forum in list_own(store(), the_host(), now=now())
        if policy.may(place.facts, policy.Act.HOST)
    ]
    return render_template("forums/hosted.html", own=own)


@signed_in
def new_forum() -> ResponseReturnValue:
    the_host()
    return render_template("forums/new.html", form=BeginForm())


@signed_in
def begin() -> ResponseReturnValue:
    host, form = the_host(), BeginForm()
    if not form.validate_on_submit():
        return render_template("forums/new.html", form=form), 422
    seat = actions.begin(store(), host=host, title=form.title.data or "", now=now())
    return redirect(f"/host/{seat.facts.address}", 303)


@signed_in
def forum(seat: str) -> ResponseReturnValue:
    inside = find_hosting(seat)
    missing = policy.missing_tasks(inside.forum.facts)
    return render_template(
        "forums/host.html",
        inside=inside,
        tasks=TASKS,
        missing=missing,
        ready=not missing,
        meetings=list_meetings(inside.store, inside.forum),
    )
