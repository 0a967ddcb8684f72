"""The commands: the same use cases for a person at a terminal."""

import signal
import threading

import click
from flask import Flask
from flask.cli import AppGroup, ScriptInfo, pass_script_info

from events_app import tasks
from events_app.demo.commands import demo
from events_app.diversity.commands import diversity
from events_app.events.commands import programme
from events_app.feedback.commands import feedback
from events_app.forums.commands import audit
from events_app.keys import keys
from events_app.people.commands import members, organisations, people
from events_app.refusal import Refusal
from events_app.registrations.attendance_commands import attendance
from events_app.registrations.commands import registrations
from events_app.worker import run_worker

mail = AppGroup("mail", help="Mail that waits to be delivered.")
tasks_group = AppGroup("tasks", help="What the worker does, once and now.")


@mail.command("deliver")
@pass_script_info
def deliver(info: ScriptInfo) -> None:
    """Deliver what is due, once."""
    delivered = tasks.deliver_once(info.load_app())
    click.echo(
        f"Delivered {delivered.sent}. Will be tried again: {delivered.failed}. "
        f"Given up: {delivered.dead}."
    )


@tasks_group.command("run")
@click.argument("name")
@pass_script_info
def run(info: ScriptInfo, name: str) -> None:
    """Run the task NAME once: deliver, tidy, keep-up, holds, speakers, offers, release,
    feedback.
    """
    try:
        tasks.run_task(info.load_app(), name)
    except Refusal as refusal:
        raise click.ClickException(refusal.words) from refusal
    click.echo(f"Done: {name}.")


@click.command("worker")
@pass_script_info
def worker(info: ScriptInfo) -> None:
    """Deliver mail and tidy up until stopped by Ctrl-C or SIGTERM."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    run_worker(info.load_app(), stop)


def init_app(app: Flask) -> None:
    for group in (
        organisations,
        members,
        people,
        programme,
        registrations,
        attendance,
        audit,
        demo,
        feedback,
        diversity,
        keys,
        mail,
        tasks_group,
    ):
        app.cli.add_command(group)
    app.cli.add_command(worker)
    for name in ("users", "roles"):
        app.cli.commands.pop(name, None)  # the libraries' own; ours are the ones documented
