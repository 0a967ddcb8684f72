"""Making a release in the worker or at a terminal: claimed, drawn up, frozen in one transaction.

Reading and checking take seconds and hold no lock. What is killed on the way has written nothing
but how far it was; its lease runs out and the next worker begins anew. The release, its roster and
the end of the run are one commit, so there is never half of one, nor two.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from events_app.diversity.actions.runs import (
    claim,
    compute,
    end_run,
    keep_release,
    read_asked,
    say_step,
)
from events_app.diversity.figures.periods import Period
from events_app.diversity.keys import Keys
from events_app.diversity.refusals import ReleasedAlready
from events_app.models.releases import RunState
from events_app.models.transaction import will_write
from events_app.refusal import Refusal

Now = Callable[[], datetime]
Given = TypeVar("Given")


def make_waiting_release(engine: Engine, *, keys: Keys, now: Now) -> str | None:
    """Make the release that waits longest. Gives what became of it in words; None: none waits."""
    claimed = _write(engine, lambda session: claim(session, now=now()))
    if claimed is None:
        return None
    written, lease = claimed
    try:
        return _make(engine, read_asked(written), lease, keys, now)
    except Refusal as refusal:
        words = refusal.words
        _write(engine, lambda s: end_run(s, lease=lease, state=RunState.REFUSED, step=words))
        return words


def _make(engine: Engine, period: Period, lease: str, keys: Keys, now: Now) -> str:
    said: list[str] = []

    def say(words: str) -> None:
        if said[-1:] != [words]:
            said.append(words)
            _write(engine, lambda s: say_step(s, lease=lease, step=words, now=now()))

    with Session(engine) as session:
        drawn_up, roster = compute(session, period=period, keys=keys, now=now(), say=say)
    words = f"Released: {period.words}"

    def keep(session: Session) -> None:
        keep_release(session, drawn_up=drawn_up, roster=roster, keys=keys, now=now())
        if not end_run(session, lease=lease, state=RunState.DONE, step=words):
            raise ReleasedAlready(period)

    try:
        _write(engine, keep)
    except IntegrityError as error:  # another worker was faster
        raise ReleasedAlready(period) from error
    return words


def _write(engine: Engine, act: Callable[[Session], Given]) -> Given:
    """One short transaction that writes."""
    with Session(engine) as session:
        will_write(session)
        given = act(session)
        session.commit()
        return given


def release_engine(settings: Mapping[str, Any], own: Engine) -> Engine:
    """The database as the role that may read answers: DATABASE_RELEASE_URL, else our own."""
    address = settings["DATABASE_RELEASE_URL"]
    return create_engine(address, hide_parameters=True, poolclass=NullPool) if address else own
