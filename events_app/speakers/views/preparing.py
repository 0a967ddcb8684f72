"""A speaker gets ready for one session: what would help them, and their slides."""

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.models.asks import Ask
from events_app.models.slides import Slides
from events_app.refusal import Refusal
from events_app.speakers.actions import preparing as actions
from events_app.speakers.forms.preparing import NeedsForm, SlidesForm
from events_app.speakers.queries.slides import find_slides, find_slides_file
from events_app.speakers.session_needs import open_needs
from events_app.speakers.slides import MIME_TYPES, MOST_BYTES, Kind, size_in_words
from events_app.speakers.views.finding import accepted_ask, keys, needs_of, planned_of, the_ask
from events_app.web.access import event_team, now, signed_in
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm

#: what a request has beside the file
_BESIDE_THE_FILE = 100_000


@signed_in
def needs(request_id: str) -> ResponseReturnValue:
    ask = accepted_ask(request_id)
    said = open_needs(ask, keys())
    form = NeedsForm(data={"needs": said.needs, "note": said.note} if said else None)
    return _needs_page(ask, form)


@signed_in
def keep_needs(request_id: str) -> ResponseReturnValue:
    ask, form = accepted_ask(request_id), NeedsForm()
    if not form.validate_on_submit():
        return _needs_page(ask, form), 422
    planned, moment = planned_of(ask), now()
    try:
        actions.keep_needs(
            db.session, ask=ask, planned=planned, answer=form.answer, keys=keys(), now=moment
        )
    except Refusal:
        return _needs_page(ask, form), 409
    return redirect(url_for("speakers.request_page", request_id=request_id), 303)


@signed_in
def slides(request_id: str) -> ResponseReturnValue:
    ask = accepted_ask(request_id)
    sent = find_slides(db.session, ask.id)
    told = {"media": sent.media, "checked": sent.checked} if sent else None
    return _slides_page(ask, SlidesForm(data=told))


@signed_in
def send_slides(request_id: str) -> ResponseReturnValue:
    request.max_content_length = MOST_BYTES + _BESIDE_THE_FILE
    ask, form = accepted_ask(request_id), SlidesForm()
    if not form.validate_on_submit():
        return _slides_page(ask, form), 422
    try:
        actions.keep_slides(db.session, ask=ask, planned=planned_of(ask), sent=form.sent, now=now())
    except Refusal as refusal:
        form.refuse("file", refusal.words)
        return _slides_page(ask, form), 422
    return redirect(url_for("speakers.slides", request_id=request_id), 303)


@signed_in
def remove_slides(request_id: str) -> ResponseReturnValue:
    ask = accepted_ask(request_id)
    if EmptyForm().validate_on_submit():
        actions.remove_slides(db.session, ask)
    return redirect(url_for("speakers.slides", request_id=request_id), 303)


@signed_in
def own_file(request_id: str) -> ResponseReturnValue:
    return _download(accepted_ask(request_id))


@event_team
def file_of(ask_id: str) -> ResponseReturnValue:
    return _download(the_ask(ask_id))


def _download(ask: Ask) -> Response:
    """The file, under a name of our own, never shown in the browser as a page of ours."""
    found = find_slides_file(db.session, ask.id) or not_found()
    kind = Kind(found.kind)
    response = Response(found.content, mimetype=MIME_TYPES[kind])
    response.headers["Content-Disposition"] = (
        f'attachment; filename="slides-{ask.reference}.{kind}"'
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _needs_page(ask: Ask, form: NeedsForm) -> str:
    open_still = actions.can_say_needs(ask, planned_of(ask), now())
    return render_template(
        "speakers/needs.html",
        ask=ask,
        form=form,
        open_still=open_still,
        profile_says=needs_of(ask.speaker),
    )


def _slides_page(ask: Ask, form: SlidesForm) -> str:
    sent: Slides | None = find_slides(db.session, ask.id)
    open_still = actions.can_send_slides(ask, planned_of(ask))
    return render_template(
        "speakers/slides.html",
        ask=ask,
        form=form,
        sent=sent,
        size=size_in_words(sent.size) if sent else "",
        open_still=open_still,
    )
