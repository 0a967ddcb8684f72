"""The small application in which feedback is given, of its own so that it knows nobody.

It opens no session, reads and sets no cookie, and writes no log line, not even of an error. A
ticket, posted in a form and never in an address, is its only key. It is mounted beside the main
application, or served at an origin of its own.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from flask import Flask, Request, Response, render_template
from flask.sessions import SessionInterface, SessionMixin
from flask.typing import ResponseReturnValue
from sqlalchemy import Engine
from werkzeug.exceptions import HTTPException

from events_app import policy
from events_app.feedback.giving import views
from events_app.feedback.refusals import TicketNotGood
from events_app.web import assets, headers, templating

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

#: where it lies beside the main application
UNDER = "/feedback"
#: the longest form, in bytes: room for words far above the limit, so that they can be shown again
MOST = 64 * 1024
#: all of a request that it hears of; not who asks, from where, with which cookie or browser
_HEARD = frozenset(
    {
        "REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "CONTENT_TYPE", "CONTENT_LENGTH",
        "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "HTTP_HOST", "HTTP_TRANSFER_ENCODING",
    }
)  # fmt: skip
_ROUTES = (
    ("/", "GET", views.start),
    ("/", "POST", views.form),
    ("/send", "POST", views.send),
    ("/thanks", "GET", views.thanks),
    ("/what-is-shown", "GET", views.what_is_shown),
)
_SHARED = (
    "BODY_NAME", "MAIL_FROM", "APP_ENV", "TESTING", "BASE_URL", "FEEDBACK_URL", "SEALING_KEYS",
)  # fmt: skip
_HEADERS = {**headers.FIXED, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


class NoSession(SessionInterface):
    """There is none, whatever the browser sends."""

    def open_session(self, app: Flask, request: Request) -> SessionMixin | None:  # noqa: ARG002 - Flask passes both
        return self.null_session_class()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Nothing is kept."""


def create_feedback_app(config: Mapping[str, Any], engine: Callable[[], Engine]) -> Flask:
    """The application. `engine` gives the database's, when somebody asks."""
    app = templating.ProductFlask("events_app.feedback.giving")
    app.config.update({name: config[name] for name in _SHARED})
    app.config.update(
        WTF_CSRF_ENABLED=False,  # the ticket is the key; there is no cookie that could be misused
        MAX_CONTENT_LENGTH=MOST,
        MAX_FORM_MEMORY_SIZE=MOST,
        MAX_FORM_PARTS=50,
    )
    app.session_interface = NoSession()
    app.extensions["feedback engine"] = engine
    app.log_exception = lambda exc_info: None  # noqa: ARG005 - a line would have a time
    templating.init_app(app, can=policy)
    assets.init_app(app)
    app.jinja_env.globals["main_site"] = config["BASE_URL"] if config["FEEDBACK_URL"] else ""
    for path, method, view in _ROUTES:
        app.add_url_rule(path, view_func=view, methods=[method])
    app.register_error_handler(TicketNotGood, _refused)
    app.register_error_handler(HTTPException, _not_understood)
    app.register_error_handler(Exception, _failed)
    app.after_request(_say)
    return app


class Beside:
    """Hands what is under `/feedback` to the feedback application, without saying who asks."""

    def __init__(self, app: "WSGIApplication", feedback: "WSGIApplication") -> None:
        self._app = app
        self._feedback = feedback

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path != UNDER and not path.startswith(f"{UNDER}/"):
            return self._app(environ, start_response)
        moved = heard(environ)
        moved["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + UNDER
        moved["PATH_INFO"] = path.removeprefix(UNDER) or "/"
        return self._feedback(moved, start_response)


class Alone:
    """The feedback application at an origin of its own, where it hears no more."""

    def __init__(self, feedback: "WSGIApplication") -> None:
        self._feedback = feedback

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        return self._feedback(heard(environ), start_response)


def heard(environ: "WSGIEnvironment") -> "WSGIEnvironment":
    """The request without address, cookies, browser and whatever else could tell people apart."""
    return {name: value for name, value in environ.items() if name in _HEARD or _is_plumbing(name)}


def _is_plumbing(name: str) -> bool:
    return name.startswith(("wsgi.", "werkzeug.request"))


def _say(response: Response) -> Response:
    response.headers.update(_HEADERS)
    return response


def _refused(refusal: TicketNotGood) -> ResponseReturnValue:
    return render_template("feedback/giving/refused.html", refusal=refusal), 409


def _not_understood(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    page = {404: "absent", 405: "absent", 413: "too_large"}.get(code, "not_understood")
    return render_template(f"feedback/giving/{page}.html"), 404 if page == "absent" else code


def _failed(_error: Exception) -> ResponseReturnValue:
    return render_template("feedback/giving/failed.html"), 500
