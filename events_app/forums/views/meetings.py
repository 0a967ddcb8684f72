"""A meeting as those who take part see it: if they come, and its notes before they are read."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from events_app.forums.actions import meetings, themes
from events_app.forums.facts import Meeting
from events_app.forums.forms.meetings import ComingForm, StopForm
from events_app.forums.policy import Act
from events_app.forums.queries.meetings import find_meeting
from events_app.forums.sealed_rows import Kept
from events_app.forums.views.finding import Inside, find_inside, form_page
from events_app.refusal import Refusal
from events_app.web.access import signed_in
from events_app.web.errors import not_found
from events_app.web.forms import PageForm


@signed_in
def meeting(place: str, meeting_id: str) -> ResponseReturnValue:
    inside, kept = _find(place, meeting_id, Act.OPEN)
    coming = inside.place.facts.coming.get(meeting_id)
    said = "" if coming is None else ("yes" if coming else "no")
    form = ComingForm(data={"coming": said})
    return _meeting(inside, kept, form)


@signed_in
def answer(place: str, meeting_id: str) -> ResponseReturnValue:
    inside, kept = _find(place, meeting_id, Act.ANSWER_DATES)
    form = ComingForm()
    if not form.validate_on_submit():
        return _meeting(inside, kept, form)
    meetings.answer_date(
        inside.store,
        place=inside.place,
        meeting_id=meeting_id,
        coming=form.coming.data == "yes",
        by=inside.person,
        now=inside.now,
    )
    return redirect(f"{inside.base}/m/{meeting_id}", 303)


@signed_in
def stop(place: str, meeting_id: str) -> ResponseReturnValue:
    """The notes as they would be read, for members in their 48 hours."""
    inside, kept = _find(place, meeting_id, Act.READ_NOTES)
    return _stop(inside, kept, StopForm())


@signed_in
def stop_notes(place: str, meeting_id: str) -> ResponseReturnValue:
    inside, kept = _find(place, meeting_id, Act.READ_NOTES)
    form = StopForm()
    if not form.validate_on_submit():
        return _stop(inside, kept, form)
    try:
        themes.stop_themes(
            inside.store,
            place=inside.place,
            meeting_id=meeting_id,
            correction=form.correction.data or "",
            now=inside.now,
        )
    except Refusal as refusal:
        form.refuse("correction", refusal.words)
        return _stop(inside, kept, form)
    return redirect(f"{inside.base}/m/{meeting_id}", 303)


def _find(place: str, meeting_id: str, act: Act) -> tuple[Inside, Kept[Meeting]]:
    inside = find_inside(place, act)
    return inside, find_meeting(inside.store, inside.forum, meeting_id) or not_found()


def _meeting(inside: Inside, kept: Kept[Meeting], form: PageForm) -> ResponseReturnValue:
    page = render_template(
        "forums/meeting.html", inside=inside, kept=kept, meeting=kept.facts, form=form
    )
    return page, 422 if form.errors else 200


def _stop(inside: Inside, kept: Kept[Meeting], form: StopForm) -> ResponseReturnValue:
    if kept.facts.themes_at is None:
        not_found()
    return form_page(
        inside,
        form,
        "Notes before they can be read",
        "Stop these notes",
        kept.facts.themes,
        "If you stop them, nobody reads them until the hosts have written them anew.",
        kind="warning",
    )
