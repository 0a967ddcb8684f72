"""Hosts who go: handing a forum over, and closing it."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from events_app.forums.actions import closing, hosts
from events_app.forums.views.finding import Inside, find_hosting, form_page
from events_app.refusal import Refusal
from events_app.web.access import signed_in
from events_app.web.forms import EmptyForm


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
