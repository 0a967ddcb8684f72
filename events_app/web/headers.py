"""What every response says of itself to the browser: what may run, what may be kept."""

from flask import Flask, Request, Response, g, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from werkzeug.wrappers import Response as BaseResponse

#: Nothing from elsewhere, no inline script or style, no frame.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
#: for a page whose form leads on to another site: browsers look at where an answer redirects to
LEADS_ELSEWHERE = CONTENT_SECURITY_POLICY.replace(
    "form-action 'self'", "form-action 'self' https: http:"
)
FIXED = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
#: a year; browsers then refuse to speak to us without encryption
HSTS = {"Strict-Transport-Security": "max-age=31536000"}


def leading_to(origin: str) -> str:
    """What may run, where forms lead to one other origin too."""
    return CONTENT_SECURITY_POLICY.replace("form-action 'self'", f"form-action 'self' {origin}")


def forgotten(response: BaseResponse) -> BaseResponse:
    """The answer to signing out: the browser drops what it kept of pages, and what they stored."""
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def init_app(app: Flask) -> None:
    own = app.config["FEEDBACK_URL"]
    leads_on = {"Content-Security-Policy": leading_to(own)} if own else {}
    fixed = list(
        (FIXED | leads_on | (HSTS if app.config["APP_ENV"] == "production" else {})).items()
    )
    app.session_interface = NothingKeptWithACookie()

    @app.after_request
    def say(response: Response) -> Response:
        """A view may say what its page leads to, what it tells others and how long it is kept."""
        headers = response.headers
        policy = headers.get("Content-Security-Policy")
        headers.extend(fixed)
        if policy is not None:
            headers["Content-Security-Policy"] = policy
        headers.setdefault("Referrer-Policy", "same-origin")
        if _is_personal():
            headers["Cache-Control"] = "no-store"
        else:
            headers.setdefault("Cache-Control", "no-cache")
        return response


class NothingKeptWithACookie(SecureCookieSessionInterface):
    """A response that sets the session's cookie is for one browser, and no cache keeps it."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Most requests carry no cookie, and then there is no signature to get ready for."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not session and not session.modified:  # nothing to set and nothing to take away
            if session.accessed:
                response.vary.add("Cookie")
            return
        super().save_session(app, session, response)
        if "Set-Cookie" in response.headers:
            response.headers["Cache-Control"] = "no-store"


def _is_personal() -> bool:
    """Whether somebody is signed in here, or has sent or is about to send a form.

    Asks the cookie only: this runs after failures of the database too.
    """
    return request.method not in ("GET", "HEAD") or "csrf_token" in g or "_user_id" in session
