"""While an event is on: how it goes, and questions, checked before the speakers see them."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app import policy
from events_app.events.queries.events import find_event
from events_app.extensions import db
from events_app.feedback import display
from events_app.feedback.forms.comments import QuestionForm
from events_app.feedback.names import names_in
from events_app.feedback.queries.meanwhile import list_parts
from events_app.feedback.queries.reports import (
    Comment,
    find_comment,
    list_comments,
    list_known_names,
)
from events_app.feedback.queries.rounds import find_round
from events_app.feedback.questions import PULSE, QUESTIONS, Phase
from events_app.feedback.views.deciding import is_decided
from events_app.feedback.views.finding import keys
from events_app.feedback.year import put_together
from events_app.models.events import Event
from events_app.models.feedback import CommentState, FeedbackRound
from events_app.web.access import signed_in, the_person
from events_app.web.errors import not_found


@signed_in
def meanwhile(during_slug: str) -> ResponseReturnValue:
    return _page(_find(during_slug), QuestionForm(formdata=None))


@signed_in
def decide_question(during_slug: str, question_id: str) -> ResponseReturnValue:
    event = _find(during_slug)
    asked = find_round(db.session, event.id, Phase.DURING)
    if asked is None or not policy.let_questions_through(the_person(), _parts(event)):
        not_found()
    comment = find_comment(db.session, asked.id, question_id) or not_found()
    form = QuestionForm()
    if not is_decided(form, comment, event):
        return _page(event, form, question_id), 422
    return redirect(url_for("feedback.meanwhile", during_slug=event.slug), 303)


def _find(slug: str) -> Event:
    """An event at which the person speaks, or any for the event team; else not found."""
    event = find_event(db.session, the_person(), slug) or not_found()
    if not policy.read_questions(the_person(), _parts(event)):
        not_found()
    return event


def _parts(event: Event) -> set[str]:
    return list_parts(db.session, event.id, the_person())


def _page(event: Event, form: QuestionForm, tried: str = "") -> str:
    """The questions that were let through; for who checks them the next one, with its error."""
    asked = find_round(db.session, event.id, Phase.DURING)
    comments = list_comments(db.session, asked.id, keys()) if asked else []
    waiting = [each for each in comments if each.state == CommentState.TO_CHECK]
    waiting.sort(key=lambda each: each.id != tried)
    checks = policy.let_questions_through(the_person(), _parts(event))
    first = waiting[0] if waiting and checks else None
    return render_template(
        "feedback/meanwhile.html",
        event=event,
        asked=asked,
        form=form,
        shown=[each for each in comments if each.state == CommentState.SHOWN],
        first=first,
        names=_names(event, first),
        left=len(waiting),
        checks=checks,
        tables=_pulse(asked),
        why_no_table=display.why_no_table,
    )


def _names(event: Event, comment: Comment | None) -> list[str]:
    return names_in(comment.words, list_known_names(db.session, event.id)) if comment else []


def _pulse(asked: FeedbackRound | None) -> list[display.Table]:
    groups = (asked.released or {}).get(PULSE, []) if asked else []
    return [put_together(QUESTIONS[PULSE], groups)] if groups else []
