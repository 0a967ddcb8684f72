"""Registering somebody who asked the event team: find them, see whether they may, add them."""

from functools import partial
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app import policy
from events_app.clock import london_date
from events_app.events.queries.names import list_audience_names
from events_app.events.standing import is_full, waiting_list_is_open
from events_app.extensions import db
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.registrations import Registration
from events_app.people.actions import accounts
from events_app.people.appointments import in_words
from events_app.people.forms.sign_in import ANOTHER_ROLE
from events_app.people.queries.organisations import find_organisation, list_names
from events_app.refusal import Refusal
from events_app.registrations.access import AccessAnswers
from events_app.registrations.actions import on_behalf
from events_app.registrations.attendee_filters import LONGEST_SEARCH
from events_app.registrations.queries.contacts import MOST, find_contact, list_matching_contacts
from events_app.registrations.queries.registrations import list_own
from events_app.registrations.refusals import AlreadyRegistered, EventIsFull
from events_app.registrations.views.finding import sender
from events_app.registrations.views.team.finding import event_of
from events_app.registrations.views.team.forms import AddForm, ContactForm
from events_app.registrations.views.team.person import page_of
from events_app.web.access import event_team, now, the_person
from events_app.web.errors import not_found
from events_app.web.row_ids import row_id

#: what the button says that asks for no place
WAITING_LIST = "waiting list"


@event_team
def search(event_id: str) -> ResponseReturnValue:
    event = event_of(event_id)
    typed = " ".join(request.args.get("q", "").replace("\0", " ").split())[:LONGEST_SEARCH]
    found = list_matching_contacts(db.session, event, typed) if typed else []
    return render_template(
        "registrations/team/add_search.html",
        event=event,
        words=typed,
        found=found[:MOST],
        more=len(found) > MOST,
        in_words=in_words,
    )


@event_team
def new_contact(event_id: str) -> ResponseReturnValue:
    return _contact_page(event_of(event_id), ContactForm(list_names(db.session)))


@event_team
def create_contact(event_id: str) -> ResponseReturnValue:
    event, form = event_of(event_id), ContactForm(list_names(db.session))
    if not form.validate_on_submit():
        return _contact_page(event, form), 422
    role, organisation = form.board_role.data, form.organisation.data
    try:
        person = accounts.open_account(
            db.session,
            email=form.email.data or "",
            full_name=form.full_name.data or "",
            board_role=None if role == ANOTHER_ROLE else role,
            organisation=find_organisation(db.session, organisation) or not_found(),
            now=now(),
        )
    except Refusal:
        form.refuse("email", "There is already an account with this address. Search for it")
        return _contact_page(event, form), 422
    return redirect(_add_page(event, person), 303)


@event_team
def check(event_id: str, contact_id: str) -> ResponseReturnValue:
    event, contact = event_of(event_id), _contact(contact_id)
    own = list_own(db.session, contact)
    last = AccessAnswers(tuple(own[0].access_needs), own[0].access_note) if own else None
    return _check_page(event, contact, AddForm.showing(last) if last else AddForm())


@event_team
def add(event_id: str, contact_id: str) -> ResponseReturnValue:
    event, contact, form = event_of(event_id), _contact(contact_id), AddForm()
    if not form.validate_on_submit():
        return _check_page(event, contact, form), 422
    try:
        registration = _place_or_list(event, contact, form)
    except AlreadyRegistered as refusal:
        return redirect(page_of(refusal.registration), 303)
    except EventIsFull:
        db.session.refresh(event, ["capacity", "taken", "waiting"])
        form.refuse("reason", "Enter a reason: all places are taken, and this adds one more")
        return _check_page(event, contact, form), 422
    except Refusal as refusal:
        return _check_page(event, contact, form, refusal=refusal), 409
    return redirect(page_of(registration), 303)


def _place_or_list(event: Event, contact: Person, form: AddForm) -> Registration:
    """By the button that was pressed."""
    act = partial(on_behalf.add, over_capacity=form.reason.data or "")
    if request.form.get("place") == WAITING_LIST:
        act = on_behalf.put_on_waiting_list
    return act(
        db.session,
        person=contact,
        event=event,
        answers=form.answers,
        by=the_person(),
        sender=sender(),
        now=now(),
    )


def _contact(contact_id: str) -> Person:
    return find_contact(db.session, row_id(contact_id)) or not_found()


def _add_page(event: Event, person: Person) -> str:
    return url_for("registrations.add_check", event_id=event.id, contact_id=person.id)


def _contact_page(event: Event, form: ContactForm) -> str:
    return render_template("registrations/team/add_contact.html", event=event, form=form)


def _check_page(event: Event, contact: Person, form: AddForm, **more: Any) -> str:
    names = list_audience_names(db.session, event.audience)
    moment = now()
    today = london_date(moment)
    return render_template(
        "registrations/team/add.html",
        event=event,
        contact=contact,
        appointments=[in_words(held) for held in contact.appointments],
        verdict=policy.register_for(contact, event, today=today, names=names),
        full=is_full(event),
        waiting_list=waiting_list_is_open(event, moment),
        form=form,
        refusal=more.get("refusal"),
    )
