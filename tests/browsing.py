"""The test client. It looks at every request with care that no single test needs to think of."""

import contextvars
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import html5lib
from flask import Flask, Response, has_app_context, request
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from events_app.extensions import db
from tests.watching import Watched, current

READING = {"GET", "HEAD", "OPTIONS"}


class CheckedClient(FlaskClient):
    """A client that fails the test when a response is not sound, whatever the test looks at.

    A page must parse as HTML without one error, a GET must not write, a request must not leave
    changes that nobody commits, and an error that nobody expected is raised and not shown as a
    page (`raises = False` shows the page).

    Each request runs in a context of its own, as it does in production, so `with client:` keeps
    nothing. What the test's own session holds is committed first.
    """

    raises = True

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        _commit_the_test()
        watched = Watched()
        response = contextvars.Context().run(self._watched_open, watched, args, kwargs)
        if self.raises and watched.problem is not None:
            raise watched.problem
        _check_writes(watched, response)
        _check_html(response)
        return response

    def _watched_open(self, watched: Watched, args: Any, kwargs: Any) -> TestResponse:
        current.set(watched)
        return super().open(*args, **kwargs)


def prepare(app: Flask) -> None:
    """Make an application one that `CheckedClient` can look into. Call before its first request."""
    app.test_client_class = CheckedClient
    app.after_request(_note_before_the_end)
    app.teardown_request(_note_left_over)
    handlers = app.error_handler_spec[None][None]
    answer = handlers.get(Exception)
    if answer is not None:
        handlers[Exception] = _noting(answer)


def _commit_the_test() -> None:
    if has_app_context():
        db.session.commit()


def _check_writes(watched: Watched, response: TestResponse) -> None:
    asked = f"{response.request.method} {response.request.path}"
    assert not watched.unsaved, f"{asked} leaves changes that are never saved: {watched.unsaved}"
    if response.request.method in READING:
        assert not watched.writes, f"{asked} writes: {watched.writes}"
    elif response.status_code < 400:
        lost = watched.lost_writes + [
            text for texts in watched.open_writes.values() for text in texts
        ]
        assert not lost, f"{asked} answers {response.status_code} and loses what it wrote: {lost}"


def _check_html(response: TestResponse) -> None:
    if response.mimetype != "text/html" or response.direct_passthrough or not response.data:
        return
    errors = html_errors(response.get_data(as_text=True))
    path = response.request.path
    assert not errors, f"{path} is not sound HTML:\n" + "\n".join(errors)


@lru_cache(maxsize=256)
def html_errors(page: str) -> tuple[str, ...]:
    """What an HTML5 parser finds wrong with a page, each with its place."""
    parser = html5lib.HTMLParser()
    parser.parse(page)
    return tuple(
        f"line {line}, column {column}: {code} {facts}: {page.splitlines()[line - 1].strip()[:120]}"
        for (line, column), code, facts in parser.errors
    )


def _note_before_the_end(response: Response) -> Response:
    """Runs before the end of the request commits or rolls back."""
    if request.method in READING:
        _note_left_over()
    return response


def _note_left_over(_error: BaseException | None = None) -> None:
    watched = current.get()
    if watched is None or not db.session.registry.has():
        return
    session = db.session()
    changed = [thing for thing in session.dirty if session.is_modified(thing)]
    watched.unsaved += [repr(thing) for thing in (*session.new, *session.deleted, *changed)]


def _noting(answer: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def note_and_answer(error: Exception) -> Any:
        watched = current.get()
        if watched is not None:
            watched.problem = error
        return answer(error)

    return note_and_answer
