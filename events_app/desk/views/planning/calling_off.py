"""Cancel and postpone: each says whom it tells, and nobody overwrites what a colleague decided."""

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from events_app.desk.actions import planning as actions
from events_app.desk.forms.planning.states import CancelForm, PostponeForm
from events_app.desk.views.planning.confirming import confirm_rows
from events_app.desk.views.planning.finding import (
    CHANGE,
    CONFIRM,
    FIELDS,
    at_the_desk,
    planned,
    pressed,
)
from events_app.desk.views.planning.meanwhile import changes_since
from events_app.desk.views.planning.states import done, followers_of
from events_app.events.actions.planning.edit import preview
from events_app.events.actions.planning.limits import refuse_new_days
from events_app.events.actions.planning.refusals import CannotBe
from events_app.events.actions.planning.states import CALLED_OFF_FROM
from events_app.events.planning.facts import NOT_SET, Hears
from events_app.extensions import db
from events_app.models.events import Event
from events_app.registrations.actions.announcing import count_to_tell
from events_app.web.access import event_team, now


@event_team
def check_cancelling(event_id: str) -> ResponseReturnValue:
    event = planned(event_id)
    return _asking("cancel", event, CancelForm(data={"version": event.version}))


@event_team
def cancel(event_id: str) -> ResponseReturnValue:
    event, form, desk = planned(event_id), CancelForm(), at_the_desk()
    if not form.validate_on_submit():
        return _asking("cancel", event, form, status=422)
    if _is_out_of_date(event, form):
        return _conflict("cancel", event, form)
    version, reason = form.opened_with, str(form.reason.data)
    return done(
        event,
        lambda: actions.cancel(db.session, event=event, version=version, reason=reason, desk=desk),
    )


@event_team
def check_postponing(event_id: str) -> ResponseReturnValue:
    event = planned(event_id)
    return _asking("postpone", event, PostponeForm(data={"version": event.version}))


@event_team
def postpone(event_id: str) -> ResponseReturnValue:
    event, form, desk = planned(event_id), PostponeForm(), at_the_desk()
    dates = _read_dates(event, form)
    if form.errors or form.form_errors:
        return _asking("postpone", event, form, status=422)
    if pressed() == CHANGE:
        return _asking("postpone", event, form)
    if _is_out_of_date(event, form):
        return _conflict("postpone", event, form)
    version, reason = form.opened_with, str(form.reason.data)
    if dates and pressed() != CONFIRM:
        return _check(event, dates, reason)
    return done(
        event,
        lambda: actions.postpone(
            db.session, event=event, version=version, dates=dates, reason=reason, desk=desk
        ),
    )


def _read_dates(event: Event, form: PostponeForm) -> dict[str, Any] | None:
    """The new dates, None for none yet; what is wrong stands beside the fields."""
    dates = form.read() if form.validate_on_submit() else None
    if dates and not form.errors:
        try:
            refuse_new_days(event, dates, now())
        except CannotBe as refusal:
            form.refuse(FIELDS[refusal.fact], refusal.words)
    return dates


def _check(event: Event, dates: dict[str, Any], reason: str) -> ResponseReturnValue:
    """The new date beside the old one, before anybody is told."""
    found = preview(event, dates)
    rows = [(difference.fact.label, *difference.pair) for difference in found]
    return confirm_rows(event, "when", [*rows, ("Reason", NOT_SET, reason)], Hears.EVERYBODY)


def _is_out_of_date(event: Event, form: Any) -> bool:
    """Whether a colleague changed it; what can no longer be called off says so by itself."""
    return form.opened_with != event.version and event.state in CALLED_OFF_FROM


def _conflict(name: str, event: Event, form: Any) -> ResponseReturnValue:
    """What a colleague did meanwhile; pressing again does what was typed."""
    opened_with, form.version.data = form.opened_with, str(event.version)
    return _asking(name, event, form, status=409, meanwhile=changes_since(event, opened_with))


def _asking(
    name: str, event: Event, form: Any, *, status: int = 200, **more: Any
) -> ResponseReturnValue:
    people = count_to_tell(db.session, event)
    page = render_template(
        f"desk/planning/{name}.html",
        event=event,
        form=form,
        people=people,
        followers=followers_of(event),
        **more,
    )
    return page, status
