"""The product's clock. Views, commands and tasks read it once and hand `now` on."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, scoped_session

from events_app.models.clock import ClockStart
from events_app.models.transaction import will_write

#: The programme is planned and read in the time of England.
LONDON = ZoneInfo("Europe/London")

AnySession = Session | scoped_session[Session]


class Clock:
    """The machine's time, moved by the offset that the database keeps; in production, not moved.

    The offset is fixed when a database is first used: then the clock shows `setting` (APP_CLOCK),
    or the machine's time without one. Later settings change nothing, so that web, worker and
    restarts agree and the clock never steps back.
    """

    def __init__(self) -> None:
        self._setting = ""
        self._offset: timedelta | None = None

    def set_up(self, setting: str, *, is_production: bool) -> None:
        """Say what the clock shows when a database is first used. ValueError: no ISO time."""
        if setting:
            parse_clock(setting)
        self._setting = setting
        self._offset = timedelta(0) if is_production else None

    def now(self, session: AnySession) -> datetime:
        """The moment it is for the product, in UTC.

        The first call of a process looks the offset up, or fixes it, in a transaction of its own,
        so that the caller's has not begun by asking the time.
        """
        if self._offset is None:
            with Session(session.get_bind()) as own:
                kept = own.scalar(select(ClockStart.offset_seconds))
                own.rollback()
                self._offset = timedelta(seconds=self._fix(own) if kept is None else kept)
        return datetime.now(UTC) + self._offset

    def _fix(self, session: Session) -> int:
        machine = datetime.now(UTC)
        shown = parse_clock(self._setting) if self._setting else machine
        seconds = round((shown - machine).total_seconds())
        will_write(session)
        session.add(ClockStart(id=1, offset_seconds=seconds, started_at=machine))
        try:
            session.commit()
        except IntegrityError:  # another process was first
            session.rollback()
            return session.scalars(select(ClockStart.offset_seconds)).one()
        return seconds


def parse_clock(setting: str) -> datetime:
    """The moment that APP_CLOCK names, in London unless it says otherwise."""
    shown = datetime.fromisoformat(setting)
    return shown.replace(tzinfo=LONDON) if shown.tzinfo is None else shown


def london_date(moment: datetime) -> date:
    """The day it is in England at that moment."""
    return moment.astimezone(LONDON).date()


clock = Clock()
