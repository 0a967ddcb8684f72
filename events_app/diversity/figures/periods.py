"""The periods that there are: half-years, years from April to March, and two or three years."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

#: how long after its end a period is released: answers come in for a while
SETTLES = timedelta(days=30)
LONGEST_YEARS = 3

_WRITTEN = re.compile(r"(20\d\d)-(\d\d)(?:-H([12]))?")


class Kind(StrEnum):
    HALF_YEAR = "half-year"
    YEAR = "year"
    POOLED = "pooled years"


@dataclass(frozen=True)
class Period:
    """From the first of April (October) of `first_year`, for so many years or half of one."""

    first_year: int
    years: int
    #: 1 or 2; None: whole years
    half: int | None = None

    @property
    def kind(self) -> Kind:
        if self.half:
            return Kind.HALF_YEAR
        return Kind.YEAR if self.years == 1 else Kind.POOLED

    @property
    def key(self) -> str:
        """As it is written: 2022-23, 2022-23-H1, 2020-23."""
        last = f"{self.first_year}-{(self.first_year + self.years) % 100:02}"
        return f"{last}-H{self.half}" if self.half else last

    @property
    def first_date(self) -> date:
        return date(self.first_year, 10 if self.half == 2 else 4, 1)

    @property
    def last_date(self) -> date:
        if self.half == 1:
            return date(self.first_year, 9, 30)
        return date(self.first_year + self.years, 3, 31)

    @property
    def words(self) -> str:
        first, last = self.first_date, self.last_date
        return f"{first:%B} {first.year} to {last:%B} {last.year}"

    def may_be_released(self, today: date) -> bool:
        """Whether it has been over for long enough."""
        return today > self.last_date + SETTLES

    def overlaps(self, other: "Period") -> bool:
        """Whether some day lies in both."""
        return self.first_date <= other.last_date and other.first_date <= self.last_date


def read_period(written: str) -> Period | None:
    """The period that is written like this, or None."""
    found = _WRITTEN.fullmatch(written)
    if not found:
        return None
    first = int(found[1])
    years = (int(found[2]) - first) % 100
    half = int(found[3]) if found[3] else None
    if not 1 <= years <= LONGEST_YEARS or (half and years != 1):
        return None
    return Period(first, years, half)


def year_of(day: date) -> Period:
    """The year, from April to March, that a day lies in."""
    return Period(day.year if day.month >= 4 else day.year - 1, 1)


def recent_periods(today: date, years: int = 4) -> list[Period]:
    """The periods of the last years that are over, the latest first: what may be released."""
    this = year_of(today).first_year
    found = [
        period
        for first in range(this - years, this + 1)
        for period in (
            Period(first, 1, half=1),
            Period(first, 1, half=2),
            *(Period(first, length) for length in range(1, LONGEST_YEARS + 1)),
        )
        if period.may_be_released(today)
    ]
    return sorted(found, key=lambda period: (period.last_date, period.first_date), reverse=True)
