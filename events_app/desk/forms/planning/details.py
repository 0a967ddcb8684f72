"""What an event is: its title, kind, subject and cost; and the form that begins a new one."""

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, StringField

from events_app.desk.forms.planning.fields import InOrder, Versioned, line, prose
from events_app.desk.forms.planning.when import Place, Times
from events_app.events.actions.planning.rows import themes_of
from events_app.models.events import Event, EventKind
from events_app.web.choosing import Choose, ChooseSeveral, SelectChoice
from events_app.web.forms import MaxLength, Needed, PageForm

#: as long as a theme's column
_THEME = 100

_KINDS = [SelectChoice("", "Select a kind")]
_KINDS += [SelectChoice(kind.value, kind.value.capitalize()) for kind in EventKind]


class What(PageForm):
    """The title and the kind."""

    title = line("Title", needed="Enter the title")
    kind = Choose(
        "Kind of event",
        choices=_KINDS,
        validators=[Needed("Select the kind of event")],
        unknown="Select a kind of event from the list",
    )


class NewEventForm(InOrder, What, Times, Place):
    """What a new event begins with; everything else can follow."""

    SHOWN = (
        *("title", "kind", "starts_on", "ends_on", "starts", "ends"),
        *("where", "town", "venue", "about"),
    )

    about = prose("What it is about (optional)", rows=4)

    def read(self) -> dict[str, Any]:
        """The facts of the new event."""
        said = {"title": self.title.data, "kind": self.kind.data, "about": self.about.data or ""}
        return {**said, **self.read_times(), **self.read_place()}


class Themed(PageForm):
    """Themes: those of the programme to tick, and new ones to write."""

    themes = ChooseSeveral(
        "Themes (optional)",
        description="People find events by these",
        unknown="Select themes from the list",
    )
    more_themes = StringField(
        "More themes (optional)",
        validators=[MaxLength(500, "Enter 500 characters or fewer")],
        description="Those that no event carries yet, separated by commas, "
        "for example: allyship, safe spaces",
    )

    def offer_themes(self, known: Sequence[str]) -> None:
        """Put the themes that there are on offer. Before the first there is one field for them."""
        if not known:
            self.more_themes.label.text = "Themes (optional)"
            self.more_themes.description = (
                "People find events by these. Separated by commas, "
                "for example: allyship, safe spaces"
            )
        self.themes.choices = [SelectChoice(name, name[:1].upper() + name[1:]) for name in known]

    def read_themes(self) -> tuple[str, ...]:
        """The ticked themes and the new ones, each once."""
        written = [" ".join(name.split()) for name in (self.more_themes.data or "").split(",")]
        if any(len(name) > _THEME for name in written):
            self.refuse("more_themes", f"Enter themes of {_THEME} characters or fewer")
        return tuple(dict.fromkeys([*(self.themes.data or []), *filter(None, written)]))


class DetailsForm(Versioned, What, Themed):
    """What it is and what it is about."""

    HEADING = "What it is about"
    SHOWN = ("title", "kind", "about", "interactive", "themes", "more_themes", "cost")

    about = prose("What it is about (optional)", rows=6)
    interactive = BooleanField("Interactive: people take part and do not only listen")
    cost = line("Cost (optional)", description="For example, Free for member trusts")

    @classmethod
    def showing(cls, event: Event) -> "DetailsForm":
        return cls(
            formdata=None,
            data={
                "version": event.version,
                "title": event.title,
                "kind": event.kind,
                "about": event.about,
                "interactive": event.interactive,
                "themes": list(themes_of(event, None)),
                "cost": event.cost,
            },
        )

    def read(self) -> dict[str, Any]:
        """The facts that the form asks for."""
        return {
            "title": self.title.data,
            "kind": self.kind.data,
            "about": self.about.data or "",
            "interactive": bool(self.interactive.data),
            "themes": self.read_themes(),
            "cost": self.cost.data or "",
        }
