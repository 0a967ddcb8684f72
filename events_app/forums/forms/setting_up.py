"""The tasks of setting a forum up, a form each. A form's fields are named for the forum's facts."""

from itertools import product
from typing import Any

from wtforms import BooleanField, StringField, TextAreaField, ValidationError

from events_app.eligibility import role_in_words
from events_app.events.queries.offered import Named
from events_app.forums.facts import Forum
from events_app.forums.policy import PLATFORM
from events_app.models.organisations import BoardRole
from events_app.web.choosing import Choose, ChooseSeveral, SelectChoice
from events_app.web.forms import MaxLength, Needed, PageForm


def line(label: str, needed: str, most: int, hint: str = "") -> StringField:
    """One line of text that must be there."""
    return StringField(label, validators=_text(label, needed, most), description=hint)


def lines(label: str, needed: str, most: int, hint: str = "", rows: int = 5) -> TextAreaField:
    """Several lines of text that must be there."""
    return TextAreaField(
        label,
        validators=_text(label, needed, most),
        description=hint,
        render_kw={"rows": rows, "maxlength": most},
    )


def _text(label: str, needed: str, most: int) -> list[Any]:
    return [Needed(needed), MaxLength(most, f"{label} must be {most:,} characters or less")]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class BeginForm(PageForm):
    title = line("Name of the forum", "Enter a name of the forum", 100, "Only members see it.")


class TaskForm(PageForm):
    """A form of one task."""

    @classmethod
    def showing(cls, forum: Forum) -> "TaskForm":
        """The form with what was said before."""
        return cls(obj=forum)

    @property
    def facts(self) -> dict[str, Any]:
        """What is kept."""
        return {name: value for name, value in self.data.items() if name != "csrf_token"}


class PurposeForm(TaskForm):
    title = line("Name of the forum", "Enter a name of the forum", 100, "Only members see it.")
    purpose = lines("Purpose", "Enter the purpose of the forum", 500, "2 sentences are enough.")
    length = line("How long a meeting takes", "Enter how long a meeting takes", 60)
    platform = line("Platform", "Enter where the forum meets", 60, "For example Microsoft Teams.")


#: ways in that one audience can have, as an event's
MOST_WAYS = 20


class AudienceForm(TaskForm):
    """Roles, and what narrows them. Kept are ways in: each role with each kind and each region."""

    roles = ChooseSeveral(
        "Roles",
        choices=[SelectChoice(role.value, _capital(role_in_words(role))) for role in BoardRole],
        description="Only people who hold one of these roles can be invited, and stay.",
        unknown="Select roles from the list",
        validators=[Needed("Select who the forum is for")],
    )
    types = ChooseSeveral(
        "Kinds of trust (optional)",
        description="Select nothing if it is for every kind of trust.",
        unknown="Select kinds of trust from the list",
    )
    regions = ChooseSeveral(
        "Regions (optional)",
        description="Select nothing if it is for every region.",
        unknown="Select regions from the list",
    )

    def offer(self, offered: Named) -> None:
        """Have the kinds and the regions of the members' trusts to choose from, where any are."""
        self.types.choices = [SelectChoice(name, _capital(name)) for name in offered.types]
        self.regions.choices = [SelectChoice(name, name) for name in offered.regions]
        for name, found in (("types", offered.types), ("regions", offered.regions)):
            if not found:
                del self[name]

    def validate_roles(self, _field: ChooseSeveral) -> None:
        if len(self.facts["audience"]) > MOST_WAYS:
            raise ValidationError(
                "Select fewer roles, kinds of trust or regions: "
                f"together they can make {MOST_WAYS} combinations"
            )

    @classmethod
    def showing(cls, forum: Forum) -> "AudienceForm":
        said = {name: [item.get(name) for item in forum.audience] for name in _WAY}
        return cls(data=dict(zip(_CHOSEN, said.values(), strict=True)))

    @property
    def facts(self) -> dict[str, Any]:
        chosen = product(*(self.data.get(name) or [""] for name in _CHOSEN))
        ways = (zip(_WAY, way, strict=True) for way in chosen)
        return {"audience": [{name: value for name, value in way if value} for way in ways]}


_CHOSEN = ("roles", "types", "regions")
#: the conditions of a way in, in the order of the fields
_WAY = ("board_role", "organisation_type", "region")


class PlatformForm(TaskForm):
    checklist = ChooseSeveral(
        "Platform settings",
        choices=[SelectChoice(name, words) for name, words in PLATFORM.items()],
        description="Check each in the platform, then select it here.",
        unknown="Select from the list",
        validators=[Needed("Select every setting once you have checked it")],
    )

    def validate_checklist(self, field: ChooseSeveral) -> None:
        if len(set(field.data or ())) < len(PLATFORM):
            field.errors = [*field.errors, "Select every setting once you have checked it"]
            raise ValidationError("Select every setting once you have checked it")


class DatesForm(TaskForm):
    dates = lines(
        "When the forum is to meet",
        "Enter when the forum is to meet",
        300,
        "For example: four evenings, one in each quarter. Meetings get their dates later.",
        rows=3,
    )


class KeepingForm(TaskForm):
    months_kept = Choose(
        "How long notes of themes are kept",
        choices=[SelectChoice(str(n), f"{n} months") for n in (3, 6, 12, 24)],
        coerce=int,
        unknown="Select how long notes are kept",
        validators=[Needed("Select how long notes are kept")],
    )
    aftercare = lines(
        "Who members can talk to afterwards",
        "Enter who members can talk to afterwards",
        300,
        "A name and how to reach them. It stands on every page of the forum.",
        rows=3,
    )
    briefing = lines(
        "Briefing for facilitators",
        "Enter a briefing for facilitators",
        1000,
        "What they need to know before the first meeting. No names.",
    )


class WhoCanSeeForm(TaskForm):
    who_can_see_read = BooleanField(
        "I have read who will see what", validators=[Needed("Select that you have read it")]
    )


class RulesForm(PageForm):
    text = lines(
        "Ground rules",
        "Enter the ground rules",
        1500,
        "One rule on a line. Members agree to them before they enter.",
        rows=10,
    )


class DeputyForm(PageForm):
    deputy = Choose("Deputy host", unknown="Select a deputy host")

    def __init__(self, hosts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.deputy.choices = [
            SelectChoice("", "Select somebody"),
            *(SelectChoice(email, name) for email, name in hosts),
        ]
        self.deputy.validators = [Needed("Select a deputy host")]
