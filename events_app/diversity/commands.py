"""`flask diversity …`: releases and comparators at a terminal."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from events_app.clock import clock
from events_app.diversity.actions.runs import ask_for_release
from events_app.diversity.actions.yardsticks import add_comparators
from events_app.diversity.comparators import read_comparators
from events_app.diversity.figures.periods import read_period
from events_app.diversity.job import make_waiting_release, release_engine
from events_app.diversity.keys import Keys
from events_app.diversity.queries.releases import find_run
from events_app.diversity.refusals import NoSuchPeriod
from events_app.extensions import db
from events_app.models.releases import RunState
from events_app.models.transaction import will_write
from events_app.refusal import Refusal

diversity = AppGroup("diversity", help="Figures about who leads and speaks.")


@diversity.command("release")
@click.argument("period")
@with_appcontext
def release(period: str) -> None:
    """Release the figures of PERIOD: 2022-23, 2022-23-H1, or 2020-23 for three years.

    A release is made once and never changed. It can be made from 30 days after its period.
    """
    keys = Keys.from_setting(current_app.config["SEALING_KEYS"])
    try:
        found = read_period(period)
        if found is None:
            raise NoSuchPeriod
        will_write(db.session)
        ask_for_release(db.session, period=found, by=None, keys=keys, now=clock.now(db.session))
        db.session.commit()
    except Refusal as refusal:
        raise click.ClickException(refusal.words) from refusal
    engine = release_engine(current_app.config, db.engine)
    make_waiting_release(engine, keys=keys, now=lambda: clock.now(db.session))
    db.session.rollback()
    run = find_run(db.session, found.key)
    if run is None or run.state != RunState.DONE:
        raise click.ClickException(run.step if run else "The release was not made")
    click.echo(run.step)


@diversity.command("comparators")
@click.argument("file", type=click.Path(path_type=Path))
@with_appcontext
def comparators(file: Path) -> None:
    """Add figures that others published: a CSV with WORDS, PERCENT, AS_OF, SOURCE, URL."""
    will_write(db.session)
    try:
        rows = read_comparators(file)
    except Refusal as refusal:
        raise click.ClickException(refusal.words) from refusal
    added = add_comparators(db.session, rows=rows, now=clock.now(db.session))
    db.session.commit()
    click.echo(f"Added {added} of {len(rows)} figures.")
