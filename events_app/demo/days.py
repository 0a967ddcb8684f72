"""Days that count from the day of loading, turned into those of a programme file. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from events_app.clock import LONDON, london_date
from events_app.events.programme.london_times import NoSuchTime, london_moment
from events_app.events.programme.plain_yaml import Plain

Facts = dict[str, Plain]

_SATURDAY = 5
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
#: events begin on the quarter of an hour
_QUARTER = timedelta(minutes=15)
OPENS, CLOSES = "09:00", "17:00"


@dataclass(frozen=True)
class Settled:
    """Events as a programme file has them, and how many people each is filled by, by its key."""

    plain: Plain
    filled_by: dict[str, int]


def settle(plain: Plain, *, now: datetime) -> Settled:
    """Settle the days of made-up-events.yaml, whose first lines say what may stand there."""
    document = plain if isinstance(plain, dict) else {}
    filled_by: dict[str, int] = {}
    events: list[Plain] = []
    for event in _mappings(document["events"]):
        facts = dict(event)
        number = _take(facts, "filled_by")
        if number is not None:
            filled_by[str(facts["key"])] = number
        _settle_event(facts, now)
        events.append(facts)
    return Settled({**document, "events": events}, filled_by)


def working_days(first: date, number: int, *, later: bool) -> date:
    """The first of so many working days in a row: `first` itself, or the nearest later (earlier).

    Weekends are left out, and the days from Christmas to New Year, when nobody meets.
    """
    step = _DAY if later else -_DAY
    while any(_is_off(first + day * _DAY) for day in range(number)):
        first += step
    return first


def _is_off(day: date) -> bool:
    month_and_day = (day.month, day.day)
    return day.weekday() >= _SATURDAY or month_and_day >= (12, 24) or month_and_day <= (1, 2)


def _settle_event(facts: Facts, now: datetime) -> None:
    today = london_date(now)
    for key, offset, clock_time in (
        ("opens", "opens_in_days", OPENS),
        ("closes", "closes_in_days", CLOSES),
    ):
        days = _take(facts, offset)
        if days is not None:
            facts[key] = f"{today + days * _DAY} {clock_time}"
    hours = _take(facts, "in_hours")
    if hours is not None:
        _settle_hours(facts, now + hours * _HOUR, _take(facts, "lasts_minutes") or 60)
        return
    days = _take(facts, "in_days") or 0
    length = _take(facts, "lasts_days") or 1
    first = working_days(today + days * _DAY, length, later=days >= 0)
    facts["starts_on"], facts["ends_on"] = str(first), str(first + (length - 1) * _DAY)
    facts["sessions"] = [_settled_session(item, first) for item in _mappings(facts["sessions"])]


def _settled_session(session: Facts, first: date) -> Plain:
    facts = dict(session)
    number = _take(facts, "on_day")
    return facts if number is None else {**facts, "day": str(first + (number - 1) * _DAY)}


def _settle_hours(facts: Facts, starts_at: datetime, minutes: int) -> None:
    """From the next quarter of an hour, and past the hour in which clocks change."""
    starts_at += (datetime.min.replace(tzinfo=starts_at.tzinfo) - starts_at) % _QUARTER
    ends_at = starts_at + timedelta(minutes=minutes)
    while not (_can_be_written(starts_at) and _can_be_written(ends_at)):
        starts_at, ends_at = starts_at + _HOUR, ends_at + _HOUR
    for moment, day, clock_time in (
        (starts_at, "starts_on", "starts"),
        (ends_at, "ends_on", "ends"),
    ):
        local = moment.astimezone(LONDON)
        facts[day], facts[clock_time] = str(local.date()), f"{local:%H:%M}"


def _can_be_written(moment: datetime) -> bool:
    local = moment.astimezone(LONDON)
    try:
        london_moment(local.date(), local.time())
    except NoSuchTime:
        return False
    return True


def _take(facts: Facts, key: str) -> int | None:
    value = facts.pop(key, None)
    return int(value) if isinstance(value, str) else None


def _mappings(value: Plain) -> list[Facts]:
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, dict)]
