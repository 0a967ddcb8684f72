"""What the event team does with registrations at a terminal, until there are screens for it."""

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from events_app.clock import clock
from events_app.events.queries.events import find_event_for_team
from events_app.extensions import db
from events_app.mail.sender import Sender
from events_app.models.transaction import will_write
from events_app.people.queries.people import find_person
from events_app.refusal import Refusal
from events_app.registrations.actions import change
from events_app.registrations.queries.registrations import count_waiting_longer

registrations = AppGroup("registrations", help="Registrations of people for events.")


@registrations.command("move")
@click.argument("event")
@click.argument("email")
@with_appcontext
def move(event: str, email: str) -> None:
    """Move the person with EMAIL from the waiting list of EVENT into a free place.

    EVENT is the last part of its address, as in /events/EVENT. The person is told by mail.
    """
    will_write(db.session)
    found = find_event_for_team(db.session, event)
    person = find_person(db.session, email)
    if found is None:
        raise click.ClickException(f"There is no event with the address /events/{event}.")
    if person is None:
        raise click.ClickException("Nobody has an account with this email address.")
    try:
        moved = change.move(
            db.session,
            person=person,
            event=found,
            sender=Sender.from_settings(current_app.config),
            now=clock.now(db.session),
        )
    except Refusal as refusal:
        raise click.ClickException(refusal.words) from refusal
    longer = count_waiting_longer(db.session, moved)
    db.session.commit()
    click.echo(f"{person.full_name} now has a place at {found.title} and is told by mail.")
    if longer:
        click.echo(f"Of those who still wait, {longer} joined the list before.")
