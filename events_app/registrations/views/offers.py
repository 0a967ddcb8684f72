"""A place that is offered to somebody who waits: the page, accepting, declining."""

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.dates import event_when
from events_app.events.place import place
from events_app.events.queries.events import find_event
from events_app.events.standing import begins
from events_app.extensions import db
from events_app.models.events import EventState
from events_app.models.offers import Offer, OfferState
from events_app.models.registrations import Registration, RegistrationState
from events_app.refusal import Refusal
from events_app.registrations.actions import offers as actions
from events_app.registrations.queries.offers import find_offer
from events_app.registrations.queries.registrations import find_own
from events_app.registrations.views.finding import own_page, sender
from events_app.web.access import now, signed_in, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@signed_in
def offer(reference: str) -> ResponseReturnValue:
    registration = _find(reference)
    if registration.state not in (RegistrationState.WAITING, RegistrationState.OFFERED):
        return redirect(own_page(registration))
    found = find_offer(db.session, registration)
    return redirect(own_page(registration)) if found is None else _page(registration, found)


@signed_in
def accept_offer(reference: str) -> ResponseReturnValue:
    registration = _find(reference)
    if not EmptyForm().validate_on_submit():
        return redirect(url_for("registrations.offer", reference=reference), 303)
    if registration.state == RegistrationState.REGISTERED:
        return redirect(own_page(registration), 303)
    # whom the event is for, which is judged once more
    find_event(db.session, the_person(), registration.event.slug)
    try:
        actions.accept(
            db.session,
            registration=registration,
            person=the_person(),
            sender=sender(),
            now=now(),
        )
    except Refusal as refusal:
        return _refused(registration, refusal)
    return redirect(url_for("registrations.done", reference=reference), 303)


@signed_in
def decline_offer(reference: str) -> ResponseReturnValue:
    registration = _find(reference)
    if not EmptyForm().validate_on_submit():
        return redirect(url_for("registrations.offer", reference=reference), 303)
    try:
        actions.decline(db.session, registration=registration, now=now())
    except Refusal as refusal:
        return _refused(registration, refusal)
    return redirect(url_for("registrations.offer", reference=reference), 303)


def _find(reference: str) -> Registration:
    return find_own(db.session, the_person(), reference) or not_found()


def _page(registration: Registration, found: Offer) -> str:
    event, moment = registration.event, now()
    over = found.ends_at is not None and found.ends_at <= moment
    is_open = (
        found.state == OfferState.OPEN
        and not over
        and event.state == EventState.PUBLISHED
        and begins(event) > moment
    )
    return render_template(
        "registrations/offer.html",
        registration=registration,
        event=event,
        offer=found,
        is_open=is_open,
        declined=found.state == OfferState.DECLINED,
        when=event_when(event),
        place=place(event),
    )


def _refused(registration: Registration, refusal: Refusal) -> ResponseReturnValue:
    page = render_template("registrations/not_now.html", event=registration.event, refusal=refusal)
    return make_response(page, 409)
