"""The forms of an organisation's profile and of a merger."""

from collections.abc import Sequence
from typing import Any

from wtforms import StringField

from events_app.models.organisations import Organisation
from events_app.people.forms.contacts import checked
from events_app.people.imports import cells
from events_app.people.profiles import AREAS, Profile
from events_app.web.choosing import Choose, ChooseSeveral, SelectChoice
from events_app.web.days import DayField
from events_app.web.forms import Needed, PageForm, VersionedForm


class ProfileForm(VersionedForm):
    type = StringField("Type (optional)", description="For example, acute or mental health")
    region = StringField("Region", validators=[Needed("Enter the region")])
    areas = ChooseSeveral(
        "What its area is like (optional)",
        choices=[SelectChoice(area, area.capitalize()) for area in AREAS],
        description="Select all that apply. None means that we do not know.",
        unknown="Select rural, coastal or urban",
    )

    @classmethod
    def showing(cls, organisation: Organisation, version: int) -> "ProfileForm":
        areas = [area for area in AREAS if getattr(organisation, area)]
        facts = {"type": organisation.type, "region": organisation.region, "areas": areas}
        return cls(data={**facts, "version": version})

    def validate_type(self, field: StringField) -> None:
        field.data = checked(cells.organisation_type, field)

    def validate_region(self, field: StringField) -> None:
        field.data = checked(cells.region, field)

    @property
    def profile(self) -> Profile:
        return Profile(self.type.data or "", self.region.data or "", tuple(self.areas.data or ()))


class MergeForm(PageForm):
    """Asked in an address first, to show what follows, and then for good."""

    into = Choose(
        "Organisation that it becomes part of",
        validators=[Needed("Select the organisation")],
        unknown="Select the organisation",
    )
    merge_day = DayField(
        "First day as part of it", validators=[Needed("Enter the first day as part of it")]
    )

    def __init__(self, organisations: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.into.choices = [
            SelectChoice("", "Select an organisation"),
            *(SelectChoice(code, name) for code, name in organisations),
        ]

    def validate_alone(self) -> bool:
        """Whether the answers are right. An address carries no token; nothing is written for it."""
        return all([self.into.validate(self), self.merge_day.validate(self)])
