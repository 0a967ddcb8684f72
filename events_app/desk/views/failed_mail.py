"""Mail that could not be delivered: to whom, which, and sending it again."""

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from events_app.desk.actions.failed_mail import send_again
from events_app.desk.queries.failed_mail import find_failed, list_failed
from events_app.events.forms import read_page
from events_app.extensions import db
from events_app.refusal import Refusal
from events_app.web.access import event_team, now
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm

LIST = "/manage/failed-mail"


@event_team
def failed_mail() -> ResponseReturnValue:
    number = read_page(request.args)
    page = list_failed(db.session, page=number)
    if number > 1 and not page.messages:
        not_found()
    return render_template("desk/undelivered.html", page=page, kind=_kind)


@event_team
def confirm_send_again(message_id: str) -> ResponseReturnValue:
    message = find_failed(db.session, message_id) or not_found()
    return render_template("desk/undelivered_again.html", message=message, kind=_kind)


@event_team
def send_failed_again(message_id: str) -> ResponseReturnValue:
    message = find_failed(db.session, message_id) or not_found()
    if EmptyForm().validate_on_submit():
        try:
            send_again(db.session, message_id=message.id, now=now())
        except Refusal:
            return redirect(LIST, 303)  # where it is no longer
    return redirect(LIST, 303)


def _kind(template: str) -> str:
    """Which mail it is, from the name of its templates: "Left waiting list"."""
    return template.rpartition("/")[2].replace("_", " ").capitalize()


ROUTES = (
    (LIST, "GET", failed_mail),
    (f"{LIST}/<message_id>", "GET", confirm_send_again),
    (f"{LIST}/<message_id>", "POST", send_failed_again),
)
