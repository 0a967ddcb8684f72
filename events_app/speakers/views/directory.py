"""The directory as the event team works with it: the list, its file, an entry, adding, changing."""

from urllib.parse import urlencode

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.events.queries.lists import list_theme_names
from events_app.extensions import db
from events_app.models.history import Subject
from events_app.models.speakers import Speaker
from events_app.people.queries.history import list_changes
from events_app.people.queries.organisations import list_names
from events_app.refusal import Refusal
from events_app.speakers import words
from events_app.speakers.actions import directory as actions
from events_app.speakers.forms.directory import Asked, read_filters
from events_app.speakers.forms.profile import TeamForm, shown
from events_app.speakers.queries import directory as queries
from events_app.speakers.queries.sessions import SessionToPlan
from events_app.speakers.queries.speakers import list_appearances_of
from events_app.speakers.views.finding import (
    chosen_trust,
    keys,
    needs_of,
    the_session,
    the_speaker,
)
from events_app.web.access import event_team, now, the_person
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found

HEADER = (
    "Name",
    "Job role",
    "Employer",
    "Board role",
    "How they stand to us",
    "Trust type",
    "Region",
    "Topics",
    "New to us",
    "Asked in 12 months",
    "Asked about race equality in 12 months",
)


@event_team
def directory() -> ResponseReturnValue:
    planned, moment = _planned(), now()
    asked = _asked(planned)
    page = queries.list_directory(db.session, filters=asked.filters, page=asked.page, now=moment)
    if asked.page > 1 and not page.speakers:
        not_found()
    return render_template(
        "speakers/directory.html",
        asked=asked,
        planned=planned,
        page=page,
        topics=queries.list_topics_of(db.session, [row.id for row in page.speakers]),
        words=words,
        more=f"/manage/speakers?{urlencode(asked.kept)}{'&' if asked.kept else ''}",
        file=f"/manage/speakers.csv?{urlencode(asked.kept)}",
    )


@event_team
def directory_file() -> ResponseReturnValue:
    rows = queries.list_whole_directory(db.session, filters=_asked(_planned()).filters, now=now())
    topics = queries.list_topics_of(db.session, [row.id for row in rows])
    lines = (
        (
            row.name,
            row.job_role,
            row.employer,
            words.board_role(row.board_role),
            row.tie,
            row.trust_type,
            row.region,
            ", ".join(topics[row.id]),
            "yes" if row.new_to_us else "no",
            row.asked,
            row.asked_about_race,
        )
        for row in rows
    )
    return csv_file(HEADER, lines, "speakers.csv")


@event_team
def speaker(speaker_id: str) -> ResponseReturnValue:
    found = the_speaker(speaker_id)
    return render_template(
        "speakers/speaker.html",
        speaker=found,
        words=words,
        access_needs=needs_of(found),
        appearances=list_appearances_of(db.session, found),
        changes=list_changes(db.session, Subject.SPEAKER, found.id),
    )


@event_team
def new() -> ResponseReturnValue:
    return render_template("speakers/edit.html", form=_form(), speaker=None)


@event_team
def add() -> ResponseReturnValue:
    form = _form()
    if not form.validate_on_submit():
        return render_template("speakers/edit.html", form=form, speaker=None), 422
    try:
        added = actions.add_speaker(
            db.session,
            email=form.email.data or "",
            profile=form.profile,
            background=form.background(chosen_trust(form.organisation.data)),
            by=the_person(),
            keys=keys(),
            now=now(),
        )
    except Refusal as refusal:
        form.refuse("email", refusal.words)
        return render_template("speakers/edit.html", form=form, speaker=None), 422
    return redirect(url_for("speakers.speaker", speaker_id=added.reference), 303)


@event_team
def edit(speaker_id: str) -> ResponseReturnValue:
    found = the_speaker(speaker_id)
    return render_template("speakers/edit.html", form=_form(found), speaker=found)


@event_team
def change(speaker_id: str) -> ResponseReturnValue:
    found, moment = the_speaker(speaker_id), now()
    form = _form(found)
    if not form.validate_on_submit():
        return render_template("speakers/edit.html", form=form, speaker=found), 422
    try:
        if found.person is None:
            actions.set_address(db.session, found, email=form.email.data or "", now=moment)
        actions.change_speaker(
            db.session,
            speaker=found,
            profile=form.profile,
            background=form.background(chosen_trust(form.organisation.data)),
            by=the_person(),
            keys=keys(),
            now=moment,
        )
    except Refusal as refusal:
        form.refuse("email", refusal.words)
        return render_template("speakers/edit.html", form=form, speaker=found), 422
    return redirect(url_for("speakers.speaker", speaker_id=speaker_id), 303)


def _asked(planned: SessionToPlan | None = None) -> Asked:
    trust_types, regions = queries.list_trust_types_and_regions(db.session)
    return read_filters(
        request.args,
        topics=list_theme_names(db.session),
        trust_types=trust_types,
        regions=regions,
        session_id=str(planned.session.id) if planned else "",
        without_themes=tuple(planned.themes) if planned else (),
    )


def _planned() -> SessionToPlan | None:
    """The session that speakers are looked for, if the address names one."""
    return the_session(request.args["session"]) if request.args.get("session") else None


def _form(of: Speaker | None = None) -> TeamForm:
    """The form, with what the entry says; somebody with an account has the account's address."""
    themes, trusts = list_theme_names(db.session), list_names(db.session)
    form = TeamForm(themes, trusts, data=shown(of, needs_of(of)) if of else None)
    if of is not None and of.person is not None:
        del form.email
    return form
