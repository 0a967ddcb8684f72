"""A guest answers the invitation to one event: they would like to come."""

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app import policy
from events_app.dates import event_when
from events_app.events.place import place
from events_app.events.queries.events import find_event
from events_app.events.queries.guests import find_invitation
from events_app.extensions import db
from events_app.models.events import Event
from events_app.models.outreach import Guest
from events_app.refusal import Refusal
from events_app.registrations.actions import guests as actions
from events_app.registrations.queries.registrations import find_live
from events_app.registrations.refusals import AlreadyRegistered, ChangedMeanwhile
from events_app.registrations.views.finding import own_page
from events_app.web.access import now, signed_in, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@signed_in
def invitation(slug: str) -> ResponseReturnValue:
    event, guest = _find(slug)
    live = find_live(db.session, the_person(), event)
    return redirect(own_page(live)) if live is not None else _page(event, guest)


@signed_in
def answer_invitation(slug: str) -> ResponseReturnValue:
    event, guest = _find(slug)
    if not EmptyForm().validate_on_submit():
        return redirect(request.path, 303)
    try:
        actions.ask_for_place(db.session, person=the_person(), event=event, now=now())
    except AlreadyRegistered as refusal:
        return redirect(own_page(refusal.registration), 303)
    except Refusal:
        return make_response(_page(event, guest), 409)
    return redirect(request.path, 303)


@signed_in
def say_not_coming(slug: str) -> ResponseReturnValue:
    event, guest = _find(slug)
    if EmptyForm().validate_on_submit():
        try:
            actions.say_not_coming(db.session, person=the_person(), event=event, now=now())
        except ChangedMeanwhile:
            pass  # a place was confirmed meanwhile: the page they come to is that of the place
        except Refusal:
            return make_response(_page(event, guest), 409)
    return redirect(url_for("registrations.invitation", slug=event.slug), 303)


def _find(slug: str) -> tuple[Event, Guest]:
    """The event and the person's own invitation; for everybody else there is no such page."""
    event = find_event(db.session, the_person(), slug) or not_found()
    return event, find_invitation(db.session, the_person(), event) or not_found()


def _page(event: Event, guest: Guest) -> str:
    return render_template(
        "registrations/invitation.html",
        event=event,
        guest=guest,
        when=event_when(event),
        place=place(event),
        over=_why_over(event, guest),
    )


def _why_over(event: Event, guest: Guest) -> str:
    """Why they cannot say that they come; "" if they can."""
    try:
        actions.check_takes_guests(event, now())
    except Refusal as refusal:
        return refusal.words
    open_to_them = policy.come_as_guest(the_person(), event, guest)
    return "" if open_to_them else "Your invitation to this event has ended."
