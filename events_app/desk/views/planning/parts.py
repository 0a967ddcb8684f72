"""The parts of an event: show one, check what would change, say whom it tells, and save it."""

from typing import Any

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from events_app.desk.actions import planning as actions
from events_app.desk.forms.planning.details import DetailsForm
from events_app.desk.forms.planning.fields import Versioned
from events_app.desk.forms.planning.taking_part import PlacesForm, TakingPartForm
from events_app.desk.forms.planning.when import WhenForm
from events_app.desk.views.planning.confirming import confirm_page, conflict_page
from events_app.desk.views.planning.finding import (
    CHANGE,
    CHECK,
    FIELDS,
    TELL,
    at_the_desk,
    overview_of,
    planned,
    pressed,
)
from events_app.desk.views.planning.meanwhile import merged_with_others, take_over
from events_app.events.actions.planning.edit import preview, refuse_what_is_over
from events_app.events.actions.planning.limits import refuse_what_cannot_be
from events_app.events.actions.planning.refusals import CannotBe, ChangedByOthers
from events_app.events.planning.facts import Difference
from events_app.events.planning.merging import Merged
from events_app.events.queries.lists import list_theme_names
from events_app.extensions import db
from events_app.models.events import Event, EventState
from events_app.refusal import Refusal
from events_app.web.access import event_team, now
from events_app.web.errors import not_found

#: the parts of an event that are one form each, by the last part of their address
FORMS: dict[str, Any] = {
    "details": DetailsForm,
    "when": WhenForm,
    "places": PlacesForm,
    "taking-part": TakingPartForm,
}


@event_team
def edit(event_id: str, part: str) -> ResponseReturnValue:
    event = planned(event_id)
    form = (FORMS.get(part) or not_found()).showing(event)
    try:
        refuse_what_is_over(event)
    except Refusal as refusal:
        return _refused(event, refusal)
    return _form_page(event, part, form)


@event_team
def save(event_id: str, part: str) -> ResponseReturnValue:
    event = planned(event_id)
    form = (FORMS.get(part) or not_found())()
    _offer(form)
    if pressed() == CHANGE:
        return _form_page(event, part, form)
    if not form.validate_on_submit():
        return _form_page(event, part, form, status=422)
    wanted = form.read()
    found = [] if form.errors else preview(event, wanted)
    if form.opened_with != event.version and not form.errors:
        merged = _merged(event, form, found)
        if merged.both:
            return conflict_page(event, part, form, merged.both)
        found, wanted = merged.mine, {each.fact.name: each.after for each in merged.mine}
    _refuse_what_cannot_be(form, event, wanted)
    if form.errors:
        return _form_page(event, part, form, status=422)
    if found and event.state != EventState.DRAFT and pressed() == CHECK:
        return confirm_page(event, part, found, actions.would_tell(event, found))
    return _write(event, part, form, wanted)


def _write(event: Event, part: str, form: Any, wanted: dict[str, Any]) -> ResponseReturnValue:
    try:
        told = actions.save_facts(
            db.session,
            event=event,
            version=event.version,
            wanted=wanted,
            tell=pressed() == TELL,
            desk=at_the_desk(),
        )
    except ChangedByOthers:  # a moment ago: the event is as they left it now
        merged = _merged(event, form, preview(event, wanted))
        return conflict_page(event, part, form, [*merged.both, *merged.mine])
    except Refusal as refusal:
        return _refused(event, refusal)
    return redirect(overview_of(event) + f"?saved={told}", 303)


def _refused(event: Event, refusal: Refusal) -> ResponseReturnValue:
    return render_template("desk/planning/refused.html", event=event, refusal=refusal), 409


def _merged(event: Event, form: Any, found: list[Difference]) -> Merged:
    """What becomes of what was typed beside what colleagues did, which the form shows then."""
    merged = merged_with_others(event, form.opened_with, found)
    take_over(form, event, merged.theirs)
    return merged


def _refuse_what_cannot_be(form: Any, event: Event, wanted: dict[str, Any]) -> None:
    """Say beside its field what an event cannot become."""
    try:
        refuse_what_cannot_be(event, wanted, now())
    except CannotBe as refusal:
        form.refuse(FIELDS.get(refusal.fact, refusal.fact), refusal.words)


def _offer(form: Any) -> None:
    if isinstance(form, DetailsForm):
        form.offer_themes(list_theme_names(db.session))


def _form_page(
    event: Event, part: str, form: Versioned, *, status: int = 200
) -> ResponseReturnValue:
    _offer(form)
    page = render_template(
        "desk/planning/part.html", event=event, part=part, form=form, path=request.path
    )
    return page, status
