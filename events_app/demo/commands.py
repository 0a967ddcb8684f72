"""`flask demo …`: the demonstration."""

import click
from flask import current_app
from flask.cli import AppGroup

from events_app.clock import clock
from events_app.demo.load import PEOPLE, Loaded
from events_app.demo.whole import load_demonstration
from events_app.extensions import db
from events_app.models.transaction import will_write
from events_app.refusal import Refusal

demo = AppGroup("demo", help="The demonstration: made-up people and events, to try things on.")


@demo.command("load")
def load_command() -> None:
    """Load the demonstration: organisations, made-up members and events, the programme of 2022.

    Adds only what is missing. Never in production.
    """
    if current_app.config["APP_ENV"] == "production":
        click.echo("The demonstration is not for production. Nothing was loaded.", err=True)
        raise SystemExit(1)
    session = db.session()
    will_write(session)
    try:
        now = clock.now(session)
        loaded, speakers = load_demonstration(session, current_app.config, now=now)
    except Refusal as refusal:
        click.echo(f"{refusal.words}\nNothing was loaded.", err=True)
        raise SystemExit(1) from refusal
    session.commit()
    click.echo(_in_words(loaded))
    if speakers:
        click.echo(f"Added {speakers} made-up speakers of a year, and the figures about them.")


def _in_words(loaded: Loaded) -> str:
    if loaded.nothing:
        return "Nothing changed: the demonstration is loaded already."
    people = "\n".join(f"  {person.email} ({person.role})" for person in PEOPLE)
    return (
        f"Added {loaded.organisations} organisations, {loaded.members} made-up members, "
        f"{loaded.events} events, {loaded.registrations} registrations and {loaded.speakers} "
        "speakers.\n"
        f"Sign in as anybody of members.csv, or as:\n{people}"
    )
