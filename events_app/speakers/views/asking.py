"""Asking somebody for a part in a session: the form, the preview, sending."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.models.speakers import Speaker
from events_app.refusal import Refusal
from events_app.speakers import words
from events_app.speakers.actions.asking import ask_speaker, kind_of, load_concerns
from events_app.speakers.cautions import cautions
from events_app.speakers.forms.ask import AskForm
from events_app.speakers.queries.sessions import SessionToPlan, list_same_day
from events_app.speakers.refusals import NoAddress, NotOnThisTopic, WantsReason
from events_app.speakers.telling import is_about_race, tell
from events_app.speakers.views.finding import sender, the_session, the_speaker
from events_app.web.access import event_team, now, the_person


@dataclass(frozen=True)
class Asking:
    """Somebody who may be asked for a session, at a moment."""

    planned: SessionToPlan
    speaker: Speaker
    now: datetime
    form: AskForm


@event_team
def look(session_id: str) -> ResponseReturnValue:
    planned = the_session(session_id)
    return redirect(url_for("speakers.directory", session=planned.session.id))


@event_team
def ask(session_id: str, speaker_id: str) -> ResponseReturnValue:
    return _form_page(_find(session_id, speaker_id))


@event_team
def preview(session_id: str, speaker_id: str) -> ResponseReturnValue:
    asking = _find(session_id, speaker_id)
    if not asking.form.validate_on_submit():
        return _form_page(asking), 422
    if not words.address_of(asking.speaker):
        return _refused(asking, NoAddress())
    if _concerns(asking) and not asking.form.reason.data:
        asking.form.refuse("reason", WantsReason().words)
        return _form_page(asking), 422
    return render_template("speakers/preview.html", **_facts(asking), wanted=asking.form.request)


@event_team
def send(session_id: str, speaker_id: str) -> ResponseReturnValue:
    asking = _find(session_id, speaker_id)
    if "change" in request.form or not asking.form.validate_on_submit():
        return _form_page(asking), 200 if "change" in request.form else 422
    try:
        ask_speaker(
            db.session,
            planned=asking.planned,
            speaker=asking.speaker,
            request=asking.form.request,
            by=the_person(),
            sender=sender(),
            now=asking.now,
        )
    except Refusal as refusal:
        return _refused(asking, refusal)
    return redirect(url_for("speakers.plan", session_id=session_id), 303)


def _find(session_id: str, speaker_id: str) -> Asking:
    planned, speaker, moment = the_session(session_id), the_speaker(speaker_id), now()
    form = AskForm(now=moment, begins=planned.begins)
    return Asking(planned, speaker, moment, form)


def _refused(asking: Asking, refusal: Refusal) -> ResponseReturnValue:
    if isinstance(refusal, NotOnThisTopic):
        return render_template("speakers/not_possible.html", words=refusal.words), 409
    asking.form.refuse("reason" if isinstance(refusal, WantsReason) else "part", refusal.words)
    return _form_page(asking), 422


def _form_page(asking: Asking) -> str:
    return render_template("speakers/ask.html", **_facts(asking))


def _facts(asking: Asking) -> dict[str, Any]:
    planned, speaker, part = asking.planned, asking.speaker, asking.form.part.data
    same_day = list_same_day(db.session, speaker.id, planned)
    return {
        "form": asking.form,
        "speaker": speaker,
        "planned": planned,
        "told": tell(planned.event, planned.session),
        "concerns": _concerns(asking),
        "cautions": cautions(speaker, event=planned.event, part=part, same_day=same_day),
        "address": words.address_of(speaker),
    }


def _concerns(asking: Asking) -> list[str]:
    return load_concerns(
        db.session,
        asking.speaker,
        kind=kind_of(asking.form.part.data or ""),
        about_race=is_about_race(asking.planned.themes),
        now=asking.now,
    )
