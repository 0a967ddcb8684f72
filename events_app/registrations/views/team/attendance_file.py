"""Who came, from a platform's file: upload it, say which column is what, look at the result."""

from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.models.attendance import AttendanceFile
from events_app.models.events import Event
from events_app.refusal import Refusal
from events_app.registrations.actions import attendance as actions
from events_app.registrations.actions import attendance_results as results
from events_app.registrations.attendance.matching import Matches, match
from events_app.registrations.attendance.stays import Columns, likely_columns, stays_in
from events_app.registrations.attendance.table import LARGEST_FILE, FileProblem, read_table
from events_app.registrations.queries.attendance import find_attendance_file, list_registered
from events_app.registrations.views.team.attendance_forms import (
    ColumnsForm,
    ResultForm,
    UploadForm,
)
from events_app.registrations.views.team.finding import event_of
from events_app.web.access import event_team, now, the_person
from events_app.web.errors import not_found
from events_app.web.row_ids import row_id

#: people of the file that nobody knows, on one page
MOST_UNKNOWN = 50


@event_team
def choose_file(event_id: str) -> ResponseReturnValue:
    return _page("upload", event_of(event_id), UploadForm())


@event_team
def upload(event_id: str) -> ResponseReturnValue:
    request.max_content_length = LARGEST_FILE + 100_000
    event, form = event_of(event_id), UploadForm()
    if not form.validate_on_submit():
        return make_response(_page("upload", event, form), 422)
    content = form.content
    try:
        read_table(content)
    except FileProblem as problem:
        form.refuse("file", problem.words)
        return make_response(_page("upload", event, form), 422)
    kept = actions.keep_file(db.session, event=event, content=content, by=the_person(), now=now())
    return redirect(_address("attendance_columns", kept), 303)


@event_team
def columns(event_id: str, attendance_file_id: str) -> ResponseReturnValue:
    event, kept = _find(event_id, attendance_file_id)
    table = read_table(kept.content)
    form = ColumnsForm.showing(table.columns, likely_columns(table.columns))
    return _page("columns", event, form, kept=kept)


@event_team
def keep_columns(event_id: str, attendance_file_id: str) -> ResponseReturnValue:
    event, kept = _find(event_id, attendance_file_id)
    table = read_table(kept.content)
    form = ColumnsForm(table.columns)
    if not form.validate_on_submit():
        return make_response(_page("columns", event, form, kept=kept), 422)
    try:
        stays_in(table, form.columns)
    except FileProblem as problem:
        form.refuse("email_column", problem.words)
        return make_response(_page("columns", event, form, kept=kept), 422)
    kept.reading = form.reading
    return redirect(_address("attendance_result", kept), 303)


@event_team
def result(event_id: str, attendance_file_id: str) -> ResponseReturnValue:
    event, kept = _find(event_id, attendance_file_id)
    if kept.reading is None:
        return redirect(_address("attendance_columns", kept))
    return _page("result", event, ResultForm(), kept=kept, **_shown(event, kept))


@event_team
def use(event_id: str, attendance_file_id: str) -> ResponseReturnValue:
    event, kept = _find(event_id, attendance_file_id)
    if kept.reading is None:
        return redirect(_address("attendance_columns", kept), 303)
    form, shown = ResultForm(), _shown(event, kept)
    if not form.validate_on_submit():
        return make_response(_page("result", event, form, kept=kept, **shown), 422)
    try:
        results.use_matches(
            db.session,
            event=event,
            kept=kept,
            matches=shown["matches"],
            choices=form.choices(shown["matches"].unknown[:MOST_UNKNOWN]),
            mark_missing=form.missing.data == "mark",
            by=the_person(),
            now=now(),
        )
    except Refusal as refusal:
        form.form_errors = [refusal.words]
        return make_response(_page("result", event, form, kept=kept, **shown), 422)
    return redirect(url_for("registrations.attendance", event_id=event.id), 303)


def _find(event_id: str, attendance_file_id: str) -> tuple[Event, AttendanceFile]:
    event = event_of(event_id)
    found = find_attendance_file(db.session, event, row_id(attendance_file_id))
    return event, found or not_found()


def _matches(event: Event, kept: AttendanceFile) -> Matches:
    reading: dict[str, Any] = kept.reading or {}
    asked = Columns(reading["email"], reading["name"], reading["stay"])
    stays = stays_in(read_table(kept.content), asked)
    return match(list_registered(db.session, event), stays, shortest=reading["shortest"])


def _shown(event: Event, kept: AttendanceFile) -> dict[str, Any]:
    return {"matches": _matches(event, kept), "most": MOST_UNKNOWN}


def _address(view: str, kept: AttendanceFile) -> str:
    return url_for(f"registrations.{view}", event_id=kept.event_id, attendance_file_id=kept.id)


def _page(name: str, event: Event, form: Any, **more: Any) -> str:
    return render_template(
        f"registrations/team/attendance_{name}.html", event=event, form=form, **more
    )
