"""From "Register" to the confirmation. Who registered before starts at the check page."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.dates import event_when
from events_app.events.place import place
from events_app.events.standing import Standing
from events_app.extensions import db
from events_app.models.registrations import LIVE_STATES, Registration
from events_app.refusal import Refusal
from events_app.registrations.access import known_needs
from events_app.registrations.actions import register as actions
from events_app.registrations.actions.needs import remember_needs
from events_app.registrations.clashes import clashes
from events_app.registrations.forms import AccessForm, CheckForm
from events_app.registrations.ground_rules import ground_rules
from events_app.registrations.queries.registrations import find_live, list_own
from events_app.registrations.to_others import SILENT
from events_app.registrations.views.drafts import (
    Draft,
    drop_draft,
    find_draft,
    keep_draft,
    next_step,
)
from events_app.registrations.views.finding import (
    Asking,
    find_asking,
    no_page,
    own_page,
    refused,
    sender,
)
from events_app.web.access import signed_in


@signed_in
def access(slug: str) -> ResponseReturnValue:
    asking = find_asking(slug)
    own = list_own(db.session, asking.person)
    if (live := live_registration(asking, own)) is not None:
        return redirect(own_page(live))
    if (page := refused(asking)) is not None:
        return page
    known = own or asking.person.access_needs is not None
    if known and "change" not in request.args:
        return redirect(_check_page(asking))
    form = AccessForm.showing(last_answers(asking, own).access)
    return render_template("registrations/access.html", form=form, event=asking.event)


@signed_in
def keep_access(slug: str) -> ResponseReturnValue:
    asking = find_asking(slug)
    if (page := refused(asking)) is not None:
        return page
    form = AccessForm()
    if not form.validate_on_submit():
        return render_template("registrations/access.html", form=form, event=asking.event), 422
    before = find_draft(asking.person, asking.event) or Draft()
    draft = before._replace(access=form.answers)
    keep_draft(asking.person, asking.event, draft)
    return redirect(url_for(next_step(asking.event, draft), slug=slug), 303)


@signed_in
def check(slug: str) -> ResponseReturnValue:
    asking = find_asking(slug)
    own = list_own(db.session, asking.person)
    if (live := live_registration(asking, own)) is not None:
        return redirect(own_page(live))
    if (page := refused(asking)) is not None:
        return page
    if asking.standing is Standing.FULL:
        return redirect(url_for("registrations.waiting_list", slug=slug))
    return check_page("registrations/check.html", asking, own)


@signed_in
def register(slug: str) -> ResponseReturnValue:
    return place_or_refuse(find_asking(slug), "registrations.check", or_wait=False)


def place_or_refuse(asking: Asking, again: str, *, or_wait: bool) -> ResponseReturnValue:
    """Register, or show why not; with a form that has grown old, the check page again."""
    if (page := refused(asking)) is not None:
        return page
    form = CheckForm.about(ground_rules(asking.event))
    good = form.validate_on_submit()
    if form.form_errors:
        return redirect(url_for(again, slug=asking.event.slug), 303)
    draft = find_draft(asking.person, asking.event)
    if draft is None:  # another event's page was opened since: show what will be registered
        live = find_live(db.session, asking.person, asking.event)
        return redirect(own_page(live) if live else url_for(again, slug=asking.event.slug), 303)
    if not good:
        template = "registrations/waiting_list.html" if or_wait else "registrations/check.html"
        return check_page(template, asking, list_own(db.session, asking.person), form), 422
    return _place(asking, draft, form, or_wait=or_wait)


def _place(asking: Asking, draft: Draft, form: CheckForm, *, or_wait: bool) -> ResponseReturnValue:
    try:
        registration = actions.register(
            db.session,
            person=asking.person,
            event=asking.event,
            answers=draft.access,
            to_others=draft.to_others,
            accepted_rules=form.accepted,
            or_wait=or_wait,
            sender=sender(),
            now=asking.now,
        )
    except Refusal as refusal:
        return no_page(asking.event, refusal)
    remember_needs(db.session, person=asking.person, answers=draft.access)
    drop_draft()
    return redirect(url_for("registrations.done", reference=registration.reference), 303)


def check_page(
    template: str, asking: Asking, own: list[Registration], form: CheckForm | None = None
) -> str:
    """What will be registered, to look over once more; the button registers these answers."""
    draft = last_answers(asking, own)
    keep_draft(asking.person, asking.event, draft)
    rules = ground_rules(asking.event)
    return render_template(
        template,
        event=asking.event,
        when=event_when(asking.event),
        place=place(asking.event),
        answers=draft.access,
        to_others=draft.to_others,
        rules=rules,
        form=form or CheckForm.about(rules),
        clashes=clashes(asking.event, own),
        person=asking.person,
    )


def live_registration(asking: Asking, own: list[Registration]) -> Registration | None:
    """The registration that the person already has for this event."""
    held = (r for r in own if r.event_id == asking.event.id and r.state in LIVE_STATES)
    return next(held, None)


def last_answers(asking: Asking, own: list[Registration]) -> Draft:
    """What they answered on this journey; else what we know helps them, and nothing said.

    What is not asked on the way counts as not said.
    """
    draft = find_draft(asking.person, asking.event)
    if draft is None:
        return Draft(known_needs(asking.person, own), SILENT)
    said = draft.to_others
    listed, question = said.listed or False, said.question or ""
    return Draft(draft.access, type(said)(listed, question, said.question_named))


def _check_page(asking: Asking) -> str:
    return url_for("registrations.check", slug=asking.event.slug)
