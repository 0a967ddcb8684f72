"""Heard, then done: the answer to an event's or a series' feedback, and all answers."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.feedback.actions import replies as actions
from events_app.feedback.forms.replies import ReplyForm
from events_app.feedback.queries.replies import (
    count_replies,
    find_reply,
    list_replies,
    list_unanswered,
)
from events_app.feedback.queries.rounds import list_attended_any
from events_app.feedback.refusals import AnsweredAlready
from events_app.feedback.said import About
from events_app.feedback.views.finding import closed_round_of, event_of, series_of
from events_app.models.lists import PAGE_SIZE
from events_app.people.inbox import InboxKeys
from events_app.web.access import event_team, now, public, the_person
from events_app.web.row_ids import key_in


@event_team
def reply(asked_event_id: str) -> ResponseReturnValue:
    event = event_of(asked_event_id)
    closed_round_of(event)
    return _page(About.event(event), ReplyForm())


@event_team
def send_reply(asked_event_id: str) -> ResponseReturnValue:
    event = event_of(asked_event_id)
    closed_round_of(event)
    return _send(About.event(event))


@event_team
def reply_to_series(series_id: str) -> ResponseReturnValue:
    return _page(About.series(series_of(series_id)), ReplyForm())


@event_team
def send_reply_to_series(series_id: str) -> ResponseReturnValue:
    return _send(About.series(series_of(series_id)))


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


def _send(about: About) -> ResponseReturnValue:
    """The first time it shows whom it reaches; confirmed, it sends."""
    form = ReplyForm()
    if not form.validate():
        return _page(about, form), 422
    if request.form.get("go") != "confirm":
        return render_template("feedback/reply_check.html", form=form, **_facts(about))
    try:
        actions.reply(
            db.session,
            about=about,
            said=form.said,
            by=the_person(),
            inbox=InboxKeys.from_setting(current_app.config["SEALING_KEYS"]),
            now=now(),
        )
    except AnsweredAlready:
        return redirect(_address(about), 303)
    return redirect(_report(about), 303)


def _page(about: About, form: ReplyForm) -> str:
    kept = find_reply(db.session, about.event_id) if about.event_id else None
    return render_template("feedback/reply.html", form=form, kept=kept, **_facts(about))


def _facts(about: About) -> dict[str, object]:
    rounds = list_unanswered(db.session, about)
    people = len(list_attended_any(db.session, [each.event_id for each in rounds]))
    where = {"address": _address(about), "report": _report(about)}
    return {"about": about, "events": len(rounds), "people": people, **where}


def _address(about: About) -> str:
    if about.event_id:
        return url_for("feedback.reply", asked_event_id=about.event_id)
    return url_for("feedback.reply_to_series", series_id=about.series_id)


def _report(about: About) -> str:
    if about.event_id:
        return url_for("feedback.event", asked_event_id=about.event_id)
    return url_for("feedback.year", series=about.series_id)
