"""A series, and the pattern of its dates."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import StringField, TextAreaField
from wtforms.validators import ValidationError

from events_app.dates import long_date, short_date
from events_app.events.planning.typed import NotUnderstood, read_day, read_time
from events_app.models.events import Event
from events_app.models.series import Series, SeriesKind
from events_app.series.pattern import MOST_DATES, Every, Pattern, not_of_the_rule
from events_app.web.choosing import Choose, SelectChoice
from events_app.web.forms import MaxLength, Needed, PageForm, VersionedForm


def _is_day(_form: object, field: Any) -> None:
    _check(read_day, field)


def _is_time(_form: object, field: Any) -> None:
    _check(read_time, field)


def _check(read: Any, field: Any) -> None:
    if field.data:
        try:
            read(field.data)
        except NotUnderstood as error:
            raise ValidationError(str(error)) from error


class SeriesForm(VersionedForm):
    name = StringField(
        "Name",
        validators=[Needed("Enter the name"), MaxLength(200, "Enter 200 characters or fewer")],
    )
    series_kind = Choose(
        "Kind",
        choices=[SelectChoice(kind.value, kind.value.capitalize()) for kind in SeriesKind],
        description="In a cohort the same people meet at each date: a place in it carries over",
        unknown="Select a kind from the list",
    )
    about = TextAreaField(
        "What it is about (optional)",
        validators=[MaxLength(5000, "Enter 5000 characters or fewer")],
        render_kw={"rows": 5, "maxlength": None},
    )

    @classmethod
    def showing(cls, series: Series, version: int) -> "SeriesForm":
        facts = {"name": series.name, "series_kind": series.kind, "about": series.about}
        return cls(data={**facts, "version": version})


class EventForm(PageForm):
    """An event to put into a series."""

    loose_event = Choose("Event", unknown="Select an event from the list")

    @classmethod
    def offering(cls, events: Sequence[Event]) -> "EventForm":
        form = cls()
        form.loose_event.choices = [
            SelectChoice(str(event.id), f"{event.title} ({short_date(event.starts_date)})")
            for event in events
        ]
        return form


class PatternForm(PageForm):
    """Dates that come again."""

    starts_on = StringField(
        "First date",
        validators=[Needed("Enter the first date"), _is_day],
        description="For example, 13 September 2022",
    )
    every = Choose(
        "How often",
        choices=[SelectChoice(every.value, every.value.capitalize()) for every in Every],
        unknown="Select from the list how often",
    )
    number = StringField(
        "How many dates",
        validators=[Needed("Enter how many dates")],
        render_kw={"width": "3", "inputmode": "numeric"},
    )
    starts = StringField(
        "Start (optional)",
        validators=[_is_time],
        description="In the time of England, for example 9:30am or 14:00",
    )
    ends = StringField("End (optional)", validators=[_is_time])
    exceptions = TextAreaField(
        "Dates to leave out (optional)",
        description="One on each line",
        render_kw={"rows": 4, "maxlength": None},
    )

    def read(self) -> Pattern | None:
        """The pattern, or None with what is wrong beside the fields."""
        if not self.validate_on_submit():
            return None
        number, exceptions = self._number(), self._exceptions()
        starts = read_time(self.starts.data) if self.starts.data else None
        ends = read_time(self.ends.data) if self.ends.data else None
        if (starts is None) != (ends is None):
            self.refuse("starts" if starts is None else "ends", "Enter both times, or neither")
        elif starts and ends and ends <= starts:
            self.refuse("ends", "Enter an end that is after the start")
        if self.errors:
            return None
        first, every = read_day(str(self.starts_on.data)), Every(self.every.data)
        pattern = Pattern(first, every, number, starts, ends, exceptions)
        strangers = [long_date(day) for day in not_of_the_rule(pattern)]
        if strangers:
            named = " and ".join(", ".join(strangers).rsplit(", ", 1))
            are = "is not a date" if len(strangers) == 1 else "are not dates"
            self.refuse("exceptions", f"Check your lines: {named} {are} of this rule")
        return None if strangers else pattern

    def _number(self) -> int:
        text = self.number.data or ""
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
        if not 1 <= number <= MOST_DATES:
            self.refuse("number", f"Enter a whole number from 1 to {MOST_DATES}")
        return number

    def _exceptions(self) -> tuple[date, ...]:
        lines = filter(None, (line.strip() for line in (self.exceptions.data or "").splitlines()))
        try:
            return tuple(read_day(line) for line in lines)
        except NotUnderstood as error:
            self.refuse("exceptions", str(error))
            return ()
