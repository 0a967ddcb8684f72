"""Comments are checked for names before they stand in a report."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.feedback.forms.comments import CheckForm
from events_app.feedback.names import names_in
from events_app.feedback.queries.reports import find_comment, list_comments, list_known_names
from events_app.feedback.questions import QUESTIONS
from events_app.feedback.views.deciding import is_decided
from events_app.feedback.views.finding import closed_round_of, event_of, keys
from events_app.models.events import Event
from events_app.models.feedback import CommentState
from events_app.web.access import event_team
from events_app.web.errors import not_found


@event_team
def to_check(asked_event_id: str) -> ResponseReturnValue:
    return _page(event_of(asked_event_id), CheckForm(formdata=None))


@event_team
def decide(asked_event_id: str, comment_id: str) -> ResponseReturnValue:
    event = event_of(asked_event_id)
    comment = find_comment(db.session, closed_round_of(event).id, comment_id) or not_found()
    form = CheckForm()
    if not is_decided(form, comment, event):
        return _page(event, form, comment_id), 422
    return redirect(url_for("feedback.to_check", asked_event_id=event.id), 303)


def _page(event: Event, form: CheckForm, tried: str = "") -> str:
    """One comment after the other; the one that was tried comes first, with its error."""
    comments = list_comments(db.session, closed_round_of(event).id, keys())
    waiting = [each for each in comments if each.state == CommentState.TO_CHECK]
    waiting.sort(key=lambda each: each.id != tried)
    first = waiting[0] if waiting else None
    found = names_in(first.words, list_known_names(db.session, event.id)) if first else []
    return render_template(
        "feedback/comments.html",
        event=event,
        form=form,
        comment=first,
        names=found,
        left=len(waiting),
        questions=QUESTIONS,
    )
