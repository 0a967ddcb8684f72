"""Members in a forum: its rules anew, their calendar, and the ways out."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from events_app.forums.actions import meetings, membership
from events_app.forums.forms.meetings import HoldForm
from events_app.forums.forms.members import AgreeForm, ConcernForm
from events_app.forums.policy import Act
from events_app.forums.queries.forums import find_rules
from events_app.forums.views.finding import Inside, find_inside, form_page
from events_app.refusal import Refusal
from events_app.web.access import signed_in
from events_app.web.forms import EmptyForm


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
