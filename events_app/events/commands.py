"""`flask programme …`: the programme from a file."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy.exc import IntegrityError

from events_app.clock import clock
from events_app.events.actions.programme import Imported, import_programme
from events_app.events.programme import ProgrammeProblems, read_programme
from events_app.events.programme.plain_yaml import LARGEST_FILE, TOO_LARGE
from events_app.extensions import db
from events_app.mail.sender import Sender
from events_app.models.transaction import will_write
from events_app.refusal import Refusal


class ImportedMeanwhile(Refusal):
    """Somebody else added an event with the same key or address since we looked."""

    def __init__(self) -> None:
        super().__init__("Another import ran at the same time. Run this one again")


programme = AppGroup("programme", help="The programme of events, from a file.")


@programme.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--publish", is_flag=True, help="Show the events; without it, new events are drafts.")
def import_file(file: Path, publish: bool) -> None:
    """Take in a programme FILE.yaml, all of it or nothing.

    Events are known by their key: a second run changes nothing, and a run with other facts changes
    the event, unless people are registered for it. docs/programme-file.md says what a file holds.
    """
    try:
        imported = _import(_text(file), publish=publish)
    except Refusal as refusal:
        click.echo(f"{refusal.words}\nNothing was imported.", err=True)
        raise SystemExit(1) from refusal
    for note in imported.notes:
        click.echo(f"Check: {note}", err=True)
    click.echo(_in_words(imported))


def _import(text: str, *, publish: bool) -> Imported:
    plans = read_programme(text)
    session = db.session()
    will_write(session)
    try:
        imported = import_programme(
            session,
            programme=plans,
            publish=publish,
            uid_domain=Sender.from_settings(current_app.config).domain,
            made_up=False,
            now=clock.now(session),
        )
    except IntegrityError as error:
        raise ImportedMeanwhile from error
    session.commit()
    return imported


def _text(file: Path) -> str:
    """What the file says, as far as a programme may be long."""
    with file.open("rb") as opened:
        start = opened.read(LARGEST_FILE + 1)
    if len(start) > LARGEST_FILE:
        raise ProgrammeProblems([TOO_LARGE])
    try:
        return start.decode()
    except UnicodeDecodeError as error:
        raise ProgrammeProblems(["Choose a file in UTF-8: this one is not"]) from error


def _in_words(imported: Imported) -> str:
    if not imported.added and not imported.changed:
        return f"Nothing changed: {_events(imported.unchanged)} as the file says."
    return (
        f"Added {_events(imported.added)}, changed {imported.changed}, "
        f"left {imported.unchanged} as they were."
    )


def _events(number: int) -> str:
    return "1 event" if number == 1 else f"{number} events"
