"""Saying who the names in line-ups are, one by one."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.refusal import Refusal
from events_app.speakers.actions import matching as actions
from events_app.speakers.queries.matching import list_proposals
from events_app.speakers.queries.speakers import find_speaker
from events_app.speakers.views.finding import the_speaker
from events_app.web.access import event_team, now, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm
from events_app.web.row_ids import row_id

#: proposals on one page; what is matched makes room for the next
SHOWN = 25


@event_team
def proposals() -> ResponseReturnValue:
    found = list_proposals(db.session)
    return render_template("speakers/match.html", proposals=found[:SHOWN], total=len(found))


@event_team
def match(appearance_id: str) -> ResponseReturnValue:
    if not EmptyForm().validate_on_submit():
        return redirect(url_for("speakers.proposals"), 303)
    reference = request.form.get("speaker", "")
    who = find_speaker(db.session, reference) or not_found() if reference else None
    try:
        actions.match(
            db.session,
            appearance_id=row_id(appearance_id),
            speaker=who,
            by=the_person(),
            now=now(),
        )
    except Refusal as refusal:
        return render_template("speakers/not_possible.html", words=refusal.words), 409
    return redirect(url_for("speakers.proposals"), 303)


@event_team
def unmatch(speaker_id: str, appearance_id: str) -> ResponseReturnValue:
    found = the_speaker(speaker_id)
    page = url_for("speakers.speaker", speaker_id=speaker_id)
    if not EmptyForm().validate_on_submit():
        return redirect(page, 303)
    try:
        actions.unmatch(
            db.session,
            appearance_id=row_id(appearance_id),
            speaker=found,
            by=the_person(),
            now=now(),
        )
    except Refusal as refusal:
        return render_template("speakers/not_possible.html", words=refusal.words), 409
    return redirect(page, 303)
