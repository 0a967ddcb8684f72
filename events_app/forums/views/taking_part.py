"""Members in a forum: its meetings, its rules anew, their calendar, and the ways out."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.forums.actions import meetings, membership, themes
from events_app.forums.facts import Meeting
from events_app.forums.forms.meetings import ComingForm, HoldForm, StopForm
from events_app.forums.forms.members import AgreeForm, ConcernForm
from events_app.forums.policy import Act
from events_app.forums.queries.forums import find_rules
from events_app.forums.queries.meetings import find_meeting
from events_app.forums.store import Kept
from events_app.forums.views.finding import Inside, find_inside, form_page
from events_app.refusal import Refusal
from events_app.web.access import signed_in
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm, PageForm


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


@signed_in
def rules(place: str) -> ResponseReturnValue:
    inside = find_inside(place, Act.AGREE)
    return _rules(inside, AgreeForm(version=str(inside.forum.facts.rules_version)))


@signed_in
def agree(place: str) -> ResponseReturnValue:
    inside, form = find_inside(place, Act.AGREE), AgreeForm()
    if not form.validate_on_submit():
        return _rules(inside, form)
    try:
        membership.agree_again(
            inside.store, place=inside.place, version=form.version_shown, now=inside.now
        )
    except Refusal as refusal:
        form.version.data = str(inside.forum.facts.rules_version)
        form.refuse("agree", refusal.words)
        return _rules(inside, form)
    return redirect(inside.base, 303)


@signed_in
def calendar(place: str) -> ResponseReturnValue:
    inside = find_inside(place, Act.CHOOSE_CALENDAR)
    return _calendar(inside, HoldForm(data={"hold": inside.place.facts.hold}))


@signed_in
def keep_calendar(place: str) -> ResponseReturnValue:
    inside, form = find_inside(place, Act.CHOOSE_CALENDAR), HoldForm()
    if not form.validate_on_submit():
        return _calendar(inside, form)
    meetings.choose_hold(
        inside.store,
        place=inside.place,
        person=inside.person,
        hold=bool(form.hold.data),
        now=inside.now,
    )
    return redirect(inside.base, 303)


@signed_in
def pause(place: str) -> ResponseReturnValue:
    return _pause(find_inside(place, Act.PAUSE), EmptyForm())


@signed_in
def keep_pause(place: str) -> ResponseReturnValue:
    inside, form = find_inside(place, Act.PAUSE), EmptyForm()
    if not form.validate_on_submit():
        return _pause(inside, form)
    paused = not inside.place.facts.paused
    membership.pause(inside.store, place=inside.place, paused=paused, now=inside.now)
    return redirect(inside.base, 303)


@signed_in
def leave(place: str) -> ResponseReturnValue:
    return _leave(find_inside(place, Act.LEAVE), EmptyForm())


@signed_in
def leave_for_good(place: str) -> ResponseReturnValue:
    inside, form = find_inside(place, Act.LEAVE), EmptyForm()
    if not form.validate_on_submit():
        return _leave(inside, form)
    membership.leave_forum(inside.store, place=inside.place, person=inside.person, now=inside.now)
    return redirect(url_for("forums.members_saved"), 303)


@signed_in
def concern(place: str) -> ResponseReturnValue:
    return _concern(find_inside(place, Act.RAISE_CONCERN), ConcernForm())


@signed_in
def raise_concern(place: str) -> ResponseReturnValue:
    inside, form = find_inside(place, Act.RAISE_CONCERN), ConcernForm()
    if not form.validate_on_submit():
        return _concern(inside, form)
    membership.raise_concern(
        inside.store,
        forum=inside.forum,
        text=form.concern.data or "",
        name=inside.person.full_name if form.named.data else "",
        now=inside.now,
    )
    return redirect(url_for("forums.members_saved"), 303)


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


def _rules(inside: Inside, form: AgreeForm) -> ResponseReturnValue:
    current = find_rules(inside.store, inside.forum)
    words = "The ground rules have changed" if inside.must_agree else "Ground rules"
    return form_page(inside, form, words, "Agree", current.text if current else "")


def _calendar(inside: Inside, form: HoldForm) -> ResponseReturnValue:
    told = "If you choose nothing, nothing is in your calendar. Sign in to see the date."
    return form_page(inside, form, "Your calendar", "Save", told)


def _pause(inside: Inside, form: EmptyForm) -> ResponseReturnValue:
    if inside.place.facts.paused:
        return form_page(inside, form, "You have paused", "Come back")
    told = "You hear nothing of the forum until you come back. Nobody is told."
    return form_page(inside, form, "Pause for a while", "Pause", told)


def _leave(inside: Inside, form: EmptyForm) -> ResponseReturnValue:
    told = (
        "Your place, your answers and what you chose are deleted at once, and holds are taken "
        "out of your calendar."
    )
    rest = "The hosts see that a place is open, not why. Notes of themes stay: they name nobody."
    heading = "Are you sure you want to leave?"
    return form_page(inside, form, heading, "Leave this forum", told, rest, kind="warning")


def _concern(inside: Inside, form: ConcernForm) -> ResponseReturnValue:
    return form_page(inside, form, "Tell an independent person", "Send")
