"""One contact: roles, registrations and history, and what the event team changes of them."""

from flask import current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.desk.effects import ending, lost
from events_app.desk.queries.contacts import list_to_come
from events_app.extensions import db
from events_app.mail.sender import Sender
from events_app.models.history import Subject
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.people.actions import contacts as actions
from events_app.people.appointments import in_words
from events_app.people.forms.contacts import LastDay, RoleForm
from events_app.people.queries.contacts import find_contact
from events_app.people.queries.duplicates import list_merged, list_merged_into
from events_app.people.queries.history import list_changes
from events_app.people.queries.organisations import find_organisation, list_names
from events_app.refusal import Refusal
from events_app.registrations.actions.roles import end_registrations, end_role
from events_app.registrations.cancelled import state_for_others
from events_app.registrations.queries.cancelled import list_states
from events_app.registrations.queries.registrations import list_own
from events_app.web.access import event_team, now, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm
from events_app.web.row_ids import row_id


@event_team
def contact(contact_id: str) -> ResponseReturnValue:
    person, today = find(contact_id), london_date(now())
    held = person.appointments
    current = [a for a in held if a.until_date is None or a.until_date >= today]
    merged = [] if person.active else list_merged(db.session, [person.id])
    own = list_own(db.session, person)
    numbers = [person.id, *list_merged_into(db.session, person)]
    return render_template(
        "desk/contact.html",
        person=person,
        current=[(a, in_words(a)) for a in current],
        past=[in_words(a) for a in held if a not in current],
        registrations=own,
        changes=list_changes(db.session, Subject.PERSON, *numbers),
        merged=merged[0] if merged else None,
        states=list_states(db.session, own, state_for_others),
    )


@event_team
def add_role(contact_id: str) -> ResponseReturnValue:
    person = find(contact_id)
    return _role_page(person, RoleForm(list_names(db.session)))


@event_team
def keep_role(contact_id: str) -> ResponseReturnValue:
    person, form = find(contact_id), RoleForm(list_names(db.session))
    if not form.validate_on_submit() or form.from_day.day is None:
        return _role_page(person, form), 422
    try:
        actions.add_appointment(
            db.session,
            person=person,
            organisation=find_organisation(db.session, form.organisation.data) or not_found(),
            board_role=form.role,
            committee=form.committee.data or None,
            committee_part=form.part,
            from_date=form.from_day.day,
            by=the_person(),
            now=now(),
        )
    except Refusal as refusal:
        form.refuse("board_role", refusal.words)
        return _role_page(person, form), 422
    return redirect(f"/manage/contacts/{person.id}", 303)


@event_team
def end(contact_id: str, appointment_id: str) -> ResponseReturnValue:
    person = find(contact_id)
    appointment, moment = _appointment(person, appointment_id), now()
    form = LastDay(formdata=request.args if "last_day" in request.args else None)
    if "last_day" in request.args and not form.validate_day_alone():
        return _end_page(person, appointment, form, None), 422
    lost_then = None
    if form.last_day.day is not None:
        after = ending(person.appointments, appointment, last_day=form.last_day.day)
        held = list_to_come(db.session, person, moment)
        lost_then = lost(held, before=person.appointments, after=after)
    return _end_page(person, appointment, form, lost_then)


@event_team
def keep_end(contact_id: str, appointment_id: str) -> ResponseReturnValue:
    person, form, moment = find(contact_id), LastDay(), now()
    appointment = _appointment(person, appointment_id)
    if not form.validate_on_submit() or form.last_day.day is None:
        return _end_page(person, appointment, form, None), 422
    after = ending(person.appointments, appointment, last_day=form.last_day.day)
    held = list_to_come(db.session, person, moment)
    try:
        end_role(
            db.session,
            person=person,
            appointment=appointment,
            last_day=form.last_day.day,
            lost=lost(held, before=person.appointments, after=after),
            by=the_person(),
            sender=sender(),
            now=moment,
        )
    except Refusal as refusal:
        form.refuse("last_day", refusal.words)
        return _end_page(person, appointment, form, None), 422
    return redirect(f"/manage/contacts/{person.id}", 303)


@event_team
def close(contact_id: str) -> ResponseReturnValue:
    person = find(contact_id)
    held = list_to_come(db.session, person, now())
    return render_template("desk/contact_close.html", person=person, lost=held)


@event_team
def keep_close(contact_id: str) -> ResponseReturnValue:
    person, moment = find(contact_id), now()
    if not EmptyForm().validate_on_submit():
        return redirect(f"/manage/contacts/{person.id}/close", 303)
    if person.active:
        held = list_to_come(db.session, person, moment)
        end_registrations(db.session, person=person, lost=held, sender=sender(), now=moment)
        actions.close_account(db.session, person=person, by=the_person(), now=moment)
    return redirect(f"/manage/contacts/{person.id}", 303)


@event_team
def open_again(contact_id: str) -> ResponseReturnValue:
    person = find(contact_id)
    merged = list_merged(db.session, [person.id])
    if EmptyForm().validate_on_submit() and not person.active and not merged:
        actions.open_again(db.session, person=person, by=the_person(), now=now())
    return redirect(f"/manage/contacts/{person.id}", 303)


def find(contact_id: str) -> Person:
    return find_contact(db.session, row_id(contact_id)) or not_found()


def sender() -> Sender:
    return Sender.from_settings(current_app.config)


def _appointment(person: Person, appointment_id: str) -> Appointment:
    number = row_id(appointment_id)
    return next((a for a in person.appointments if a.id == number), None) or not_found()


def _role_page(person: Person, form: RoleForm) -> str:
    return render_template("desk/contact_role.html", person=person, form=form)


def _end_page(person: Person, appointment: Appointment, form: LastDay, lost_then: object) -> str:
    return render_template(
        "desk/contact_end.html",
        person=person,
        appointment=appointment,
        role=in_words(appointment),
        form=form,
        lost=lost_then,
    )
