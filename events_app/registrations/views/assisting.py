"""What an assistant sees and does for somebody else: ordinary events, and nothing more."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app import policy
from events_app.clock import london_date
from events_app.dates import event_when
from events_app.events.place import place
from events_app.events.queries.for_you import list_for_person
from events_app.events.standing import Standing, joining_is_open, standing
from events_app.extensions import db
from events_app.models.assistance import Assistance
from events_app.models.registrations import Registration, RegistrationState
from events_app.refusal import Refusal
from events_app.registrations.access import known_needs
from events_app.registrations.actions import assisting as actions
from events_app.registrations.cancelled import state_for_others
from events_app.registrations.joining import joining_from
from events_app.registrations.queries.assisting import (
    find_assistance,
    find_ordinary,
    list_assisted,
    list_ordinary,
)
from events_app.registrations.queries.cancelled import list_states
from events_app.registrations.queries.registrations import list_own
from events_app.registrations.refusals import AlreadyRegistered
from events_app.registrations.views.finding import Asking, find_asking_for, sender
from events_app.registrations.views.own import can_change
from events_app.web.access import now, signed_in, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@signed_in
def assisting() -> ResponseReturnValue:
    return render_template(
        "registrations/assisting/people.html", assisted=list_assisted(db.session, the_person())
    )


@signed_in
def accept_assisting(assistance_id: str) -> ResponseReturnValue:
    assistance = find_assistance(db.session, assistance_id) or not_found()
    if not policy.accept_assisting(the_person(), assistance):
        not_found()
    if EmptyForm().validate_on_submit():
        actions.accept(db.session, assistance=assistance, by=the_person(), now=now())
    return redirect(url_for("registrations.assisting"), 303)


@signed_in
def assisted(assistance_id: str) -> ResponseReturnValue:
    assistance, moment = _find(assistance_id), now()
    helped = assistance.person
    page = list_for_person(db.session, helped, page=1, now=moment, ordinary=True)
    registrations = list_ordinary(db.session, helped, london_date(moment))
    return render_template(
        "registrations/assisting/person.html",
        assistance=assistance,
        registrations=registrations,
        events=[event for event in page.events if not event.own],
        states=list_states(db.session, registrations, state_for_others),
    )


@signed_in
def check_for_them(assistance_id: str, slug: str) -> ResponseReturnValue:
    assistance = _find(assistance_id)
    asking = _asking(assistance, slug)
    return render_template(
        "registrations/assisting/check.html",
        assistance=assistance,
        event=asking.event,
        when=event_when(asking.event),
        place=place(asking.event),
        full=asking.standing is Standing.FULL,
        possible=asking.verdict.eligible and asking.standing in {Standing.OPEN, Standing.FULL},
    )


@signed_in
def register_for_them(assistance_id: str, slug: str) -> ResponseReturnValue:
    assistance = _find(assistance_id)
    asking = _asking(assistance, slug)
    here = url_for("registrations.check_for_them", assistance_id=assistance_id, slug=slug)
    if not EmptyForm().validate_on_submit():
        return redirect(here, 303)
    try:
        made = actions.register_for_them(
            db.session,
            assistance=assistance,
            event=asking.event,
            answers=known_needs(assistance.person, list_own(db.session, assistance.person)),
            by=the_person(),
            or_wait=True,
            sender=sender(),
            now=asking.now,
        )
    except AlreadyRegistered as already:
        made = already.registration
    except Refusal as refusal:
        return _refused(assistance, refusal), 409
    return redirect(_page_of(assistance, made), 303)


@signed_in
def their_registration(assistance_id: str, reference: str) -> ResponseReturnValue:
    assistance, moment = _find(assistance_id), now()
    registration = find_ordinary(db.session, assistance.person, reference) or not_found()
    event = registration.event
    has_place = registration.state == RegistrationState.REGISTERED
    return render_template(
        "registrations/assisting/registration.html",
        assistance=assistance,
        registration=registration,
        event=event,
        when=event_when(event),
        place=place(event),
        joining=has_place and joining_is_open(event, moment),
        joining_from=joining_from(event),
        standing=standing(event, moment),
        can_change=can_change(registration),
        state=list_states(db.session, [registration], state_for_others)[registration.id],
    )


@signed_in
def confirm_cancel_theirs(assistance_id: str, reference: str) -> ResponseReturnValue:
    assistance = _find(assistance_id)
    registration = find_ordinary(db.session, assistance.person, reference) or not_found()
    if not can_change(registration):
        return redirect(_page_of(assistance, registration))
    return render_template(
        "registrations/assisting/cancel.html", assistance=assistance, registration=registration
    )


@signed_in
def cancel_theirs(assistance_id: str, reference: str) -> ResponseReturnValue:
    assistance = _find(assistance_id)
    registration = find_ordinary(db.session, assistance.person, reference) or not_found()
    if not EmptyForm().validate_on_submit() or not can_change(registration):
        return redirect(_page_of(assistance, registration), 303)
    try:
        actions.cancel_for_them(
            db.session,
            assistance=assistance,
            registration=registration,
            by=the_person(),
            sender=sender(),
            now=now(),
        )
    except Refusal as refusal:
        return _refused(assistance, refusal), 409
    return redirect(_page_of(assistance, registration), 303)


def _find(assistance_id: str) -> Assistance:
    """For whom this person books, or not found."""
    found = find_assistance(db.session, assistance_id) or not_found()
    return found if policy.assist(the_person(), found) else not_found()


def _asking(assistance: Assistance, slug: str) -> Asking:
    """The event as the other may see it, if it is one that an assistant books."""
    asking = find_asking_for(assistance.person, slug)
    return asking if policy.book_for_somebody(asking.event) else not_found()


def _page_of(assistance: Assistance, registration: Registration) -> str:
    return f"/assisting/{assistance.id}/registrations/{registration.reference}"


def _refused(assistance: Assistance, refusal: Refusal) -> str:
    return render_template(
        "registrations/assisting/not_now.html", assistance=assistance, refusal=refusal
    )
