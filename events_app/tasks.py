"""What the worker runs, each thing once. Any may run at any time, and twice."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from threading import Event

from flask import Flask
from jinja2 import Environment
from sqlalchemy import delete, or_
from sqlalchemy.orm import Session, scoped_session

from events_app.clock import clock, london_date
from events_app.diversity import vault
from events_app.diversity.actions.reminding import remind
from events_app.diversity.actions.runs import has_waiting
from events_app.diversity.job import make_waiting_release, release_engine
from events_app.diversity.keys import Keys
from events_app.diversity.queries.reminders import has_reminder_to_send
from events_app.extensions import db
from events_app.feedback import job as feedback
from events_app.feedback.private_job import work_privately
from events_app.forums.actions.upkeep import keep_up
from events_app.forums.keys import ForumKeys
from events_app.forums.store import SealedStore
from events_app.mail import leases
from events_app.mail.compose import load_environment
from events_app.mail.delivery import Delivered, deliver_due
from events_app.mail.sender import Sender
from events_app.mail.settings import MailSettings
from events_app.mail.tidying import tidy_outbox
from events_app.mail.transports import transport_for
from events_app.models.attendance import AttendanceFile
from events_app.models.inbox import InboxMessage
from events_app.models.people import Device, LimitCounter, SignInCode
from events_app.models.transaction import will_write
from events_app.people.actions.import_files import tidy_imports
from events_app.people.inbox import InboxKeys
from events_app.refusal import Refusal
from events_app.registrations.actions.holds import settle_holds
from events_app.registrations.actions.offer_rounds import has_offer_work, offer_round
from events_app.registrations.queries.holds import list_holds
from events_app.speakers.actions.following import follow_asks

TEMPLATES = Path(__file__).parents[1] / "templates"

#: how long an attendance file waits for somebody to use it
FILES_LAST = timedelta(days=1)


class NoSuchTask(Refusal):
    """There is no task of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no task {name!r}. The tasks are: {', '.join(TASKS)}")


def deliver_once(
    app: Flask, stop: Event | None = None, parcel: leases.Parcel | None = None
) -> Delivered:
    """Deliver what is due now, or what is in `parcel`."""
    with app.app_context():
        session = db.session()
        now = clock.now(session)
        if parcel is None and not leases.has_work(session, now=now):
            return Delivered(0, 0, 0)
        session.rollback()
        return deliver_due(
            session,
            transport=transport_for(app.config["MAIL_URL"]),
            environment=_environment(TEMPLATES),
            settings=MailSettings.from_config(app.config),
            now=now,
            parcel=parcel,
            stop=stop,
        )


def release_once(app: Flask) -> str | None:
    """Make the release that waits longest, if one does; gives what became of it."""
    with app.app_context():
        session = db.session()
        waits = has_waiting(session, now=clock.now(session))
        session.rollback()
        if not waits:
            return None
        return make_waiting_release(
            release_engine(app.config, db.engine),
            keys=Keys.from_setting(app.config["SEALING_KEYS"]),
            now=lambda: clock.now(session),
        )


def remind_once(app: Flask) -> None:
    """Leave the reminder to answer that waits with everybody it is for, in one transaction."""
    with app.app_context():
        session = db.session()
        now = clock.now(session)
        if not has_reminder_to_send(session):
            return
        session.rollback()
        will_write(session)
        setting = app.config["SEALING_KEYS"]
        keys, inbox = Keys.from_setting(setting), InboxKeys.from_setting(setting)
        remind(session, keys=keys, inbox=inbox, now=now)
        session.commit()


def tidy_once(app: Flask) -> None:
    """Delete what has ended, in a transaction of its own."""
    with app.app_context():
        session = db.session()
        now = clock.now(session)
        will_write(session)
        tidy(session, now)
        session.commit()


def keep_up_once(app: Flask) -> None:
    """Do what is due in private pages, and in feedback on them, each in a transaction."""
    with app.app_context():
        session = db.session()
        now = clock.now(session)
        will_write(session)
        store = SealedStore(session, ForumKeys.from_setting(app.config["SEALING_KEYS"]))
        keep_up(store, now=now)
        session.commit()
        work_privately(session, app.config, now)


def tidy(session: Session | scoped_session[Session], now: datetime) -> None:
    """Delete codes, devices, messages and files that have ended, and counters that are over."""
    session.execute(delete(SignInCode).where(SignInCode.expires_at <= now))
    vault.purge(session, london_date(now))
    session.execute(delete(LimitCounter).where(LimitCounter.expires_at <= now))
    tidy_imports(session, now)
    ended = or_(Device.expires_at <= now, Device.signed_out_at <= now)
    session.execute(delete(Device).where(ended))
    session.execute(delete(InboxMessage).where(InboxMessage.expires_date <= london_date(now)))
    session.execute(delete(AttendanceFile).where(AttendanceFile.kept_at <= now - FILES_LAST))
    tidy_outbox(session, now)


def settle_holds_once(app: Flask) -> None:
    """End held places whose time is over; register those whose role was confirmed by an import."""
    with app.app_context():
        session = db.session()
        now = clock.now(session)
        will_write(session)
        holds = list_holds(session)
        settle_holds(session, holds=holds, sender=Sender.from_settings(app.config), now=now)
        session.commit()


def follow_asks_once(app: Flask) -> None:
    """Remind speakers once, note who did not answer, and tell them what has changed."""
    with app.app_context():
        session = db.session()
        now = clock.now(session)
        will_write(session)
        follow_asks(session, sender=MailSettings.from_config(app.config).sender, now=now)
        session.commit()


def offer_once(app: Flask) -> None:
    """Offer places that became free, and end, recall and close what is due."""
    with app.app_context():
        session = db.session()
        now = clock.now(session)
        if not has_offer_work(session, now):
            return
        session.rollback()
        will_write(session)
        offer_round(session, sender=Sender.from_settings(app.config), now=now)
        session.commit()


def feedback_once(app: Flask) -> None:
    """Ask for feedback on events that are over, and close what is due."""
    with app.app_context():
        session = db.session()
        feedback.work(session, app.config, clock.now(session))


TASKS: dict[str, Callable[[Flask], object]] = {
    "deliver": deliver_once,
    "tidy": tidy_once,
    "keep-up": keep_up_once,
    "holds": settle_holds_once,
    "speakers": follow_asks_once,
    "offers": offer_once,
    "release": release_once,
    "reminder": remind_once,
    "feedback": feedback_once,
}


def run_task(app: Flask, name: str) -> None:
    """Run the task of that name once. Raises NoSuchTask."""
    if name not in TASKS:
        raise NoSuchTask(name)
    TASKS[name](app)


@lru_cache(maxsize=4)
def _environment(templates: Path) -> Environment:
    return load_environment(templates)
