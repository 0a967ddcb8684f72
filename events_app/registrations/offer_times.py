"""Until when an offered place is held. Pure."""

from datetime import datetime, time, timedelta

from events_app.clock import LONDON, london_date
from events_app.working_days import is_working_day

#: an offer is never held for longer
LONGEST = timedelta(hours=48)
#: and ends this long before the start; inside it, the first to accept has the place
BEFORE_THE_START = timedelta(hours=24)
#: what an offer lasts at least, in the hours of working days
SHORTEST = timedelta(hours=4)
#: when working days begin and end, and when offers end on them
OPENING, CLOSING = time(9), time(17)
ENDING = (time(10), time(17))
#: further than this no bank holiday reaches
_DAYS_AHEAD = 14


def offer_ends(now: datetime, begins: datetime) -> datetime | None:
    """When an offer made now ends. None: the first to accept has the place.

    10am or 5pm on a working day: the latest that is within 48 hours and a day before the start. If
    that leaves less than four working hours, the first that leaves four and is before the start.
    """
    if begins - now <= BEFORE_THE_START:
        return None
    possible = [
        moment
        for moment in _endings(now)
        if moment < begins and working_time(now, moment) >= SHORTEST
    ]
    limit = min(now + LONGEST, begins - BEFORE_THE_START)
    in_time = [moment for moment in possible if moment <= limit]
    return max(in_time) if in_time else min(possible, default=None)


def working_time(start: datetime, end: datetime) -> timedelta:
    """The time between two moments that lies in the hours of working days."""
    total = timedelta()
    day, last = london_date(start), london_date(end)
    while day <= last:
        if is_working_day(day):
            opens = datetime.combine(day, OPENING, LONDON)
            closes = datetime.combine(day, CLOSING, LONDON)
            total += max(min(end, closes) - max(start, opens), timedelta())
        day += timedelta(days=1)
    return total


def _endings(now: datetime) -> list[datetime]:
    first = london_date(now)
    days = [first + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD)]
    return [
        datetime.combine(day, ending, LONDON)
        for day in days
        if is_working_day(day)
        for ending in ENDING
    ]
