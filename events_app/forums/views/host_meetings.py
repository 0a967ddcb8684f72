"""Hosts: meetings, who came, notes of themes, handing over, closing."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.forums.actions import closing, hosts, meetings, themes
from events_app.forums.facts import Meeting
from events_app.forums.forms.meetings import CountForm, MeetingForm, ThemesForm
from events_app.forums.policy import PLATFORM
from events_app.forums.queries.meetings import find_meeting
from events_app.forums.queries.people import list_people, name_and_trust
from events_app.forums.queries.places import count_coming
from events_app.forums.store import Kept
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
    inside, kept = _find(seat, meeting_id)
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
    inside, kept = _find(seat, meeting_id)
    return _edit(inside, MeetingForm.showing(kept.facts))


@signed_in
def change(seat: str, meeting_id: str) -> ResponseReturnValue:
    (inside, _kept), form = _find(seat, meeting_id), MeetingForm()
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
    inside, _kept = _find(seat, meeting_id)
    return _cancel(inside, EmptyForm())


@signed_in
def cancel(seat: str, meeting_id: str) -> ResponseReturnValue:
    (inside, kept), form = _find(seat, meeting_id), EmptyForm()
    if not form.validate_on_submit():
        return _cancel(inside, form)
    kept.facts.cancelled = True
    try:
        _change(inside, meeting_id, kept.facts)
    except Refusal as refusal:
        form.form_errors = [refusal.words]
        return _cancel(inside, form)
    return redirect(f"{inside.base}/m/{meeting_id}", 303)


@signed_in
def count(seat: str, meeting_id: str) -> ResponseReturnValue:
    inside, kept = _find(seat, meeting_id)
    return _count(inside, CountForm(data={"attended": kept.facts.attended}))


@signed_in
def keep_count(seat: str, meeting_id: str) -> ResponseReturnValue:
    (inside, _kept), form = _find(seat, meeting_id), CountForm()
    if not form.validate_on_submit():
        return _count(inside, form)
    try:
        meetings.count_attended(
            inside.store,
            forum_id=inside.forum.id,
            meeting_id=meeting_id,
            number=form.attended.data or 0,
            by=inside.person,
            now=inside.now,
        )
    except Refusal as refusal:
        form.refuse("attended", refusal.words)
        return _count(inside, form)
    return redirect(f"{inside.base}/m/{meeting_id}", 303)


@signed_in
def notes(seat: str, meeting_id: str) -> ResponseReturnValue:
    inside, kept = _find(seat, meeting_id)
    return _notes(inside, kept, ThemesForm(data={"themes": kept.facts.themes}))


@signed_in
def write_notes(seat: str, meeting_id: str) -> ResponseReturnValue:
    (inside, kept), form = _find(seat, meeting_id), ThemesForm()
    if not form.validate_on_submit():
        return _notes(inside, kept, form)
    try:
        themes.write_themes(
            inside.store,
            forum_id=inside.forum.id,
            meeting_id=meeting_id,
            text=form.themes.data or "",
            by=inside.person,
            now=inside.now,
        )
    except Refusal as refusal:
        form.refuse("themes", refusal.words)
        return _notes(inside, kept, form)
    return redirect(f"{inside.base}/m/{meeting_id}", 303)


@signed_in
def hand_over(seat: str) -> ResponseReturnValue:
    return _hand_over(find_hosting(seat), EmptyForm())


@signed_in
def go(seat: str) -> ResponseReturnValue:
    inside, form = find_hosting(seat), EmptyForm()
    if not form.validate_on_submit():
        return _hand_over(inside, form)
    try:
        hosts.hand_over(inside.store, place=inside.place, host=inside.person, now=inside.now)
    except Refusal as refusal:
        form.form_errors = [refusal.words]
        return _hand_over(inside, form)
    return redirect(url_for("forums.hosts_own_forums"), 303)


@signed_in
def close(seat: str) -> ResponseReturnValue:
    return _close(find_hosting(seat), EmptyForm())


@signed_in
def close_for_good(seat: str) -> ResponseReturnValue:
    inside, form = find_hosting(seat), EmptyForm()
    if not form.validate_on_submit():
        return _close(inside, form)
    closing.close_forum(inside.store, forum_id=inside.forum.id, now=inside.now)
    return redirect(url_for("forums.hosts_own_forums"), 303)


def _find(seat: str, meeting_id: str) -> tuple[Inside, Kept[Meeting]]:
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


def _count(inside: Inside, form: CountForm) -> ResponseReturnValue:
    told = "Names are kept for 30 days, and only of members who agreed and said that they come."
    return form_page(inside, form, "Who attended", "Save", told)


def _notes(inside: Inside, kept: Kept[Meeting], form: ThemesForm) -> ResponseReturnValue:
    asked = [f"A member asks: {words}" for words in kept.facts.corrections]
    return form_page(inside, form, "Notes of themes", "Save the notes", *asked)


def _hand_over(inside: Inside, form: EmptyForm) -> ResponseReturnValue:
    told = "The other host goes on alone and can name a deputy. You can no longer open the forum."
    return form_page(inside, form, "Hand over", "Hand the forum over", told, kind="warning")


def _close(inside: Inside, form: EmptyForm) -> ResponseReturnValue:
    told = (
        "Everything is deleted at once and cannot be brought back: places, replies, meetings, "
        "papers, notes, ground rules and the record of what was done. The key goes first."
    )
    rest = (
        "Concerns stay with the independent person. Members get a message that says no more "
        "than that a private page was closed. Copies of the database made before today still "
        "hold it, sealed, until they are deleted."
    )
    heading = "Are you sure you want to close this forum?"
    return form_page(inside, form, heading, "Close the forum", told, rest, kind="warning")
