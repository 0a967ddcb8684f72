"""When and where an event is, in the time of England."""

from datetime import date, datetime, time
from typing import Any

from wtforms import Field, RadioField
from wtforms.validators import ValidationError

from events_app.desk.forms.planning.fields import (
    ADDRESS,
    Days,
    Versioned,
    clock,
    line,
    moment_in,
    prose,
    shown_day,
    shown_time,
    time_of,
)
from events_app.events import place
from events_app.models.events import Event
from events_app.web.choosing import SelectChoice
from events_app.web.forms import Needed, PageForm

ONLINE, IN_PERSON, NOT_KNOWN = "online", "in person", "to be confirmed"


class Times(Days):
    """The days and times of something. Empty times are still to be confirmed."""

    starts = clock(
        "Start (optional)",
        description="In the time of England, for example 9:30am or 14:00. "
        "Leave start and end empty while they are to be confirmed.",
    )
    ends = clock("End (optional)", description="For example, 11am or 15:30")

    def read_times(self) -> dict[str, Any]:
        """The days and moments; what is wrong about them together is said beside the fields."""
        days = self.read_days()
        if days is None:
            return {}
        first, last = days
        moments = self._moments(first, last, time_of(self.starts), time_of(self.ends))
        return {"starts_date": first, "ends_date": last, **moments}

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
    """Online, in a town, or still to be confirmed."""

    where = RadioField(
        "Where is it?",
        choices=[
            SelectChoice(ONLINE, "Online"),
            SelectChoice(IN_PERSON, "In person"),
            SelectChoice(NOT_KNOWN, "To be confirmed"),
        ],
        validators=[Needed("Select where it is, or that it is to be confirmed")],
    )
    town = line("Town or city", description="Only if it is in person")
    venue = line("Platform or address (optional)", description="For example, Microsoft Teams")

    def validate_town(self, field: Field) -> None:
        """Checked with the other fields, so that everything that is wrong is said at once."""
        if self.where.data == IN_PERSON and not field.data:
            raise ValidationError("Enter the town or city")
        if self.where.data == NOT_KNOWN and field.data:
            raise ValidationError("Leave this empty while the place is to be confirmed")
        if self.where.data == ONLINE and field.data:
            raise ValidationError("Leave this empty, or select In person")

    def validate_venue(self, field: Field) -> None:
        if self.where.data == NOT_KNOWN and field.data:
            raise ValidationError("Leave this empty while the place is to be confirmed")

    def read_place(self) -> dict[str, Any]:
        """The town as its column has it, and the venue."""
        towns = {ONLINE: place.ONLINE, NOT_KNOWN: place.TO_BE_CONFIRMED}
        town = towns.get(self.where.data, self.town.data)
        return {"town": town, "venue": self.venue.data or ""}


def shown_place(event: Event) -> dict[str, str]:
    """The place of an event as the fields show it."""
    where = {place.ONLINE: ONLINE, place.TO_BE_CONFIRMED: NOT_KNOWN}.get(event.town, IN_PERSON)
    return {"where": where, "town": event.town or "", "venue": event.venue}


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
            formdata=None,
            data={
                "version": event.version,
                **shown_times(event),
                **shown_place(event),
                "joining_url": event.joining_url,
                "joining_notes": event.joining_notes,
            },
        )

    def read(self) -> dict[str, Any]:
        """The facts that the form asks for."""
        link = self.joining_url.data or ""
        if link and not link.startswith(("https://", "http://")):
            self.refuse("joining_url", "Enter a link that begins with https://")
        facts = {"joining_url": link, "joining_notes": self.joining_notes.data or ""}
        return {**self.read_times(), **self.read_place(), **facts}
