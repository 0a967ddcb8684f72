"""One session of an event: what it is about, when, and who speaks."""

from typing import Any

from wtforms import HiddenField

from events_app.desk.forms.planning.details import Themed
from events_app.desk.forms.planning.fields import (
    Versioned,
    clock,
    day,
    day_of,
    line,
    moment_in,
    prose,
    shown_day_of,
    shown_time,
    time_of,
)
from events_app.events.programme.plan import PlannedPerson, PlannedSession
from events_app.models.events import Event, Part
from events_app.web.choosing import Choose, SelectChoice

#: people that one session can have
MOST_PEOPLE = 40
#: rows that stand ready for people to be added
SPARE = 2
_NAME_ALONE = "Enter the name alone: the job title and the organisation have their own fields"
_COLUMNS = ("name", "job_title", "organisation", "part")
_PARTS = [SelectChoice(part.value, part.value.capitalize()) for part in Part]


def session_form(people: int) -> type["SessionForm"]:
    """A form with room for this many people. The class is made for the page."""
    fields: dict[str, Any] = {}
    for number in range(1, people + 1):
        fields[f"name_{number}"] = line("Name")
        fields[f"job_title_{number}"] = line("Job title (optional)")
        fields[f"organisation_{number}"] = line("Organisation (optional)")
        fields[f"part_{number}"] = Choose(
            "Part", choices=_PARTS, default=Part.SPEAKER, unknown="Select a part from the list"
        )
    return type("SessionFormOfPeople", (SessionForm,), fields)


class SessionForm(Versioned, Themed):
    """The session itself; its people by number: `name_1`, `part_1`, …"""

    people = HiddenField()
    title = line("Title", needed="Enter the title of the session")
    about = prose("What it is about (optional)", rows=4)
    on = day("Day (optional)", description="Only if the event lasts more than one day")
    starts = clock("Start (optional)", description="For example, 9:30am or 14:00")
    ends = clock("End (optional)", description="For example, 11am or 15:30")

    SHOWN = ("title", "about", "on", "starts", "ends", "themes", "more_themes")

    @staticmethod
    def data_of(plan: PlannedSession) -> dict[str, Any]:
        """A session as the fields show it."""
        data: dict[str, Any] = {
            "title": plan.title,
            "about": plan.about,
            "on": shown_day_of(plan.starts_at),
            "starts": shown_time(plan.starts_at),
            "ends": shown_time(plan.ends_at),
            "themes": list(plan.themes),
        }
        for number, person in enumerate(plan.people, start=1):
            for column in _COLUMNS:
                data[f"{column}_{number}"] = getattr(person, column)
        return data

    def numbered(self) -> list[list[Any]]:
        """The fields of each person."""
        rows = sum(1 for field in self if field.name.startswith("name_"))
        return [[self[f"{column}_{n}"] for column in _COLUMNS] for n in range(1, rows + 1)]

    def read(self, event: Event) -> PlannedSession:
        """The session; what is wrong is said beside the fields."""
        starts_at, ends_at = self._times(event)
        return PlannedSession(
            title=str(self.title.data),
            about=self.about.data or "",
            starts_at=starts_at,
            ends_at=ends_at,
            themes=self.read_themes(),
            people=tuple(self._people()),
        )

    def _people(self) -> list[PlannedPerson]:
        people: list[PlannedPerson] = []
        for name, job_title, organisation, part in self.numbered():
            if _has_more_than_a_name(name.data) and not (job_title.data or organisation.data):
                self.refuse(name.name, _NAME_ALONE)
            elif name.data:
                said = (job_title.data or "", organisation.data or "")
                people.append(PlannedPerson(name.data, Part(part.data), *said))
            elif job_title.data or organisation.data:
                self.refuse(name.name, "Enter the name too")
        return people

    def _times(self, event: Event) -> tuple[Any, Any]:
        starts, ends = time_of(self.starts), time_of(self.ends)
        on = day_of(self.on) or event.starts_date
        if starts is None and ends is None:
            if self.on.data:
                self.refuse("starts", "Enter the start and the end too: the day is kept with them")
            return None, None
        if starts is None or ends is None:
            self.refuse("starts" if starts is None else "ends", "Enter both times, or neither")
            return None, None
        if not self.on.data and event.ends_date != event.starts_date:
            self.refuse("on", "Enter the day: the event lasts more than one")
        elif not event.starts_date <= on <= event.ends_date:
            self.refuse("on", "Enter a day of the event")
        starts_at, ends_at = (
            moment_in(self, "starts", on, starts),
            moment_in(self, "ends", on, ends),
        )
        if starts_at and ends_at and ends_at <= starts_at:
            self.refuse("ends", "Enter an end that is after the start")
        early = starts_at and event.starts_at and starts_at < event.starts_at
        late = ends_at and event.ends_at and ends_at > event.ends_at
        if early or late:
            self.refuse("starts", "Enter times that are within those of the event")
        return starts_at, ends_at


def _has_more_than_a_name(text: str | None) -> bool:
    """Whether what stands after commas is more than letters after a name, such as "MBE, FRCP"."""
    _name, *after = (text or "").split(",")
    return len(after) > 1 and any(" " in part.strip() for part in after)


def people_asked(text: str, *, more: bool) -> int:
    """How many people the page has room for: those it had, or some more."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else SPARE
    return max(SPARE, min(MOST_PEOPLE, number + (SPARE if more else 0)))
