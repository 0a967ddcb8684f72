"""Your messages: what mail only announces."""

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.extensions import db
from events_app.people.actions import inbox as actions
from events_app.people.inbox import InboxKeys
from events_app.people.queries.inbox import list_messages
from events_app.web.access import now, signed_in, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@signed_in
def messages() -> ResponseReturnValue:
    own = list_messages(db.session, the_person(), keys=inbox_keys(), today=london_date(now()))
    return render_template("people/messages.html", messages=own)


@signed_in
def remove_message(message_id: str) -> ResponseReturnValue:
    if EmptyForm().validate_on_submit():
        person = the_person()
        if not actions.remove(db.session, person=person, message_id=message_id, keys=inbox_keys()):
            not_found()
    return redirect(url_for("people.messages"), 303)


def inbox_keys() -> InboxKeys:
    """The keys of messages, from the settings."""
    return InboxKeys.from_setting(current_app.config["SEALING_KEYS"])
