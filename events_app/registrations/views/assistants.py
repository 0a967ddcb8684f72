"""The page of the account for assistants: naming one, and ending it."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app import policy
from events_app.extensions import db
from events_app.models.assistance import Assistance
from events_app.refusal import Refusal
from events_app.registrations.actions import assisting as actions
from events_app.registrations.forms import AssistantForm
from events_app.registrations.queries.assisting import find_assistance, list_assistants
from events_app.registrations.views.finding import sender
from events_app.web.access import now, signed_in, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@signed_in
def assistants() -> ResponseReturnValue:
    return _page(AssistantForm())


@signed_in
def name_assistant() -> ResponseReturnValue:
    form, person = AssistantForm(), the_person()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        actions.name_assistant(
            db.session, person=person, email=form.address, sender=sender(), now=now()
        )
    except Refusal as refusal:
        form.refuse("email", refusal.words)
        return _page(form), 422
    return redirect(url_for("registrations.assistants"), 303)


@signed_in
def confirm_end_assisting(assistance_id: str) -> ResponseReturnValue:
    assistance = _find(assistance_id)
    return render_template(
        "registrations/assisting/end.html",
        assistance=assistance,
        own=assistance.person_id == the_person().id,
    )


@signed_in
def end_assisting(assistance_id: str) -> ResponseReturnValue:
    assistance, person = _find(assistance_id), the_person()
    own = assistance.person_id == person.id
    if EmptyForm().validate_on_submit():
        actions.end(db.session, assistance=assistance, by=person, now=now())
    return redirect(url_for("registrations.assistants" if own else "registrations.assisting"), 303)


def _find(assistance_id: str) -> Assistance:
    found = find_assistance(db.session, assistance_id) or not_found()
    return found if policy.end_assisting(the_person(), found) else not_found()


def _page(form: AssistantForm) -> str:
    named = list_assistants(db.session, the_person())
    return render_template("registrations/assisting/assistants.html", form=form, named=named)
