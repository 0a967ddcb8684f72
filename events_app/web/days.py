"""A day, typed into one field: "10 September 2022", "10/9/2022" or "2022-09-10"."""

import re
from datetime import date
from typing import Any

from wtforms import StringField, ValidationError

WRONG_DAY = "Enter a real date, like 10 September 2022"
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_NUMBERS = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})")
_YEARS = range(1900, 2200)


def read_day(text: str) -> date | None:
    """The day that somebody typed, the day before the month; None where it is none."""
    typed = " ".join(text.lower().split())
    if found := _ISO.fullmatch(typed):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    elif found := _NUMBERS.fullmatch(typed):
        year, month, day = int(found[3]), int(found[2]), int(found[1])
    elif found := _WORDS.fullmatch(typed):
        year, month, day = int(found[3]), _month(found[2]), int(found[1])
    else:
        return None
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


class DayField(StringField):
    """A day. Empty is no answer; `Needed` among the validators asks for one."""

    def __init__(self, label: str, **options: Any) -> None:
        options.setdefault("description", "For example, 10 September 2022 or 10/9/2022")
        options.setdefault("render_kw", {"width": 20})
        super().__init__(label, **options)

    @property
    def day(self) -> date | None:
        """The day, once the form is right."""
        return read_day(self.data or "")

    def pre_validate(self, _form: Any) -> None:
        if self.data and self.day is None:
            raise ValidationError(WRONG_DAY)


def _month(word: str) -> int:
    """1 to 12 for a month or its first letters, else 0, which no date has."""
    return next((n for n, month in enumerate(_MONTHS, start=1) if month.startswith(word)), 0)
