"""Other answers to one's own registration: the attendee list, the question, the ground rules."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.models.registrations import LIVE_STATES, Registration
from events_app.refusal import Refusal
from events_app.registrations.actions import said as actions
from events_app.registrations.forms import QuestionForm, RulesForm, VisibilityForm
from events_app.registrations.ground_rules import ground_rules, must_accept
from events_app.registrations.to_others import said_by
from events_app.registrations.views.finding import no_page, own_page
from events_app.registrations.views.own import can_change, find_registration, may_be_listed
from events_app.web.access import now, signed_in
from events_app.web.errors import not_found


@signed_in
def own_visibility(reference: str) -> ResponseReturnValue:
    registration = _find_listable(reference)
    if not can_change(registration):
        return redirect(own_page(registration))
    return _page(registration, "visibility", VisibilityForm.showing(said_by(registration)))


@signed_in
def change_own_visibility(reference: str) -> ResponseReturnValue:
    registration, form = _find_listable(reference), VisibilityForm()
    if not form.validate_on_submit():
        return _page(registration, "visibility", form), 422
    try:
        actions.change_visibility(
            db.session, registration=registration, listed=form.listed.data, now=now()
        )
    except Refusal as refusal:
        return no_page(registration.event, refusal)
    return redirect(own_page(registration), 303)


@signed_in
def own_question(reference: str) -> ResponseReturnValue:
    registration = _find_asking(reference)
    if not can_change(registration):
        return redirect(own_page(registration))
    return _page(registration, "question", QuestionForm.showing(said_by(registration)))


@signed_in
def change_own_question(reference: str) -> ResponseReturnValue:
    registration, form = _find_asking(reference), QuestionForm()
    if not form.validate_on_submit():
        return _page(registration, "question", form), 422
    try:
        actions.change_question(
            db.session,
            registration=registration,
            question=form.question.data or "",
            named=form.named.data,
            now=now(),
        )
    except Refusal as refusal:
        return no_page(registration.event, refusal)
    return redirect(own_page(registration), 303)


@signed_in
def own_rules(reference: str) -> ResponseReturnValue:
    registration = find_registration(reference)
    said = ground_rules(registration.event)
    if registration.state not in LIVE_STATES or not said:
        not_found()
    return render_template(
        "registrations/ground_rules.html",
        registration=registration,
        event=registration.event,
        rules=said,
        to_accept=must_accept(registration.event, registration),
        form=RulesForm.about(said),
    )


@signed_in
def accept_own_rules(reference: str) -> ResponseReturnValue:
    registration, form = find_registration(reference), RulesForm()
    again = redirect(url_for("registrations.own_rules", reference=reference), 303)
    if not form.validate_on_submit():
        return again
    shown = form.rules.data or ""
    try:
        actions.accept_rules(db.session, registration=registration, shown=shown, now=now())
    except Refusal:
        return again  # which shows the rules as they are now
    return redirect(own_page(registration), 303)


def _find_listable(reference: str) -> Registration:
    registration = find_registration(reference)
    return registration if may_be_listed(registration) else not_found()


def _find_asking(reference: str) -> Registration:
    registration = find_registration(reference)
    return registration if registration.event.takes_questions else not_found()


def _page(registration: Registration, name: str, form: VisibilityForm | QuestionForm) -> str:
    return render_template(
        f"registrations/{name}.html",
        form=form,
        caption=f"Your registration for {registration.event.title}",
        address=f"/your-events/{registration.reference}/{name}",
        back=f"/your-events/{registration.reference}",
        button_words="Save",
    )
