"""How long a private page lasts, what is kept of it then, and that nothing is told of it."""

import re
from datetime import timedelta

from flask import Response, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from events_app.forums.actions.unsent import keep_unsent
from events_app.forums.views.finding import store
from events_app.web.access import current_person, now, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm
from events_app.web.logs import say_nothing

#: how long a private page may lie unused before a new code is asked for
IDLE = timedelta(minutes=30)
#: how often the cookie is written anew to note that it is used
NOTED_EVERY = timedelta(minutes=1)
#: in a form that a page sends by itself when its time is over: where it was. Nothing else is done
NOT_SENT = "not_sent"
_UNSENT = "/p/unsent"
#: addresses of ours that somebody can come back to
_COMES_BACK = re.compile(r"/[a-z][\w/-]{0,200}")


def ask_for_fresh_code() -> ResponseReturnValue | None:
    """Before every private page: a new code after half an hour without one being used."""
    say_nothing()
    if current_person() is None:
        return None
    moment = now().timestamp()
    unused = moment - max(session.get("code_at", 0.0), session.get("private_at", 0.0))
    if NOT_SENT in request.form:
        return _end_page()
    if unused > IDLE.total_seconds():
        if request.method == "GET":
            session["onward"] = request.path
        elif _keep_what_was_sent():
            session["onward"] = _UNSENT
        return redirect(url_for("people.again"), 303)
    if unused > NOTED_EVERY.total_seconds():
        session["private_at"] = moment
    return None


def say_how_long() -> dict[str, int]:
    """What every private page says of its time. Its own ends a little before the server's."""
    lasts = IDLE - NOTED_EVERY
    return {"idle_minutes": IDLE // timedelta(minutes=1), "idle_seconds": lasts.seconds}


def say_little(response: Response) -> Response:
    """No address of a private page is told to another or logged, whatever the answer is."""
    say_nothing()
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _end_page() -> ResponseReturnValue:
    """Keep what was written in a page whose time is over, and ask for a code before any other."""
    if not EmptyForm().validate_on_submit():
        not_found()
    was_at = request.form[NOT_SENT]
    if _keep_what_was_sent():
        session["onward"] = _UNSENT
    elif _COMES_BACK.fullmatch(was_at):
        session["onward"] = was_at
    for used in ("code_at", "private_at"):
        session.pop(used, None)
    return redirect(url_for("people.again"), 303)


def _keep_what_was_sent() -> bool:
    """Keep a form that came too late, or was not sent, sealed; only one of a page of ours."""
    if not EmptyForm().validate_on_submit() or request.path == _UNSENT:
        return False
    every = request.form.items(multi=True)
    fields = [[name, value] for name, value in every if name not in ("csrf_token", NOT_SENT)]
    if not fields and NOT_SENT in request.form:
        return False  # nobody wrote anything
    return keep_unsent(store(), person=the_person(), path=request.path, fields=fields, now=now())
