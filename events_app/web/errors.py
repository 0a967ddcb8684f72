"""What people see when something is not there, not theirs, or went wrong."""

from typing import NoReturn

import structlog
from flask import Flask, abort, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from events_app.chance import random_id
from events_app.extensions import db
from events_app.web.templating import render_for_nobody

log = structlog.get_logger("errors")

PAGES = {
    400: "bad_request",
    403: "not_allowed",
    404: "not_found",
    #: a wrong method must not tell that the address exists
    405: "not_found",
    410: "gone",
    413: "too_large",
    415: "bad_request",
    429: "too_many",
    503: "maintenance",
}


def not_found() -> NoReturn:
    """The one answer for what is absent, hidden, revoked or somebody else's."""
    abort(404)


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _problem)
    # what fails after the view, a commit for example, is logged by Flask itself, with its message
    app.log_exception = lambda exc_info: _log(exc_info[1])


def _http_error(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if code < 400:
        return error.get_response()
    page = PAGES.get(code, "bad_request" if code < 500 else "problem")
    return _page(page, 404 if page == "not_found" else code)


def _problem(error: Exception) -> ResponseReturnValue:
    db.session.rollback()
    _log(error)
    return _page("problem", 500)


def _log(error: BaseException | None) -> None:
    """The kind and the place, never the message: it may hold what somebody wrote.

    Of a private page not even the place.
    """
    if error is not None and g.get("says_nothing"):
        log.error("problem", kind=type(error).__name__, id=random_id("problem"))
    elif error is not None:
        kind, route = type(error).__name__, str(request.url_rule)
        log.error("problem", kind=kind, route=route, where=_where(error))


def _page(name: str, status: int) -> ResponseReturnValue:
    if status >= 500:  # the database may be what failed: nobody is asked for
        return render_for_nobody(current_app.jinja_env, f"errors/{name}.html"), status
    return render_template(f"errors/{name}.html"), status


def _where(error: BaseException) -> list[str]:
    frames: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return frames[-5:]
