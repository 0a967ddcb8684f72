"""Working days in England: not Saturdays, Sundays and bank holidays. Pure."""

from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from events_app.clock import LONDON, london_date

#: when a working day ends
CLOSING = time(17)
_ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether offices in England are open that day."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def after_working_days(moment: datetime, number: int) -> datetime:
    """5pm in London on the working day that is `number` working days after the day of `moment`."""
    day = london_date(moment)
    for _ in range(number):
        day += _ONE_DAY
        while not is_working_day(day):
            day += _ONE_DAY
    return datetime.combine(day, CLOSING, LONDON)


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
