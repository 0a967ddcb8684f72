"""The body's year, from April to March."""

from dataclasses import dataclass
from datetime import date

_APRIL = 4
#: no event is further away than a date can be
_FIRST, _LAST = 1990, 2200


@dataclass(frozen=True)
class Year:
    """The year that begins in April of `number`."""

    number: int

    @property
    def first(self) -> date:
        return date(self.number, _APRIL, 1)

    @property
    def last(self) -> date:
        return date(self.number + 1, _APRIL - 1, 31)

    @property
    def words(self) -> str:
        return f"April {self.number} to March {self.number + 1}"

    def months(self) -> list[date]:
        """The first days of its twelve months."""
        count = range(_APRIL - 1, _APRIL + 11)
        return [date(self.number + n // 12, n % 12 + 1, 1) for n in count]


def year_of(day: date) -> Year:
    """The year that a day is in."""
    return Year(day.year if day.month >= _APRIL else day.year - 1)


def years_between(first: date | None, last: date | None, today: date) -> list[Year]:
    """The years that have events, and the present one, the latest first."""
    begins = min(year_of(first or today).number, year_of(today).number)
    ends = max(year_of(last or today).number, year_of(today).number)
    return [Year(number) for number in range(min(ends, _LAST), max(begins, _FIRST) - 1, -1)]
