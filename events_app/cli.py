"""The commands: the same use cases for a person at a terminal."""

import signal
import threading

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

from events_app import tasks
from events_app.demo.commands import demo
from events_app.events.commands import programme
from events_app.people.commands import members, organisations, people
from events_app.registrations.commands import registrations

mail = AppGroup("mail", help="Mail that waits to be delivered.")
tasks_group = AppGroup("tasks", help="What the worker does, once and now.")


@mail.command("deliver")
@with_appcontext
def deliver() -> None:
    """Deliver what is due, once."""
    delivered = tasks.deliver_once(current_app._get_current_object())  # noqa: SLF001 - Flask's own way to the application
    click.echo(
        f"Delivered {delivered.sent}. Will be tried again: {delivered.failed}. Given up: {delivered.dead}."
    )


@tasks_group.command("run")
@click.argument("name")
@with_appcontext
def run(name: str) -> None:
    """Run the task NAME once: deliver, tidy."""
    tasks.run_task(current_app._get_current_object(), name)  # noqa: SLF001 - as above
    click.echo(f"Done: {name}.")


@click.command("worker")
@with_appcontext
def worker() -> None:
    """Deliver mail and tidy up until stopped by Ctrl-C or SIGTERM."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    tasks.run_worker(current_app._get_current_object(), stop)  # noqa: SLF001 - as above


def init_app(app: Flask) -> None:
    for group in (
        organisations,
        members,
        people,
        programme,
        registrations,
        demo,
        mail,
        tasks_group,
    ):
        app.cli.add_command(group)
    app.cli.add_command(worker)
    for name in ("limiter", "users", "roles"):
        app.cli.commands.pop(name, None)  # the libraries' own; ours are the ones documented
