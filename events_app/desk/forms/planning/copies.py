"""What a copy of an event is asked for: its title and its first day."""

from datetime import date

from events_app.desk.forms.planning.fields import day, line
from events_app.events.planning.typed import read_day
from events_app.models.events import Event
from events_app.web.forms import PageForm


class CopyForm(PageForm):
    title = line("Title", needed="Enter the title")
    starts_on = day("First day", needed="Enter the first day")

    @classmethod
    def of(cls, event: Event) -> "CopyForm":
        """The form for a copy of this event."""
        return cls(data={"title": event.title})

    @property
    def first_day(self) -> date:
        """The first day of a form that was found good."""
        return read_day(str(self.starts_on.data))
