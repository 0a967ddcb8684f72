"""When the time of a private page ends: more of it, and what somebody had not sent by then."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from events_app.forums.actions.unsent import take_unsent
from events_app.forums.queries.unsent import find_unsent
from events_app.forums.views.finding import store
from events_app.web.access import signed_in, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@signed_in
def stay() -> ResponseReturnValue:
    """Somebody is still there. Like every request of a private page, this one is noted."""
    return ("", 204) if EmptyForm().validate_on_submit() else not_found()


@signed_in
def unsent() -> ResponseReturnValue:
    found = find_unsent(store(), the_person()) or not_found()
    return render_template("forums/unsent.html", unsent=found.facts)


@signed_in
def send_unsent() -> ResponseReturnValue:
    """The browser sends the same form once more, to where it belongs."""
    if not EmptyForm().validate_on_submit():
        return redirect("/p/unsent", 303)
    taken = take_unsent(store(), person=the_person()) or not_found()
    return redirect(taken.path, 307)
