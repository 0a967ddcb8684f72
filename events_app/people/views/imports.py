"""Importing members on screen: upload, problems, check, import, undo."""

from typing import NamedTuple

from flask import current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField

from events_app.extensions import db
from events_app.models.imports import ImportState, MemberImport
from events_app.models.organisations import BoardRole, CommitteePart
from events_app.people import import_reading as reading
from events_app.people.actions import import_files as actions
from events_app.people.actions.imports_members import import_members
from events_app.people.duplicates import pairs_with_new
from events_app.people.imports.members import MEMBER_COLUMNS
from events_app.people.queries.duplicates import list_like
from events_app.people.queries.import_log import LOG_COLUMNS, list_log
from events_app.people.queries.imports import find_import, list_imports
from events_app.people.queries.organisations import list_names
from events_app.refusal import Refusal
from events_app.sealing import SealingKeys
from events_app.web.access import event_team, now, the_person
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm, PageForm
from events_app.web.row_ids import row_id

#: what a form adds around the file, in bytes
_AROUND = 10_000


class Upload(PageForm):
    file = FileField("Members file (CSV)")


class Checked(NamedTuple):
    """A kept file, read again."""

    kept: MemberImport
    content: bytes
    read: reading.ReadFile


@event_team
def imports() -> ResponseReturnValue:
    return render_template("people/imports.html", found=list_imports(db.session))


@event_team
def new() -> ResponseReturnValue:
    return _new_page(Upload())


@event_team
def upload() -> ResponseReturnValue:
    request.max_content_length = reading.LARGEST_FILE + _AROUND
    form = Upload()
    if not form.validate_on_submit() or not form.file.data:
        form.refuse("file", "Select a file")
        return _new_page(form), 422
    with form.file.data.stream as stream:
        content = stream.read(reading.LARGEST_FILE + 1)
    try:
        kept = _keep(form.file.data.filename or "members.csv", content)
    except Refusal as refusal:
        form.refuse("file", refusal.words)
        return _new_page(form), 422
    return redirect(f"/manage/imports/{kept.id}", 303)


@event_team
def template() -> ResponseReturnValue:
    return csv_file(MEMBER_COLUMNS, reading.template(), "members-template.csv")


@event_team
def member_import(import_id: str) -> ResponseReturnValue:
    kept = _find(import_id)
    if kept.state != ImportState.CHECKED:
        can_undo = actions.can_undo(kept, now())
        return render_template("people/import_result.html", kept=kept, can_undo=can_undo)
    checked = _read(kept)
    if checked.read.problems:
        return render_template(
            "people/import_problems.html", kept=kept, read=checked.read, shown=reading.SHOWN
        )
    return redirect(f"/manage/imports/{kept.id}/check")


@event_team
def problems(import_id: str) -> ResponseReturnValue:
    checked = _read(_find(import_id))
    numbers = {problem.row for problem in checked.read.problems}
    header, *rows = reading.rows_with_problems(checked.content, numbers)
    return csv_file(header, rows, "rows-with-problems.csv")


@event_team
def check(import_id: str) -> ResponseReturnValue:
    kept = _find(import_id)
    if kept.state != ImportState.CHECKED:
        return redirect(f"/manage/imports/{kept.id}")
    checked, preview = _read(kept), reading.Preview()
    tally = import_members(
        db.session, rows=checked.read.rows, now=now(), dry_run=True, keep=preview.add
    )
    new = preview.new_people.values()
    alike = list(pairs_with_new(new, list_like(db.session, new)))
    return render_template(
        "people/import_check.html",
        kept=kept, tally=tally, preview=preview, alike=alike, shown=reading.SHOWN,
    )  # fmt: skip


@event_team
def run(import_id: str) -> ResponseReturnValue:
    kept = _find(import_id)
    if EmptyForm().validate_on_submit() and kept.state == ImportState.CHECKED:
        rows = _read(kept).read.rows
        actions.run_import(db.session, kept=kept, rows=rows, now=now())
    return redirect(f"/manage/imports/{kept.id}", 303)


@event_team
def log(import_id: str) -> ResponseReturnValue:
    kept = _find(import_id)
    if kept.steps is None:
        not_found()
    return csv_file(LOG_COLUMNS, list_log(db.session, kept.steps), f"import-{kept.id}.csv")


@event_team
def undo(import_id: str) -> ResponseReturnValue:
    kept = _find(import_id)
    if not actions.can_undo(kept, now()):
        return redirect(f"/manage/imports/{kept.id}")
    return render_template("people/import_undo.html", kept=kept)


@event_team
def keep_undo(import_id: str) -> ResponseReturnValue:
    kept, moment = _find(import_id), now()
    if EmptyForm().validate_on_submit() and actions.can_undo(kept, moment):
        actions.undo(db.session, kept=kept, now=moment)
    return redirect(f"/manage/imports/{kept.id}", 303)


def _keep(name: str, content: bytes) -> MemberImport:
    if len(content) > reading.LARGEST_FILE:
        raise Refusal("The file must be 5MB or less")
    read = reading.read_file(content, _codes())
    return actions.keep_file(
        db.session,
        name=name,
        content=content,
        refused=read.refused,
        by=the_person(),
        keys=_keys(),
        now=now(),
    )


def _find(import_id: str) -> MemberImport:
    return find_import(db.session, row_id(import_id)) or not_found()


def _read(kept: MemberImport) -> Checked:
    """The file's rows, checked anew: organisations may have changed since."""
    if kept.sealed_file is None:
        not_found()
    content = actions.open_file(kept, _keys()).read()
    return Checked(kept, content, reading.read_file(content, _codes()))


def _codes() -> frozenset[str]:
    return frozenset(code for code, _name in list_names(db.session))


def _keys() -> SealingKeys:
    return SealingKeys.from_setting(current_app.config["SEALING_KEYS"], actions.PURPOSE)


def _new_page(form: Upload) -> str:
    roles, parts = list(BoardRole), list(CommitteePart)
    return render_template("people/import_new.html", form=form, roles=roles, parts=parts)
