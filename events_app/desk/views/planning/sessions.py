"""The sessions of an event and their line-up: add one, change it, move it up, remove it."""

from typing import Any

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from events_app.desk.actions.planning import save_session as save_and_tell
from events_app.desk.forms.planning.sessions import (
    SPARE,
    SessionForm,
    people_asked,
    session_form,
)
from events_app.desk.views.planning.confirming import confirm_rows
from events_app.desk.views.planning.finding import (
    CHANGE,
    CHECK,
    TELL,
    at_the_desk,
    overview_of,
    planned,
    pressed,
)
from events_app.desk.views.planning.meanwhile import changes_since, touches_session
from events_app.events.actions.planning import sessions as actions
from events_app.events.planning.facts import NOT_SET, Hears
from events_app.events.programme.plan import PlannedSession
from events_app.events.queries.lists import list_theme_names
from events_app.extensions import db
from events_app.models.events import Event, EventKind, EventSession, EventState
from events_app.refusal import Refusal
from events_app.web.access import event_team
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm
from events_app.web.row_ids import row_id

#: the button that makes room for more people
MORE = "more"


@event_team
def new_session(event_id: str) -> ResponseReturnValue:
    event = planned(event_id)
    return _page(event, None, session_form(SPARE)(data=_first(event)))


@event_team
def edit_session(event_id: str, session_id: str) -> ResponseReturnValue:
    event = planned(event_id)
    item = _session_of(event, session_id)
    data = SessionForm.data_of(actions.planned_of(event, item)) | {"version": event.version}
    return _page(event, item, session_form(len(item.line_up) + SPARE)(data=data))


@event_team
def add_session(event_id: str) -> ResponseReturnValue:
    return _save(planned(event_id), None)


@event_team
def change_session(event_id: str, session_id: str) -> ResponseReturnValue:
    event = planned(event_id)
    return _save(event, _session_of(event, session_id))


@event_team
def move_session(event_id: str, session_id: str) -> ResponseReturnValue:
    event = planned(event_id)
    item = _session_of(event, session_id)
    return _act(event, actions.move_session_up, item)


@event_team
def confirm_removal(event_id: str, session_id: str) -> ResponseReturnValue:
    event = planned(event_id)
    item = _session_of(event, session_id)
    return render_template("desk/planning/session_remove.html", event=event, item=item)


@event_team
def remove_session(event_id: str, session_id: str) -> ResponseReturnValue:
    event = planned(event_id)
    return _act(event, actions.remove_session, _session_of(event, session_id))


def _save(event: Event, item: EventSession | None) -> ResponseReturnValue:
    room = people_asked(request.form.get("people", ""), more=pressed() == MORE)
    form = session_form(room)()
    form.offer_themes(list_theme_names(db.session))
    if pressed() in (MORE, CHANGE):
        return _page(event, item, form)
    plan = form.read(event) if form.validate_on_submit() else None
    if plan is None or form.errors:
        return _page(event, item, form, status=422)
    rows = _rows(event, item, plan)
    if form.opened_with != event.version:
        if touches_session(event, form.opened_with, item):
            return _conflict(event, item, form, rows)
        form.version.data = str(event.version)
    if rows and event.state != EventState.DRAFT and pressed() == CHECK:
        public = event.state == EventState.PUBLISHED
        return confirm_rows(event, "sessions", rows, Hears.IF_WANTED if public else Hears.NOBODY)
    return _write(event, item, form, plan)


def _write(
    event: Event, item: EventSession | None, form: SessionForm, plan: PlannedSession
) -> ResponseReturnValue:
    try:
        told = save_and_tell(
            db.session,
            event=event,
            session_id=item.id if item else None,
            version=form.opened_with,
            plan=plan,
            tell=pressed() == TELL,
            desk=at_the_desk(),
        )
    except Refusal as refusal:
        return render_template("desk/planning/refused.html", event=event, refusal=refusal), 409
    return redirect(f"{overview_of(event)}?saved={told}", 303)


def _act(event: Event, action: Any, item: EventSession) -> ResponseReturnValue:
    """Press a button that needs nothing typed; the event may be at any version."""
    if EmptyForm().validate_on_submit():
        desk = at_the_desk()
        hand = actions.Hand(desk.by, event.version, desk.now)
        try:
            action(db.session, event=event, session_id=item.id, hand=hand)
        except Refusal as refusal:
            return render_template("desk/planning/refused.html", event=event, refusal=refusal), 409
    return redirect(overview_of(event), 303)


def _rows(
    event: Event, item: EventSession | None, plan: PlannedSession
) -> list[tuple[str, str, str]]:
    if item is None:
        return [("New session", NOT_SET, plan.title)]
    found = actions.session_differences(actions.planned_of(event, item), plan)
    return [(label, *pair) for label, pair in found.items()]


def _conflict(
    event: Event, item: EventSession | None, form: SessionForm, rows: list[Any]
) -> ResponseReturnValue:
    opened_with, form.version.data = form.opened_with, str(event.version)
    since = changes_since(event, opened_with)
    return _page(event, item, form, status=409, meanwhile=since, differing=rows)


def _page(
    event: Event, item: EventSession | None, form: SessionForm, *, status: int = 200, **more: Any
) -> ResponseReturnValue:
    form.offer_themes(list_theme_names(db.session))
    form.people.data = str(len(form.numbered()))
    page = render_template(
        "desk/planning/session.html", event=event, item=item, form=form, path=request.path, **more
    )
    return page, status


def _session_of(event: Event, session_id: str) -> EventSession:
    number = row_id(session_id)
    return next((item for item in event.sessions if item.id == number), None) or not_found()


def _first(event: Event) -> dict[str, Any]:
    """The first session of an event is the event, unless it is a conference or lasts days."""
    data: dict[str, Any] = {"version": event.version}
    whole = event.kind != EventKind.CONFERENCE and event.starts_date == event.ends_date
    if event.sessions or not whole:
        return data
    return SessionForm.data_of(_as_session(event)) | data


def _as_session(event: Event) -> PlannedSession:
    return PlannedSession(event.title, "", event.starts_at, event.ends_at)
