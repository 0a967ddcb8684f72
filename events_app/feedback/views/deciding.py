"""Somebody presses "show" or "hide" at a comment or a question: the same act on two pages."""

from events_app.extensions import db
from events_app.feedback.actions import comments as actions
from events_app.feedback.forms.comments import CheckForm
from events_app.feedback.refusals import NoReason
from events_app.models.events import Event
from events_app.models.feedback import FeedbackComment
from events_app.web.access import now, the_person


def is_decided(form: CheckForm, comment: FeedbackComment, event: Event) -> bool:
    """Whether what was pressed is done; else the form says what is wrong."""
    if not form.validate() or not (form.show.data or form.hide.data):
        return False
    try:
        actions.decide(
            db.session,
            comment=comment,
            event_id=event.id,
            show=bool(form.show.data),
            reason=form.reason.data or "",
            by=the_person(),
            now=now(),
        )
    except NoReason as refusal:
        form.refuse("reason", refusal.words)
        return False
    return True
