"""Hosts: setting a meeting, changing it, cancelling it."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from events_app.forums.actions import meetings
from events_app.forums.facts import Meeting
from events_app.forums.forms.meetings import MeetingForm
from events_app.forums.policy import PLATFORM
from events_app.forums.queries.meetings import find_meeting
from events_app.forums.queries.people import list_people, name_and_trust
from events_app.forums.queries.places import count_coming
from events_app.forums.sealed_rows import Kept
from events_app.forums.views.finding import Inside, find_hosting, form_page
from events_app.refusal import Refusal
from events_app.web.access import signed_in
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@signed_in
def new_meeting(seat: str) -> ResponseReturnValue:
    return _new(find_hosting(seat), MeetingForm())


@signed_in
def set_meeting(seat: str) -> ResponseReturnValue:
    inside, form = find_hosting(seat), MeetingForm()
    if not form.validate_on_submit():
        return _new(inside, form)
    try:
        kept = meetings.set_meeting(
            inside.store,
            forum_id=inside.forum.id,
            meeting=form.meeting,
            by=inside.person,
            now=inside.now,
        )
    except Refusal as refusal:
        form.refuse("meeting_day", refusal.words)
        return _new(inside, form)
    return redirect(f"{inside.base}/m/{kept.id}", 303)


@signed_in
def meeting(seat: str, meeting_id: str) -> ResponseReturnValue:
    inside, kept = find_hosted(seat, meeting_id)
    named = list_people(inside.store, kept.facts.named).values() if kept.facts.named else ()
    return render_template(
        "forums/host_meeting.html",
        inside=inside,
        kept=kept,
        meeting=kept.facts,
        coming=count_coming(inside.store, inside.forum, meeting_id),
        named=[name_and_trust(person) for person in named],
        platform=PLATFORM,
    )


@signed_in
def edit(seat: str, meeting_id: str) -> ResponseReturnValue:
    inside, kept = find_hosted(seat, meeting_id)
    return _edit(inside, MeetingForm.showing(kept.facts))


@signed_in
def change(seat: str, meeting_id: str) -> ResponseReturnValue:
    (inside, _kept), form = find_hosted(seat, meeting_id), MeetingForm()
    if not form.validate_on_submit():
        return _edit(inside, form)
    try:
        _change(inside, meeting_id, form.meeting)
    except Refusal as refusal:
        form.refuse("meeting_day", refusal.words)
        return _edit(inside, form)
    return redirect(f"{inside.base}/m/{meeting_id}", 303)


@signed_in
def confirm_cancel(seat: str, meeting_id: str) -> ResponseReturnValue:
    inside, _kept = find_hosted(seat, meeting_id)
    return _cancel(inside, EmptyForm())


@signed_in
def cancel(seat: str, meeting_id: str) -> ResponseReturnValue:
    (inside, kept), form = find_hosted(seat, meeting_id), EmptyForm()
    if not form.validate_on_submit():
        return _cancel(inside, form)
    kept.facts.cancelled = True
    try:
        _change(inside, meeting_id, kept.facts)
    except Refusal as refusal:
        form.form_errors = [refusal.words]
        return _cancel(inside, form)
    return redirect(f"{inside.base}/m/{meeting_id}", 303)


def find_hosted(seat: str, meeting_id: str) -> tuple[Inside, Kept[Meeting]]:
    """A host at one meeting of their forum, or not found."""
    inside = find_hosting(seat)
    return inside, find_meeting(inside.store, inside.forum, meeting_id) or not_found()


def _change(inside: Inside, meeting_id: str, changed: Meeting) -> None:
    meetings.change_meeting(
        inside.store,
        forum_id=inside.forum.id,
        meeting_id=meeting_id,
        changed=changed,
        by=inside.person,
        now=inside.now,
    )


def _new(inside: Inside, form: MeetingForm) -> ResponseReturnValue:
    told = "Everybody who takes part gets a message and one email that says nothing more."
    return form_page(inside, form, "Set a meeting", "Set the meeting", told)


def _edit(inside: Inside, form: MeetingForm) -> ResponseReturnValue:
    told = "If you move it, everybody who takes part gets a message, and holds in calendars follow."
    return form_page(inside, form, "Change the meeting", "Save", told)


def _cancel(inside: Inside, form: EmptyForm) -> ResponseReturnValue:
    told = "Everybody who takes part gets a message, and holds are taken out of calendars."
    heading = "Are you sure you want to cancel this meeting?"
    return form_page(inside, form, heading, "Cancel the meeting", told, kind="warning")
