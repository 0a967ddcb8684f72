"""One commit per request, at the end of a good POST. A GET never writes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, Response, request
from sqlalchemy.orm import Session

from events_app.extensions import db
from events_app.models.transaction import will_only_read, will_write

View = TypeVar("View", bound=Callable[..., Any])

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def init_app(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    if request.method not in READING:
        will_write(db.session)


def _end(response: Response) -> Response:
    if request.method in READING or response.status_code >= 400:
        db.session.remove()
    else:
        db.session.commit()
    return response


def only_reads(view: View) -> View:
    """For pages that many people read: what they ask needs no transaction on PostgreSQL."""

    @wraps(view)
    def read(*args: Any, **options: Any) -> Any:
        will_only_read(yes=True)
        try:
            return view(*args, **options)
        finally:
            will_only_read(yes=False)

    return cast(View, read)


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
