"""`flask attendance …`: who came, from a platform's file."""

from pathlib import Path

import click
from flask.cli import AppGroup, with_appcontext

from events_app.clock import clock
from events_app.events.queries.events import find_event_for_team
from events_app.extensions import db
from events_app.models.events import Event
from events_app.models.transaction import will_write
from events_app.refusal import Refusal
from events_app.registrations.actions.attendance_results import use_matches
from events_app.registrations.attendance.matching import Matches, match
from events_app.registrations.attendance.stays import SHORTEST_STAY, likely_columns, stays_in
from events_app.registrations.attendance.table import LARGEST_FILE, read_table
from events_app.registrations.queries.attendance import list_registered

attendance = AppGroup("attendance", help="Who came to an event, from a file.")


@attendance.command("import")
@click.argument("event")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--minutes",
    default=SHORTEST_STAY,
    show_default=True,
    type=click.IntRange(min=0),
    help="How long somebody has to stay to have attended.",
)
@click.option("--mark-missing", is_flag=True, help="Who is not in the file did not attend.")
@with_appcontext
def import_attendance(event: str, file: Path, minutes: int, mark_missing: bool) -> None:
    """Record who attended EVENT from a platform's FILE.csv, all of it or nothing.

    EVENT is the last part of its address, as in /events/EVENT. People are matched by the column
    with their email address, else by their name. Who is not registered is counted and left out.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
        matches, changed = _import(event, content, minutes, mark_missing=mark_missing)
    except OSError as error:
        raise click.ClickException(f"We could not read {file.name}: {error.strerror}.") from error
    except Refusal as refusal:
        db.session.rollback()
        raise click.ClickException(refusal.words) from refusal
    click.echo(
        f"Matched: {len(matches.attended)}\n"
        f"Stayed less than {minutes} minutes: {len(matches.too_short)}\n"
        f"Joined but not registered: {len(matches.unknown)}\n"
        f"Registered, not in the file: {len(matches.missing)}\n"
        f"Changed: {changed}"
    )


def _import(slug: str, content: bytes, minutes: int, *, mark_missing: bool) -> tuple[Matches, int]:
    table = read_table(content)
    stays = stays_in(table, likely_columns(table.columns))
    will_write(db.session)
    event = _event(slug)
    matches = match(list_registered(db.session, event), stays, shortest=minutes)
    changed = use_matches(
        db.session,
        event=event,
        matches=matches,
        choices=(),
        mark_missing=mark_missing,
        by=None,
        now=clock.now(db.session),
    )
    db.session.commit()
    return matches, changed


def _event(slug: str) -> Event:
    event = find_event_for_team(db.session, slug)
    if event is None:
        raise Refusal(f"There is no event with the address /events/{slug}.")
    return event
