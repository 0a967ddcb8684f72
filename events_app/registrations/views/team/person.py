"""One person at an event: what is known, what was done, and what the team does for them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.events.standing import begins, is_over
from events_app.extensions import db
from events_app.models.history import Subject
from events_app.models.registrations import LIVE_STATES, Registration
from events_app.people.appointments import in_words
from events_app.people.queries.history import list_changes
from events_app.refusal import Refusal
from events_app.registrations.access import AccessAnswers
from events_app.registrations.actions import on_behalf
from events_app.registrations.forms import AccessForm
from events_app.registrations.queries.guests import find_guest_of
from events_app.registrations.views.finding import sender
from events_app.registrations.views.team.finding import attendee_of, event_of
from events_app.registrations.views.team.forms import CancelForm
from events_app.web.access import event_team, now, the_person
from events_app.web.forms import EmptyForm


@event_team
def person(event_id: str, registration_id: str) -> ResponseReturnValue:
    found, moment = _find(event_id, registration_id), now()
    live = found.state in LIVE_STATES
    return render_template(
        "registrations/team/person.html",
        registration=found,
        event=found.event,
        appointments=[in_words(held) for held in found.person.appointments],
        answers=_answers(found),
        can_change=live and begins(found.event) > moment,
        can_resend=found.state in on_behalf.CONFIRMED_STATES and is_over(found.event) > moment,
        sent=request.args.get("sent") == "yes",
        guest=find_guest_of(db.session, found),
        changes=list_changes(db.session, Subject.REGISTRATION, found.id),
    )


@event_team
def confirm_resend(event_id: str, registration_id: str) -> ResponseReturnValue:
    return _page("resend", _find(event_id, registration_id))


@event_team
def resend(event_id: str, registration_id: str) -> ResponseReturnValue:
    return _do(on_behalf.resend, "resend", _find(event_id, registration_id), done="?sent=yes")


@event_team
def confirm_move(event_id: str, registration_id: str) -> ResponseReturnValue:
    return _page("move", _find(event_id, registration_id))


@event_team
def move(event_id: str, registration_id: str) -> ResponseReturnValue:
    return _do(on_behalf.move, "move", _find(event_id, registration_id))


@event_team
def confirm_cancel(event_id: str, registration_id: str) -> ResponseReturnValue:
    return _page("cancel", _find(event_id, registration_id), form=CancelForm())


@event_team
def cancel(event_id: str, registration_id: str) -> ResponseReturnValue:
    found, form = _find(event_id, registration_id), CancelForm()
    if not form.validate_on_submit():
        return _page("cancel", found, form=form), 422
    return _act(partial(on_behalf.cancel, reason=form.reason.data or ""), found)


@event_team
def answers(event_id: str, registration_id: str) -> ResponseReturnValue:
    found = _find(event_id, registration_id)
    return _page("answers", found, form=AccessForm.showing(_answers(found)))


@event_team
def change(event_id: str, registration_id: str) -> ResponseReturnValue:
    found, form = _find(event_id, registration_id), AccessForm()
    if not form.validate_on_submit():
        return _page("answers", found, form=form), 422
    try:
        on_behalf.change_answers(
            db.session, registration=found, answers=form.answers, by=the_person(), now=now()
        )
    except Refusal as refusal:
        return refused(found, refusal)
    return redirect(page_of(found), 303)


def page_of(registration: Registration) -> str:
    return url_for(
        "registrations.person",
        event_id=registration.event_id,
        registration_id=registration.id,
    )


def refused(registration: Registration, refusal: Refusal) -> ResponseReturnValue:
    """The page that says why it was not done."""
    return make_response(_page("refused", registration, refusal=refusal), 409)


def _do(
    act: Callable[..., None], name: str, found: Registration, done: str = ""
) -> ResponseReturnValue:
    """Press the button of a page that asked first."""
    if not EmptyForm().validate_on_submit():
        return redirect(f"{page_of(found)}/{name}", 303)
    return _act(act, found, done)


def _act(act: Callable[..., None], found: Registration, done: str = "") -> ResponseReturnValue:
    try:
        act(db.session, registration=found, by=the_person(), sender=sender(), now=now())
    except Refusal as refusal:
        return refused(found, refusal)
    return redirect(f"{page_of(found)}{done}", 303)


def _find(event_id: str, registration_id: str) -> Registration:
    return attendee_of(event_of(event_id), registration_id)


def _page(name: str, found: Registration, **more: Any) -> str:
    return render_template(
        f"registrations/team/person_{name}.html", registration=found, event=found.event, **more
    )


def _answers(registration: Registration) -> AccessAnswers:
    return AccessAnswers(tuple(registration.access_needs), registration.access_note)
