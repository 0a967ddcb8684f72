"""`flask audit …`: whether the record of private pages is as it was written."""

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from events_app.extensions import db
from events_app.forums.keys import ForumKeys
from events_app.forums.queries.audit import list_faults
from events_app.forums.store import SealedStore

audit = AppGroup("audit", help="The sealed record of what was done.")


@audit.command("verify")
@with_appcontext
def verify() -> None:
    """Look for entries that were edited, deleted, put in another order or put back.

    Says the same whether there is a record or not, and names only ids where something is wrong.
    """
    keys = ForumKeys.from_setting(current_app.config["SEALING_KEYS"])
    faults = list_faults(SealedStore(db.session, keys))
    for fault in faults:
        click.echo(fault)
    if faults:
        raise click.ClickException("The record is not as it was written.")
    click.echo("Every entry rests on the one before.")
