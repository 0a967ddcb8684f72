"""The product's clock. Views, commands and tasks read it once and hand `now` on."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.clock import ClockStart

#: The programme is planned and read in the time of England.
LONDON = ZoneInfo("Europe/London")


class Clock:
    """The machine's time, moved by the offset that the database keeps (zero in production)."""

    def __init__(self) -> None:
        self._offset: timedelta | None = None

    def start(self, session: Session | scoped_session[Session], setting: str) -> None:
        """Fix the offset when the database is first used; later settings change nothing.

        `setting` is APP_CLOCK: an ISO time, in London unless it says otherwise, or "". Writes one
        row the first time. Raises ValueError when the setting is not an ISO time.
        """
        kept = session.scalar(select(ClockStart.offset_seconds))
        if kept is None:
            machine = datetime.now(UTC)
            shown = parse_clock(setting) if setting else machine
            kept = round((shown - machine).total_seconds())
            session.add(ClockStart(id=1, offset_seconds=kept, started_at=machine))
            session.flush()
        self._offset = timedelta(seconds=kept)

    def forget(self) -> None:
        """Read the offset from the database again the next time."""
        self._offset = None

    def now(self, session: Session | scoped_session[Session]) -> datetime:
        """The moment it is for the product, in UTC."""
        if self._offset is None:
            # apart, so that the caller's own transaction has not begun by asking the time
            with Session(session.get_bind()) as own:
                kept = own.scalar(select(ClockStart.offset_seconds))
            if kept is None:
                return datetime.now(UTC)
            self._offset = timedelta(seconds=kept)
        return datetime.now(UTC) + self._offset


def parse_clock(setting: str) -> datetime:
    """The moment that APP_CLOCK names."""
    shown = datetime.fromisoformat(setting)
    return shown.replace(tzinfo=LONDON) if shown.tzinfo is None else shown


def london_date(moment: datetime) -> date:
    """The day it is in England at that moment."""
    return moment.astimezone(LONDON).date()


clock = Clock()
