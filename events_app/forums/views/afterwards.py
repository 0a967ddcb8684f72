"""Hosts after a meeting: how many came, and notes of themes."""

from flask import redirect
from flask.typing import ResponseReturnValue

from events_app.forums.actions import meetings, themes
from events_app.forums.facts import Meeting
from events_app.forums.forms.meetings import CountForm, ThemesForm
from events_app.forums.sealed_rows import Kept
from events_app.forums.views.finding import Inside, form_page
from events_app.forums.views.host_meetings import find_hosted
from events_app.refusal import Refusal
from events_app.web.access import signed_in


@signed_in
def count(seat: str, meeting_id: str) -> ResponseReturnValue:
    inside, kept = find_hosted(seat, meeting_id)
    return _count(inside, CountForm(data={"attended": kept.facts.attended}))


@signed_in
def keep_count(seat: str, meeting_id: str) -> ResponseReturnValue:
    (inside, _kept), form = find_hosted(seat, meeting_id), CountForm()
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
    inside, kept = find_hosted(seat, meeting_id)
    return _notes(inside, kept, ThemesForm(data={"themes": kept.facts.themes}))


@signed_in
def write_notes(seat: str, meeting_id: str) -> ResponseReturnValue:
    (inside, kept), form = find_hosted(seat, meeting_id), ThemesForm()
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


def _count(inside: Inside, form: CountForm) -> ResponseReturnValue:
    told = "Names are kept for 30 days, and only of members who agreed and said that they come."
    return form_page(inside, form, "Who attended", "Save", told)


def _notes(inside: Inside, kept: Kept[Meeting], form: ThemesForm) -> ResponseReturnValue:
    asked = [f"A member asks: {words}" for words in kept.facts.corrections]
    return form_page(inside, form, "Notes of themes", "Save the notes", *asked)
