"""Publish, finish and delete: each a page that says what follows, and its button."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.desk.actions import planning as actions
from events_app.desk.actions.deleting import delete_draft
from events_app.desk.views.planning.finding import at_the_desk, overview_of, planned
from events_app.desk.views.planning.overview import checks, facts_in_words
from events_app.events.actions.planning import states
from events_app.events.actions.planning.refusals import NotPossibleNow
from events_app.events.standing import is_over
from events_app.extensions import db
from events_app.models.events import Event, EventState
from events_app.refusal import Refusal
from events_app.series.queries.cohort import count_followers, foresee
from events_app.topics.queries.topics import list_to_tell
from events_app.web.access import event_team, now
from events_app.web.forms import EmptyForm


@event_team
def check_publishing(event_id: str) -> ResponseReturnValue:
    event = planned(event_id)
    if event.state != EventState.DRAFT:
        return _refused(event, NotPossibleNow(f"This event is {event.state} already."))
    return _publishing(event)


@event_team
def publish(event_id: str) -> ResponseReturnValue:
    event, desk = planned(event_id), at_the_desk()
    if not EmptyForm().validate_on_submit():
        return _publishing(event)
    published = "&now=published"
    return done(event, lambda: actions.publish(db.session, event=event, desk=desk), published)


@event_team
def check_finishing(event_id: str) -> ResponseReturnValue:
    return _finishing(planned(event_id))


@event_team
def finish(event_id: str) -> ResponseReturnValue:
    event, desk = planned(event_id), at_the_desk()
    if not EmptyForm().validate_on_submit():
        return _finishing(event)
    return done(
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
        return _refused(event, refusal)
    return redirect(url_for("desk.events", now="deleted"), 303)


def _publishing(event: Event) -> ResponseReturnValue:
    checked = checks(event, now())
    return render_template(
        "desk/planning/publish.html",
        event=event,
        asked=len(list_to_tell(db.session, event)) if event.topic_id else 0,
        cohort=foresee(db.session, event, now()),
        followers=followers_of(event),
        opens_at=_opens_later(event),
        **checked,
        **facts_in_words(event),
    )


def _opens_later(event: Event) -> datetime | None:
    return event.opens_at if event.opens_at and event.opens_at > now() else None


def followers_of(event: Event) -> int:
    """How many people follow its series."""
    return count_followers(db.session, event.series_id) if event.series_id else 0


def _finishing(event: Event) -> ResponseReturnValue:
    why_not = states.NOT_OVER if is_over(event) > now() else ""
    return render_template("desk/planning/finish.html", event=event, why_not=why_not)


def _deleting(event: Event) -> ResponseReturnValue:
    return render_template("desk/planning/delete.html", event=event)


def done(event: Event, act: Callable[[], Any], and_now: str = "") -> ResponseReturnValue:
    """Do it and show the event, or show why not."""
    try:
        told = act()
    except Refusal as refusal:
        return _refused(event, refusal)
    saved = told if isinstance(told, int) else 0
    return redirect(f"{overview_of(event)}?saved={saved}{and_now}", 303)


def _refused(event: Event, refusal: Refusal) -> ResponseReturnValue:
    return render_template("desk/planning/refused.html", event=event, refusal=refusal), 409
