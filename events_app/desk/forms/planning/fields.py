"""Fields that the planning pages share: days, times, numbers and texts as people type them."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from wtforms import StringField, TextAreaField
from wtforms.validators import ValidationError

from events_app.clock import LONDON
from events_app.dates import clock_time, short_date
from events_app.events.planning.typed import (
    NotUnderstood,
    moment_on,
    read_day,
    read_days,
    read_time,
)
from events_app.web.forms import MaxLength, Needed, PageForm, VersionedForm

#: as long as the columns
LINE, ADDRESS, PROSE = 200, 500, 5000


class Typed:
    """The text is one that `read` understands; its own words say what to enter instead."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        self.read = read

    def __call__(self, _form: object, field: Any) -> None:
        if not field.data:
            return
        try:
            self.read(field.data)
        except NotUnderstood as error:
            raise ValidationError(str(error)) from error


def line(label: str, *, needed: str = "", most: int = LINE, **options: Any) -> StringField:
    """One line of text; `needed` are the words when it is empty."""
    checks = [Needed(needed)] if needed else []
    short = MaxLength(most, f"Enter {most} characters or fewer")
    return StringField(label, validators=[*checks, short], **options)


def prose(label: str, *, rows: int = 5, **options: Any) -> TextAreaField:
    """Paragraphs."""
    short = MaxLength(PROSE, f"Enter {PROSE} characters or fewer")
    return TextAreaField(
        label, validators=[short], render_kw={"rows": rows, "maxlength": None}, **options
    )


def day(
    label: str, *, needed: str = "", read: Callable[[str], Any] = read_day, **options: Any
) -> StringField:
    """A day as people write it; with `read_days`, a last day with it."""
    checks: list[Any] = [Needed(needed)] if needed else []
    options.setdefault("description", "For example, 6 September 2022")
    return StringField(
        label, validators=[*checks, Typed(read)], render_kw={"width": "10"}, **options
    )


def clock(label: str, **options: Any) -> StringField:
    """A time of day as people write it."""
    options.setdefault("description", "For example, 9:30am or 14:00")
    return StringField(label, validators=[Typed(read_time)], render_kw={"width": "5"}, **options)


class Days(PageForm):
    """The first and the last day of something. "14-15 September 2022" may stand in the first."""

    starts_on = day(
        "First day",
        needed="Enter the first day",
        read=read_days,
        description="For example, 6 September 2022, or 14 to 15 September 2022",
    )
    ends_on = day("Last day (optional)", description="Leave empty if it lasts one day")

    def read_days(self) -> tuple[date, date] | None:
        """Both days of fields that were found good; None where they are wrong together."""
        first, last = read_days(str(self.starts_on.data))
        own_last = day_of(self.ends_on) or last
        if own_last < first:
            field = "ends_on" if self.ends_on.data else "starts_on"
            self.refuse(field, "Enter a last day that is not before the first day")
        elif own_last != last != first:
            self.refuse("ends_on", "Enter one last day: the first field names another")
        return None if self.errors else (first, own_last)


class InOrder(PageForm):
    """A form put together from others: its fields, and their errors, in the order of the page."""

    SHOWN: tuple[str, ...] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        ordered = dict.fromkeys([*self.SHOWN, *self._fields])
        self._fields = {name: self._fields[name] for name in ordered}


class Versioned(InOrder, VersionedForm):
    """A form about an event, which knows the version of the event that it was opened with."""


def day_of(field: Any) -> date | None:
    """The day in a field that was found good."""
    return read_day(field.data) if field.data else None


def time_of(field: Any) -> time | None:
    """The time in a field that was found good."""
    return read_time(field.data) if field.data else None


def shown_day(value: date | None) -> str:
    """A day as a field shows it again."""
    return short_date(value) if value else ""


def shown_time(value: datetime | None) -> str:
    """A moment's time of day as a field shows it again."""
    return clock_time(value) if value else ""


def shown_day_of(value: datetime | None) -> str:
    """A moment's day in England as a field shows it again."""
    return shown_day(value.astimezone(LONDON).date()) if value else ""


def read_moment(form: PageForm, day_field: str, time_field: str) -> datetime | None:
    """The moment of two fields, or None where both are empty. What is wrong is said beside them."""
    on, at = day_of(form[day_field]), time_of(form[time_field])
    if on is None and at is None:
        return None
    if on is None:
        form.refuse(day_field, "Enter the date too")
        return None
    if at is None:
        form.refuse(time_field, "Enter the time too")
        return None
    return moment_in(form, time_field, on, at)


def moment_in(form: PageForm, field: str, on: date, at: time) -> datetime | None:
    """The moment; where clocks in England show no such time, or show it twice, it is said."""
    try:
        return moment_on(on, at)
    except NotUnderstood as error:
        form.refuse(field, str(error))
        return None
