"""The audience rule, built on screen, with a count of whom it reaches."""

from typing import Any

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.desk.actions.planning import save_facts
from events_app.desk.forms.planning.audience import AudienceForm, audience_form, groups_asked
from events_app.desk.views.planning.confirming import confirm_page
from events_app.desk.views.planning.finding import (
    CHECK,
    CONFIRM,
    at_the_desk,
    overview_of,
    planned,
    pressed,
)
from events_app.desk.views.planning.meanwhile import changes_since, merged_with_others
from events_app.eligibility import describe_audience
from events_app.events.actions.planning.edit import preview
from events_app.events.planning.facts import Hears
from events_app.events.planning.merging import Merged
from events_app.events.queries.names import list_audience_names
from events_app.events.queries.offered import list_named
from events_app.events.queries.reach import count_people_reached
from events_app.extensions import db
from events_app.models.events import Event, EventState
from events_app.refusal import Refusal
from events_app.web.access import event_team, now

#: the button that shows one more group
MORE = "more"


@event_team
def audience(event_id: str) -> ResponseReturnValue:
    event = planned(event_id)
    return _page(event, _form(event, data=AudienceForm.data_of(event)))


@event_team
def save_audience(event_id: str) -> ResponseReturnValue:
    event = planned(event_id)
    groups = groups_asked(request.form.get("groups", ""), more=pressed() == MORE)
    form = audience_form(list_named(db.session, event.audience), groups)()
    if pressed() == MORE:
        return _page(event, form)
    if not form.validate_on_submit():
        return _page(event, form, status=422)
    if pressed() not in (CHECK, CONFIRM):
        return _page(event, form)
    wanted = {"audience": form.read(), "audience_words": form.audience_words.data}
    found = preview(event, wanted)
    if form.opened_with != event.version:
        merged = merged_with_others(event, form.opened_with, found)
        if merged.both:
            return _conflict(event, form, merged)
        found, wanted = merged.mine, {each.fact.name: each.after for each in merged.mine}
    if found and event.state != EventState.DRAFT and pressed() == CHECK:
        return confirm_page(event, "audience", found, Hears.NOBODY)
    return _write(event, wanted)


def _write(event: Event, wanted: dict[str, Any]) -> ResponseReturnValue:
    try:
        save_facts(
            db.session,
            event=event,
            version=event.version,
            wanted=wanted,
            tell=False,
            desk=at_the_desk(),
        )
    except Refusal as refusal:
        return render_template("desk/planning/refused.html", event=event, refusal=refusal), 409
    return redirect(f"{overview_of(event)}?saved=0", 303)


def _conflict(event: Event, form: Any, merged: Merged) -> ResponseReturnValue:
    since = changes_since(event, form.opened_with)
    differing = [(difference.fact.label, *difference.pair) for difference in merged.both]
    theirs = {difference.fact.name for difference in merged.theirs}
    form.version.data = str(event.version)
    if "audience_words" in theirs:
        form.audience_words.data = event.audience_words
    if "audience" in theirs:
        typed = {"audience_words": form.audience_words.data}
        form = _form(event, data=AudienceForm.data_of(event) | typed, formdata=None)
    return _page(event, form, status=409, meanwhile=since, differing=differing)


def _form(event: Event, **filled: Any) -> AudienceForm:
    groups = max(1, len(event.audience))
    return audience_form(list_named(db.session, event.audience), groups)(**filled)


def _page(event: Event, form: Any, *, status: int = 200, **more: Any) -> ResponseReturnValue:
    items: Any = form.read() if not form.errors else ()
    names = list_audience_names(db.session, items)
    reached = count_people_reached(
        db.session, items, today=london_date(now()), first_day=event.starts_date
    )
    form.groups.data = str(len(form.numbered()))
    page = render_template(
        "desk/planning/audience.html",
        event=event,
        form=form,
        words=describe_audience(items, names),
        stated=bool(items),
        reached=reached,
        path=request.path,
        **more,
    )
    return page, status
