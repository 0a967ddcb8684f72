"""When and where an event is, in the time of England."""

from datetime import date, datetime, time
from typing import Any

from wtforms import RadioField

from events_app.desk.forms.planning.fields import (
    ADDRESS,
    Versioned,
    clock,
    day,
    day_of,
    line,
    moment_in,
    prose,
    shown_day,
    shown_time,
    time_of,
)
from events_app.models.events import Event
from events_app.web.choosing import SelectChoice
from events_app.web.forms import PageForm

ONLINE, IN_PERSON = "online", "in person"


class Times(PageForm):
    """The days and times of something. Empty times are still to be confirmed."""

    starts_on = day("First day", needed="Enter the first day")
    ends_on = day("Last day (optional)", description="Leave empty if it lasts one day")
    starts = clock(
        "Start (optional)",
        description="In the time of England, for example 9:30am or 14:00. "
        "Leave start and end empty while they are to be confirmed.",
    )
    ends = clock("End (optional)", description="For example, 11am or 15:30")

    def read_times(self) -> dict[str, Any]:
        """The days and moments; what is wrong about them together is said beside the fields."""
        first = day_of(self.starts_on)
        last = day_of(self.ends_on) or first
        if first is None or last is None:
            return {}
        if last < first:
            self.refuse("ends_on", "Enter a last day that is not before the first day")
            return {}
        days = {"starts_date": first, "ends_date": last}
        return days | self._moments(first, last, time_of(self.starts), time_of(self.ends))

    def _moments(
        self, first: date, last: date, starts: time | None, ends: time | None
    ) -> dict[str, datetime | None]:
        if (starts is None) != (ends is None):
            self.refuse("starts" if starts is None else "ends", "Enter both times, or neither")
        if starts is None or ends is None:
            return {"starts_at": None, "ends_at": None}
        starts_at = moment_in(self, "starts", first, starts)
        ends_at = moment_in(self, "ends", last, ends)
        if starts_at and ends_at and ends_at <= starts_at:
            self.refuse("ends", "Enter an end that is after the start")
        return {"starts_at": starts_at, "ends_at": ends_at}


def shown_times(event: Event) -> dict[str, str]:
    """The days and times of an event as the fields show them."""
    one_day = event.ends_date == event.starts_date
    return {
        "starts_on": shown_day(event.starts_date),
        "ends_on": "" if one_day else shown_day(event.ends_date),
        "starts": shown_time(event.starts_at),
        "ends": shown_time(event.ends_at),
    }


class Place(PageForm):
    """Online or in a town."""

    where = RadioField(
        "Where is it?",
        choices=[SelectChoice(ONLINE, "Online"), SelectChoice(IN_PERSON, "In person")],
    )
    town = line("Town or city", description="Only if it is in person")
    venue = line("Platform or address (optional)", description="For example, Microsoft Teams")

    def read_place(self) -> dict[str, Any]:
        """The town, None for online, and the venue."""
        if self.where.data == IN_PERSON and not self.town.data:
            self.refuse("town", "Enter the town or city")
        town = self.town.data if self.where.data == IN_PERSON else None
        return {"town": town, "venue": self.venue.data or ""}


class WhenForm(Versioned, Times, Place):
    """When and where, and how to join."""

    HEADING = "When and where"
    joining_url = line("Link to join (optional)", most=ADDRESS, description="Begins with https://")
    joining_notes = prose("How to join (optional)", rows=3)

    SHOWN = (
        *("starts_on", "ends_on", "starts", "ends"),
        *("where", "town", "venue", "joining_url", "joining_notes"),
    )

    @classmethod
    def showing(cls, event: Event) -> "WhenForm":
        return cls(
            data={
                "version": event.version,
                **shown_times(event),
                "where": ONLINE if event.town is None else IN_PERSON,
                "town": event.town or "",
                "venue": event.venue,
                "joining_url": event.joining_url,
                "joining_notes": event.joining_notes,
            }
        )

    def read(self) -> dict[str, Any]:
        """The facts that the form asks for."""
        link = self.joining_url.data or ""
        if link and not link.startswith(("https://", "http://")):
            self.refuse("joining_url", "Enter a link that begins with https://")
        facts = {"joining_url": link, "joining_notes": self.joining_notes.data or ""}
        return {**self.read_times(), **self.read_place(), **facts}
