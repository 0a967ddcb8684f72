"""Feedback on a private meeting, before its hosts alone. For everybody else there is no page."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from events_app.feedback import display
from events_app.feedback.actions import private_closing as actions
from events_app.feedback.forms.private import InTheRoomForm, OwnWordsForm
from events_app.feedback.queries.private import find_round_of, is_in_the_room
from events_app.feedback.queries.rounds import FEWEST_ASKED
from events_app.forums.facts import Meeting
from events_app.forums.queries.meetings import find_meeting
from events_app.forums.sealed_rows import Kept
from events_app.forums.views.finding import Inside, find_hosting
from events_app.forums.views.lasting import ask_for_fresh_code, say_how_long, say_little
from events_app.refusal import Refusal
from events_app.web.access import signed_in
from events_app.web.errors import not_found
from events_app.web.forms import PageForm

blueprint = Blueprint("private_feedback", __name__)
blueprint.before_request(ask_for_fresh_code)
blueprint.after_request(say_little)
blueprint.context_processor(say_how_long)

_MEETING = "/host/<seat>/m/<meeting_id>/feedback"


@blueprint.get(_MEETING)
@signed_in
def heard(seat: str, meeting_id: str) -> ResponseReturnValue:
    inside, meeting = _find(seat, meeting_id)
    if is_in_the_room(meeting.facts):
        return _page(inside, meeting, InTheRoomForm(data={"felt_open": meeting.facts.felt_open}))
    return _page(inside, meeting, OwnWordsForm())


@blueprint.post(f"{_MEETING}/words")
@signed_in
def put_in_own_words(seat: str, meeting_id: str) -> ResponseReturnValue:
    (inside, meeting), form = _find(seat, meeting_id), OwnWordsForm()
    if is_in_the_room(meeting.facts):
        not_found()
    if not form.validate_on_submit():
        return _page(inside, meeting, form)
    try:
        actions.put_in_own_words(
            inside.store,
            forum=inside.forum,
            meeting_id=meeting_id,
            words=form.own_words.data or "",
            by=inside.person,
            now=inside.now,
        )
    except Refusal as refusal:
        form.refuse("own_words", refusal.words)
        return _page(inside, meeting, form)
    return redirect(f"{inside.base}/m/{meeting_id}/feedback", 303)


@blueprint.post(f"{_MEETING}/room")
@signed_in
def count_in_the_room(seat: str, meeting_id: str) -> ResponseReturnValue:
    (inside, meeting), form = _find(seat, meeting_id), InTheRoomForm()
    if not is_in_the_room(meeting.facts):
        not_found()
    if not form.validate_on_submit():
        return _page(inside, meeting, form)
    try:
        actions.count_in_the_room(
            inside.store,
            forum=inside.forum,
            meeting=meeting,
            number=form.felt_open.data or 0,
            by=inside.person,
            now=inside.now,
        )
    except Refusal as refusal:
        form.refuse("felt_open", refusal.words)
        return _page(inside, meeting, form)
    return redirect(f"{inside.base}/m/{meeting_id}/feedback", 303)


def _find(seat: str, meeting_id: str) -> tuple[Inside, Kept[Meeting]]:
    inside = find_hosting(seat)
    return inside, find_meeting(inside.store, inside.forum, meeting_id) or not_found()


def _page(inside: Inside, meeting: Kept[Meeting], form: PageForm) -> ResponseReturnValue:
    kept = find_round_of(inside.store, inside.forum, meeting.id)
    asked = kept.facts if kept else None
    page = render_template(
        "feedback/private.html",
        inside=inside,
        kept=meeting,
        meeting=meeting.facts,
        form=form,
        asked=asked,
        in_room=is_in_the_room(meeting.facts),
        fewest=FEWEST_ASKED,
        tables=display.show(asked.questions, asked.released) if asked else [],
        why_no_table=display.why_no_table,
    )
    return page, 422 if form.errors else 200
