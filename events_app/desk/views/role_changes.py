"""What people say of their own roles: the list, and deciding with one click."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from events_app.desk.views.contacts import sender
from events_app.extensions import db
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.people.appointments import in_words
from events_app.registrations.actions import roles as actions
from events_app.registrations.queries.holds import find_unconfirmed, list_unconfirmed
from events_app.web.access import event_team, now, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm
from events_app.web.row_ids import row_id

LIST = "/manage/contacts/role-changes"


@event_team
def role_changes() -> ResponseReturnValue:
    found = [
        (person, appointment, in_words(appointment), claims)
        for person, appointment, claims in list_unconfirmed(db.session)
    ]
    return render_template("desk/role_changes.html", found=found)


@event_team
def confirm(claimed_id: str) -> ResponseReturnValue:
    if EmptyForm().validate_on_submit():
        person, appointment = _find(claimed_id)
        actions.confirm_role(
            db.session,
            person=person,
            appointment=appointment,
            by=the_person(),
            sender=sender(),
            now=now(),
        )
    return redirect(LIST, 303)


@event_team
def refuse(claimed_id: str) -> ResponseReturnValue:
    person, appointment = _find(claimed_id)
    return render_template(
        "desk/role_refuse.html",
        person=person,
        appointment=appointment,
        role=in_words(appointment),
    )


@event_team
def keep_refuse(claimed_id: str) -> ResponseReturnValue:
    if EmptyForm().validate_on_submit():
        person, appointment = _find(claimed_id)
        actions.refuse_role(
            db.session,
            person=person,
            appointment=appointment,
            by=the_person(),
            sender=sender(),
            now=now(),
        )
    return redirect(LIST, 303)


def _find(claimed_id: str) -> tuple[Person, Appointment]:
    """The person and the appointment, while nobody has decided on it."""
    return find_unconfirmed(db.session, row_id(claimed_id)) or not_found()
