"""What is logged: one line a request, by the route's pattern, and no words of anybody.

Private pages leave none (`say_nothing`).
"""

import logging
import sys
import time

import structlog
from flask import Flask, Response, g, request

log = structlog.get_logger("requests")


def init_app(app: Flask) -> None:
    _configure(app.config["LOG_FORMAT"])
    if app.config["APP_ENV"] == "test":
        return
    app.before_request(_start)
    app.after_request(_finish)


def _configure(log_format: str) -> None:
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=_to_stderr,
        cache_logger_on_first_use=False,
    )


def _to_stderr(*_names: str) -> structlog.PrintLogger:
    """Where the standard error is now, which is not always where it was when we began."""
    return structlog.PrintLogger(sys.stderr)


def _start() -> None:
    g.started = time.perf_counter()


def say_nothing() -> None:
    """Leave no line for the request in hand: that it took place says something."""
    g.says_nothing = True


def _finish(response: Response) -> Response:
    if g.get("says_nothing"):
        return response
    # the pattern ("/your-events/<reference>"), so that no reference, token or search word is kept
    log.info(
        "request",
        method=request.method if request.url_rule else "-",
        route=request.url_rule.rule if request.url_rule else "unknown",
        status=response.status_code,
        ms=round((time.perf_counter() - g.pop("started", time.perf_counter())) * 1000, 1),
    )
    return response
