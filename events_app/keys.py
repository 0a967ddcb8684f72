"""`flask keys …`: what is sealed, under the newest of the keys."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy.orm import Session, scoped_session

from events_app.diversity.actions.rotation import reseal_answers, reseal_rosters, sign_releases
from events_app.extensions import db
from events_app.feedback.actions.rotation import reseal_comments, reseal_rounds
from events_app.forums.actions.rotation import link_days, reseal_forums
from events_app.mail.rotation import reseal_outbox
from events_app.models.transaction import will_write
from events_app.people.actions.rotation import reseal_imports, reseal_inbox
from events_app.sealing import Resealed
from events_app.speakers.actions.rotation import reseal_needs, reseal_session_needs

keys = AppGroup("keys", help="The keys of sealed data, SEALING_KEYS.")

#: rows that are sealed anew and committed at a time
BATCH = 200


class Reseals(Protocol):
    """Seals the next rows of one table anew."""

    def __call__(
        self, session: Session | scoped_session[Session], setting: str, *, after: str, limit: int
    ) -> Resealed: ...


class Sealed(NamedTuple):
    """One table, what seals it anew, and its columns that SEALING_KEYS make."""

    reseal: Reseals
    columns: tuple[str, ...]


#: everything that depends on SEALING_KEYS; a feature that seals adds its own, and a guard looks
TABLES: dict[str, Sealed] = {
    "waiting mail": Sealed(reseal_outbox, ("outbox_messages.sealed_facts",)),
    "messages": Sealed(reseal_inbox, ("inbox_messages.body",)),
    "private pages": Sealed(reseal_forums, ("sealed_records.body", "sealed_records.pointer")),
    "days": Sealed(link_days, ("sealed_days.heads", "sealed_days.link")),
    "equality answers": Sealed(reseal_answers, ("equality_answers.sealed",)),
    "rosters": Sealed(reseal_rosters, ("release_rosters.sealed",)),
    "releases": Sealed(sign_releases, ("figures_releases.signature",)),
    "access needs": Sealed(reseal_needs, ("speakers.access_needs",)),
    "needs in sessions": Sealed(reseal_session_needs, ("asks.access_needs",)),
    "feedback comments": Sealed(reseal_comments, ("feedback_comments.body",)),
    "keys of feedback": Sealed(
        reseal_rounds, ("feedback_rounds.private_key", "feedback_rounds.pool")
    ),
    "files of members": Sealed(reseal_imports, ("member_imports.sealed_file",)),
}


@keys.command("rotate")
def rotate() -> None:
    """Seal everything anew with the newest key of SEALING_KEYS.

    Works in batches and may be stopped and begun again. What does not open with any of the keys is
    left as it is. On PostgreSQL, run it as the role that owns the tables.
    """
    refused = sum(_rotate(name, table.reseal, click.echo) for name, table in TABLES.items())
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
