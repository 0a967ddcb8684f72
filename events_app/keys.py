"""`flask keys …`: what is sealed, under the newest of the keys."""

from collections.abc import Callable
from typing import Protocol

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy.orm import Session, scoped_session

from events_app.extensions import db
from events_app.feedback.actions.rotation import reseal_comments, reseal_rounds
from events_app.forums.actions.rotation import reseal_forums
from events_app.mail.rotation import reseal_outbox
from events_app.models.transaction import will_write
from events_app.people.actions.rotation import reseal_inbox
from events_app.sealing import Resealed

keys = AppGroup("keys", help="The keys of sealed data, SEALING_KEYS.")

#: rows that are sealed anew and committed at a time
BATCH = 200


class Reseals(Protocol):
    """Seals the next rows of one table anew."""

    def __call__(
        self, session: Session | scoped_session[Session], setting: str, *, after: str, limit: int
    ) -> Resealed: ...


#: every table that is sealed with SEALING_KEYS; a feature that seals adds its own
TABLES: dict[str, Reseals] = {
    "waiting mail": reseal_outbox,
    "messages": reseal_inbox,
    "private pages": reseal_forums,
    "feedback comments": reseal_comments,
    "keys of feedback": reseal_rounds,
}


@keys.command("rotate")
def rotate() -> None:
    """Seal everything anew with the newest key of SEALING_KEYS.

    Works in batches and may be stopped and begun again. What does not open with any of the keys is
    left as it is. Equality answers are not sealed anew: keep the old keys while there are any.
    """
    refused = sum(_rotate(name, reseal, click.echo) for name, reseal in TABLES.items())
    if refused:
        raise click.ClickException(
            f"{refused} rows do not open with any key. They are as they were. Keep every old key."
        )


def _rotate(name: str, reseal: Reseals, say: Callable[[str], None]) -> int:
    """Seal one table anew, say how many rows, and give how many do not open."""
    session, setting = db.session(), current_app.config["SEALING_KEYS"]
    after, done, refused = "", 0, 0
    while True:
        will_write(session)
        tally = reseal(session, setting, after=after, limit=BATCH)
        session.commit()
        done, refused = done + tally.done, refused + tally.refused
        if not tally.last:
            break
        after = tally.last
    say(f"{name.capitalize()}: {done:,} sealed anew, {refused:,} left as they are.")
    return refused
