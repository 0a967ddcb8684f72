"""One's own registrations: the list, one of them, its answers, its calendar file, cancelling."""

from datetime import datetime

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.dates import event_when
from events_app.events.place import place
from events_app.events.queries.followed import list_followed
from events_app.events.queries.guests import is_guest_place
from events_app.events.standing import begins, is_over, joining_is_open, standing
from events_app.events.views.calendar import calendar_file
from events_app.extensions import db
from events_app.mail.calendar import build_calendar
from events_app.models.events import EventState
from events_app.models.registrations import LIVE_STATES, Registration, RegistrationState
from events_app.people.inbox import InboxKeys, Message
from events_app.people.queries.inbox import list_about
from events_app.refusal import Refusal
from events_app.registrations.access import AccessAnswers
from events_app.registrations.actions import change as actions
from events_app.registrations.asked import topics_now, turns_in
from events_app.registrations.calendar import own_entry
from events_app.registrations.cancelled import state_for_them
from events_app.registrations.forms import AccessForm
from events_app.registrations.ground_rules import must_accept
from events_app.registrations.joining import joining_from
from events_app.registrations.queries.cancelled import list_states
from events_app.registrations.queries.registrations import find_own, list_own
from events_app.registrations.to_others import has_list
from events_app.registrations.views.finding import no_page, own_page, sender
from events_app.web.access import now, signed_in, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm
from events_app.web.headers import LEADS_ELSEWHERE


@signed_in
def your_events() -> ResponseReturnValue:
    moment = now()
    own = list_own(db.session, the_person())
    live = [r for r in own if r.state in LIVE_STATES and is_over(r.event) > moment]
    upcoming = sorted(live, key=lambda r: begins(r.event))
    earlier = [r for r in own if r not in live]
    return render_template(
        "registrations/your_events.html",
        upcoming=upcoming,
        earlier=earlier,
        states=list_states(db.session, own, state_for_them),
        followed=list_followed(db.session, the_person().id),
    )


@signed_in
def registration(reference: str) -> ResponseReturnValue:
    registration, moment = find_registration(reference), now()
    event = registration.event
    has_place = registration.state == RegistrationState.REGISTERED
    to_accept = registration.state in LIVE_STATES and must_accept(event, registration)
    joining = has_place and not to_accept and joining_is_open(event, moment)
    asked = _asked(registration, moment) if has_place else []
    page = render_template(
        "registrations/registration.html",
        registration=registration,
        event=event,
        when=event_when(event),
        place=place(event),
        answers=_answers(registration),
        joining_from=joining_from(event),
        joining=joining,
        asked=asked,
        turns_in=turns_in(event, moment, asked=bool(asked)) if has_place else None,
        to_accept=to_accept,
        listing=may_be_listed(registration),
        standing=standing(event, moment),
        can_change=can_change(registration),
        person=the_person(),
        state=list_states(db.session, [registration], state_for_them)[registration.id],
    )
    return (page, {"Content-Security-Policy": LEADS_ELSEWHERE}) if joining else page


@signed_in
def done(reference: str) -> ResponseReturnValue:
    registration = find_registration(reference)
    if registration.state not in (RegistrationState.REGISTERED, RegistrationState.WAITING):
        return redirect(own_page(registration))
    return render_template(
        "registrations/done.html",
        registration=registration,
        event=registration.event,
        when=event_when(registration.event),
        joining_from=joining_from(registration.event),
        person=the_person(),
    )


@signed_in
def answers(reference: str) -> ResponseReturnValue:
    registration = find_registration(reference)
    if not can_change(registration):
        return redirect(own_page(registration))
    form = AccessForm.showing(_answers(registration))
    return render_template("registrations/change.html", form=form, registration=registration)


@signed_in
def change(reference: str) -> ResponseReturnValue:
    registration = find_registration(reference)
    form = AccessForm()
    if not form.validate_on_submit():
        page = render_template("registrations/change.html", form=form, registration=registration)
        return page, 422
    try:
        actions.change_answers(
            db.session, registration=registration, answers=form.answers, now=now()
        )
    except Refusal as refusal:
        return no_page(registration.event, refusal)
    return redirect(own_page(registration), 303)


@signed_in
def confirm_cancel(reference: str) -> ResponseReturnValue:
    registration = find_registration(reference)
    if not can_change(registration):
        return redirect(own_page(registration))
    return render_template("registrations/cancel.html", registration=registration)


@signed_in
def cancel(reference: str) -> ResponseReturnValue:
    registration = find_registration(reference)
    if not EmptyForm().validate_on_submit():
        return redirect(url_for("registrations.confirm_cancel", reference=reference), 303)
    if registration.state == RegistrationState.CANCELLED:
        return redirect(own_page(registration), 303)
    try:
        actions.cancel(
            db.session,
            registration=registration,
            person=the_person(),
            sender=sender(),
            now=now(),
        )
    except Refusal as refusal:
        return no_page(registration.event, refusal)
    return redirect(own_page(registration), 303)


@signed_in
def calendar(reference: str) -> ResponseReturnValue:
    registration = find_registration(reference)
    if (
        registration.state != RegistrationState.REGISTERED
        or registration.event.state != EventState.PUBLISHED
    ):
        not_found()
    entry = own_entry(
        registration,
        event=registration.event,
        person=the_person(),
        sender=sender(),
        method="PUBLISH",
        now=registration.updated_at,
    )
    return calendar_file(build_calendar([entry], method="PUBLISH"), "event.ics")


def find_registration(reference: str) -> Registration:
    """The person's own registration with its event, or not found."""
    return find_own(db.session, the_person(), reference) or not_found()


def _asked(registration: Registration, moment: datetime) -> list[Message]:
    """What the person is asked around the event now: the messages that hold the buttons."""
    found = list_about(
        db.session,
        the_person(),
        topics=topics_now(registration.event, moment),
        keys=InboxKeys.from_setting(current_app.config["SEALING_KEYS"]),
        today=london_date(moment),
    )
    return [left.message for left in found]


def _answers(registration: Registration) -> AccessAnswers:
    return AccessAnswers(tuple(registration.access_needs), registration.access_note)


def can_change(registration: Registration) -> bool:
    """A live registration can be changed and cancelled until the event starts."""
    return registration.state in LIVE_STATES and begins(registration.event) > now()


def may_be_listed(registration: Registration) -> bool:
    """Whether the attendee list is there for this person: never for a guest."""
    return has_list(registration.event) and not is_guest_place(db.session, registration)
