"""`flask feedback …`: feedback at a terminal."""

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from events_app.clock import clock
from events_app.dates import long_moment
from events_app.extensions import db
from events_app.feedback.job import close_round, rewrite_if_needed
from events_app.feedback.queries.rounds import find_named, find_round
from events_app.feedback.refusals import NoSuchRound, NotDueYet
from events_app.models.feedback import FeedbackRound, RoundState
from events_app.models.transaction import will_write
from events_app.refusal import Refusal

feedback = AppGroup("feedback", help="Feedback that cannot be traced.")


@feedback.command("close")
@click.argument("session")
@with_appcontext
def close_session(session: str) -> None:
    """Close the feedback on SESSION, the last part of its address, once its 14 days are over.

    The worker does it by itself.
    """
    will_write(db.session)
    try:
        closed = _find_due(session)
        close_round(db.session(), closed, current_app.config)
    except Refusal as refusal:
        raise click.ClickException(refusal.words) from refusal
    words = (
        f"Closed: {closed.answered} of {closed.asked} answered."
        if closed.state == RoundState.CLOSED
        else "Closed: not enough answers. All were destroyed."
    )
    done = rewrite_if_needed(db.session())
    click.echo(words if done else f"{words} The files are rewritten when nobody reads.")


def _find_due(named: str) -> FeedbackRound:
    event = find_named(db.session, named)
    found = find_round(db.session, event.id) if event else None
    if found is None:
        raise NoSuchRound(named)
    if found.state == RoundState.OPEN and found.closes_at > clock.now(db.session):
        raise NotDueYet(long_moment(found.closes_at))
    return found
