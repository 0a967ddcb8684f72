"""Hosts invite people one by one, and see what they replied."""

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from events_app.forums import policy
from events_app.forums.actions import invitations as actions
from events_app.forums.facts import Part
from events_app.forums.forms.inviting import InviteForm
from events_app.forums.queries.inviting import find_candidate, list_candidates, list_sent
from events_app.forums.queries.people import list_people
from events_app.forums.refusals import InvitationIsOver
from events_app.forums.views.finding import Inside, find_hosting
from events_app.refusal import Refusal
from events_app.web.access import signed_in
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@signed_in
def choose(seat: str) -> ResponseReturnValue:
    inside = find_hosting(seat)
    if policy.missing_tasks(inside.forum.facts):
        return redirect(inside.base)
    return _choose(inside, InviteForm())


@signed_in
def check(seat: str) -> ResponseReturnValue:
    """Reads only: shows whom the invitation goes to before it is sent."""
    inside, form = find_hosting(seat), InviteForm()
    if not form.validate_on_submit():
        return _choose(inside, form)
    person = find_candidate(inside.store, form.invited.data or "")
    part = Part(form.invited_as.data)
    if person is None or not actions.may_be_invited(
        inside.store, inside.forum, person, part, now=inside.now
    ):
        form.refuse("invited", "Enter an address from the list. This person cannot be invited")
        return _choose(inside, form)
    return render_template("forums/check.html", inside=inside, form=form, person=person, part=part)


@signed_in
def send(seat: str) -> ResponseReturnValue:
    inside, form = find_hosting(seat), InviteForm()
    if not form.validate_on_submit():
        return _choose(inside, form)
    person = find_candidate(inside.store, form.invited.data or "")
    try:
        if person is None:
            raise actions.CannotInvite
        actions.invite(
            inside.store,
            forum_id=inside.forum.id,
            person=person,
            part=Part(form.invited_as.data),
            by=inside.person,
            now=inside.now,
        )
    except Refusal as refusal:
        form.refuse("invited", refusal.words)
        return _choose(inside, form)
    return redirect(f"{inside.base}/invitations", 303)


@signed_in
def sent(seat: str) -> ResponseReturnValue:
    inside = find_hosting(seat)
    listed = list_sent(inside.store, inside.forum, now=inside.now)
    return render_template("forums/invitations.html", inside=inside, listed=listed)


@signed_in
def confirm_withdraw(seat: str, invitation_id: str) -> ResponseReturnValue:
    inside = find_hosting(seat)
    listed = list_sent(inside.store, inside.forum, now=inside.now)
    found = [row for row in listed.rows if row.id == invitation_id] or not_found()
    return render_template("forums/withdraw.html", inside=inside, row=found[0])


@signed_in
def withdraw(seat: str, invitation_id: str) -> ResponseReturnValue:
    inside = find_hosting(seat)
    listed = list_sent(inside.store, inside.forum, now=inside.now)
    found = [row for row in listed.rows if row.id == invitation_id] or not_found()
    if EmptyForm().validate_on_submit():
        try:
            actions.revoke(
                inside.store,
                forum_id=inside.forum.id,
                place_id=invitation_id,
                person=list_people(inside.store, [found[0].person])[found[0].person],
                by=inside.person,
                now=inside.now,
            )
        except InvitationIsOver:
            not_found()
    return redirect(f"{inside.base}/invitations", 303)


def _choose(inside: Inside, form: InviteForm) -> ResponseReturnValue:
    listed = list_candidates(
        inside.store, inside.forum, search=request.args.get("q", "")[:100], now=inside.now
    )
    page = render_template("forums/invite.html", inside=inside, form=form, listed=listed)
    return page, 422 if form.errors else 200
