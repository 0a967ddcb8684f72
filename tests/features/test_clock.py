"""The product's clock: fixed when a database is first used, the same for everybody, never back."""

from datetime import UTC, datetime, timedelta
from threading import Thread

from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app.clock import Clock
from events_app.extensions import db
from events_app.models.clock import ClockStart

SHOWN = datetime(2022, 8, 1, 8, 0, tzinfo=UTC)
SECONDS = timedelta(seconds=5)


def clock_of(setting: str = "", *, is_production: bool = False) -> Clock:
    """The clock of another process."""
    made = Clock()
    made.set_up(setting, is_production=is_production)
    return made


def test_it_shows_the_time_of_the_setting_in_london(session):
    assert abs(clock_of("2022-08-01T09:00").now(session) - SHOWN) <= SECONDS


def test_other_processes_and_later_settings_see_the_same_time(session):
    clock_of("2022-08-01T09:00").now(session)
    for clock in (clock_of(), clock_of("2019-01-01T00:00")):
        assert abs(clock.now(session) - SHOWN) <= SECONDS
    assert len(session.scalars(select(ClockStart)).all()) == 1


def test_a_database_first_used_without_a_setting_keeps_the_machines_time(session):
    clock_of().now(session)
    assert abs(clock_of("2022-08-01T09:00").now(session) - datetime.now(UTC)) <= SECONDS


def test_in_production_it_is_the_machines_and_asks_nothing(session, statements):
    clock_of("2022-08-01T09:00").now(session)
    with statements() as count:
        shown = clock_of(is_production=True).now(session)
    assert abs(shown - datetime.now(UTC)) <= SECONDS
    assert count.total == 0


def test_it_goes_on_and_asks_the_database_once(session, statements):
    clock = clock_of("2022-08-01T09:00")
    first = clock.now(session)
    with statements() as count:
        assert clock.now(session) >= first
    assert count.total == 0


def test_processes_that_start_together_agree(app, session):
    shown: list[datetime] = []

    def ask(setting: str) -> None:
        with app.app_context(), Session(db.engine) as own:
            shown.append(clock_of(setting).now(own))

    settings = ["2022-08-01T09:00", "2022-08-02T09:00", "2022-08-03T09:00", ""]
    threads = [Thread(target=ask, args=(setting,)) for setting in settings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(shown) == 4
    assert max(shown) - min(shown) <= SECONDS
