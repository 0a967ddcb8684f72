"""Whose word counts on where a request comes from: that of the proxies in TRUSTED_PROXIES."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

#: set where a request came through a proxy that we do not trust
STRANGER = "events_app.through_a_stranger"


def init_app(app: Flask) -> None:
    app.wsgi_app = TrustedProxies(app.wsgi_app, app.config["TRUSTED_PROXIES"])


class TrustedProxies:
    """Believes X-Forwarded-For, -Proto and -Host from the addresses named, from nobody else."""

    def __init__(self, app: "WSGIApplication", addresses: Iterable[str]) -> None:
        self._app = app
        self._believing = ProxyFix(app, x_for=1, x_proto=1, x_host=1)
        self._addresses = frozenset(addresses)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        if environ.get("REMOTE_ADDR") in self._addresses:
            return self._believing(environ, start_response)
        environ[STRANGER] = "HTTP_X_FORWARDED_FOR" in environ or "HTTP_FORWARDED" in environ
        return self._app(environ, start_response)
