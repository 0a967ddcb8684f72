"""A new event, from nothing or like an earlier one."""

from flask import current_app, redirect, render_template
from flask.typing import ResponseReturnValue

from events_app.desk.forms.planning.copies import CopyForm
from events_app.desk.forms.planning.details import NewEventForm
from events_app.desk.views.planning.finding import at_the_desk, overview_of, planned
from events_app.events.actions.planning import create as actions
from events_app.events.planning.typed import NotUnderstood
from events_app.extensions import db
from events_app.mail.sender import Sender
from events_app.web.access import event_team


@event_team
def new() -> ResponseReturnValue:
    return render_template("desk/planning/new.html", form=NewEventForm())


@event_team
def create() -> ResponseReturnValue:
    form = NewEventForm()
    facts = form.read() if form.validate_on_submit() else {}
    if form.errors or form.form_errors:
        return render_template("desk/planning/new.html", form=form), 422
    desk = at_the_desk()
    event = actions.create_event(
        db.session, facts=facts, uid_domain=_domain(), by=desk.by, now=desk.now
    )
    return redirect(overview_of(event), 303)


@event_team
def copy(event_id: str) -> ResponseReturnValue:
    event = planned(event_id)
    return render_template("desk/planning/copy.html", event=event, form=CopyForm.of(event))


@event_team
def make_copy(event_id: str) -> ResponseReturnValue:
    event, form, desk = planned(event_id), CopyForm(), at_the_desk()
    if not form.validate_on_submit():
        return render_template("desk/planning/copy.html", event=event, form=form), 422
    try:
        made = actions.copy_event(
            db.session,
            event=event,
            title=str(form.title.data),
            starts_date=form.first_day,
            uid_domain=_domain(),
            by=desk.by,
            now=desk.now,
        )
    except NotUnderstood as refusal:
        form.refuse("starts_on", str(refusal))
        return render_template("desk/planning/copy.html", event=event, form=form), 422
    return redirect(overview_of(made), 303)


def _domain() -> str:
    return Sender.from_settings(current_app.config).domain
