"""Publish, postpone, cancel and finish: each a page that says what follows, and its button."""

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.desk.actions import planning as actions
from events_app.desk.actions.deleting import delete_draft
from events_app.desk.forms.planning.states import CancelForm, PostponeForm
from events_app.desk.views.planning.finding import at_the_desk, overview_of, planned
from events_app.desk.views.planning.overview import checks, facts_in_words
from events_app.events.actions.planning import states
from events_app.events.planning.missing import stops
from events_app.events.standing import is_over
from events_app.extensions import db
from events_app.models.events import Event
from events_app.refusal import Refusal
from events_app.registrations.actions.announcing import count_to_tell
from events_app.series.queries.cohort import count_followers, foresee
from events_app.topics.queries.topics import list_to_tell
from events_app.web.access import event_team, now
from events_app.web.forms import EmptyForm


@event_team
def check_publishing(event_id: str) -> ResponseReturnValue:
    event = planned(event_id)
    return _publishing(event)


@event_team
def publish(event_id: str) -> ResponseReturnValue:
    event, desk = planned(event_id), at_the_desk()
    if not EmptyForm().validate_on_submit():
        return _publishing(event)
    published = "&now=published"
    return _done(event, lambda: actions.publish(db.session, event=event, desk=desk), published)


@event_team
def check_finishing(event_id: str) -> ResponseReturnValue:
    return _finishing(planned(event_id))


@event_team
def finish(event_id: str) -> ResponseReturnValue:
    event, desk = planned(event_id), at_the_desk()
    if not EmptyForm().validate_on_submit():
        return _finishing(event)
    return _done(
        event, lambda: states.finish_event(db.session, event=event, by=desk.by, now=desk.now)
    )


@event_team
def check_deleting(event_id: str) -> ResponseReturnValue:
    return _deleting(planned(event_id))


@event_team
def delete(event_id: str) -> ResponseReturnValue:
    event, desk = planned(event_id), at_the_desk()
    if not EmptyForm().validate_on_submit():
        return _deleting(event)
    try:
        delete_draft(db.session, event=event, desk=desk)
    except Refusal as refusal:
        return render_template("desk/planning/refused.html", event=event, refusal=refusal), 409
    return redirect(url_for("desk.events"), 303)


@event_team
def check_cancelling(event_id: str) -> ResponseReturnValue:
    return _asking("cancel", planned(event_id), CancelForm())


@event_team
def cancel(event_id: str) -> ResponseReturnValue:
    event, form, desk = planned(event_id), CancelForm(), at_the_desk()
    if not form.validate_on_submit():
        return _asking("cancel", event, form, status=422)
    reason = str(form.reason.data)
    return _done(event, lambda: actions.cancel(db.session, event=event, reason=reason, desk=desk))


@event_team
def check_postponing(event_id: str) -> ResponseReturnValue:
    return _asking("postpone", planned(event_id), PostponeForm())


@event_team
def postpone(event_id: str) -> ResponseReturnValue:
    event, form, desk = planned(event_id), PostponeForm(), at_the_desk()
    dates = form.read() if form.validate_on_submit() else None
    if form.errors or form.form_errors:
        return _asking("postpone", event, form, status=422)
    reason = str(form.reason.data)
    return _done(
        event,
        lambda: actions.postpone(db.session, event=event, dates=dates, reason=reason, desk=desk),
    )


def _publishing(event: Event) -> ResponseReturnValue:
    checked = checks(event, now())
    return render_template(
        "desk/planning/publish.html",
        event=event,
        stopped=bool(stops(checked["tasks"])),
        asked=len(list_to_tell(db.session, event)) if event.topic_id else 0,
        cohort=foresee(db.session, event, now()),
        followers=_followers(event),
        **checked,
        **facts_in_words(event),
    )


def _followers(event: Event) -> int:
    return count_followers(db.session, event.series_id) if event.series_id else 0


def _finishing(event: Event) -> ResponseReturnValue:
    why_not = states.NOT_OVER if is_over(event) > now() else ""
    return render_template("desk/planning/finish.html", event=event, why_not=why_not)


def _deleting(event: Event) -> ResponseReturnValue:
    return render_template("desk/planning/delete.html", event=event)


def _asking(name: str, event: Event, form: Any, *, status: int = 200) -> ResponseReturnValue:
    people = count_to_tell(db.session, event)
    page = render_template(
        f"desk/planning/{name}.html",
        event=event,
        form=form,
        people=people,
        followers=_followers(event),
    )
    return page, status


def _done(event: Event, act: Callable[[], Any], and_now: str = "") -> ResponseReturnValue:
    """Do it and show the event, or show why not."""
    try:
        told = act()
    except Refusal as refusal:
        return render_template("desk/planning/refused.html", event=event, refusal=refusal), 409
    saved = told if isinstance(told, int) else 0
    return redirect(f"{overview_of(event)}?saved={saved}{and_now}", 303)
