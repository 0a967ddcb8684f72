"""Heard, then done: the answer to an event's feedback, and all answers for everybody."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.feedback.actions import replies as actions
from events_app.feedback.forms.replies import ReplyForm
from events_app.feedback.queries.replies import (
    PAGE_SIZE,
    count_replies,
    find_reply,
    list_replies,
)
from events_app.feedback.queries.rounds import count_attended
from events_app.feedback.refusals import AnsweredAlready
from events_app.feedback.views.finding import closed_round_of, event_of
from events_app.people.inbox import InboxKeys
from events_app.registrations.views.team.finding import key_in
from events_app.web.access import event_team, now, public, the_person


@event_team
def reply(asked_event_id: str) -> ResponseReturnValue:
    event = event_of(asked_event_id)
    closed_round_of(event)
    kept = find_reply(db.session, event.id)
    return render_template("feedback/reply.html", event=event, form=ReplyForm(), kept=kept)


@event_team
def send_reply(asked_event_id: str) -> ResponseReturnValue:
    """The first time it shows whom it reaches; confirmed, it sends."""
    event, form = event_of(asked_event_id), ReplyForm()
    closed_round_of(event)
    if not form.validate():
        return render_template("feedback/reply.html", event=event, form=form, kept=None), 422
    if request.form.get("go") != "confirm":
        people = count_attended(db.session, event.id)
        return render_template("feedback/reply_check.html", event=event, form=form, people=people)
    try:
        actions.reply(
            db.session,
            event=event,
            said=form.said,
            by=the_person(),
            inbox=InboxKeys.from_setting(current_app.config["SEALING_KEYS"]),
            now=now(),
        )
    except AnsweredAlready:
        return redirect(url_for("feedback.reply", asked_event_id=event.id), 303)
    return redirect(url_for("feedback.event", asked_event_id=event.id), 303)


@public
def you_said_we_did() -> ResponseReturnValue:
    total = count_replies(db.session)
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(key_in(request.args.get("page", "")) or 1, 1), pages)
    return render_template(
        "feedback/you_said_we_did.html",
        rows=list_replies(db.session, page),
        total=total,
        page=page,
        pages=pages,
    )
