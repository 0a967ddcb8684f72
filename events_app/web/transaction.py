"""One commit per request, at the end of a good POST. A GET never writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, Response, request
from sqlalchemy.orm import Session

from events_app.extensions import db
from events_app.models.transaction import will_only_read, will_write

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def init_app(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_end)
    app.teardown_request(_forget)


def _begin() -> None:
    reads = request.method in READING
    will_only_read(yes=reads)
    if not reads:
        will_write(db.session)


def _end(response: Response) -> Response:
    if request.method in READING or response.status_code >= 400:
        db.session.remove()
    else:
        db.session.commit()
    return response


def _forget(_error: BaseException | None) -> None:
    """What this thread does next is another's."""
    will_only_read(yes=False)


@contextmanager
def apart() -> Iterator[Session]:
    """A transaction of its own, committed even if the request is refused afterwards.

    Only for counting limits and tries, and only before the request's own transaction has begun:
    SQLite has one write lock.
    """
    with Session(db.engine) as own:
        will_write(own)
        yield own
        own.commit()
