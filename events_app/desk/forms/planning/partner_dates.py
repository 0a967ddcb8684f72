"""A date of a partner body."""

from typing import Any

from events_app.desk.forms.planning.fields import (
    ADDRESS,
    Days,
    Versioned,
    line,
    shown_day,
)
from events_app.eligibility import role_in_words
from events_app.models.organisations import BoardRole
from events_app.models.series import PartnerDate
from events_app.web.choosing import ChooseSeveral, SelectChoice


def _role(role: BoardRole) -> str:
    words = role_in_words(role)
    return f"{words[:1].upper()}{words[1:]}s"


class PartnerDateForm(Versioned, Days):
    SHOWN = ("title", "organisation", "starts_on", "ends_on", "roles", "link")

    title = line("Title", needed="Enter the title")
    organisation = line("Whose it is", needed="Enter the name of the partner")
    roles = ChooseSeveral(
        "Who it is for (optional)",
        choices=[SelectChoice(role.value, _role(role)) for role in BoardRole],
        unknown="Select roles from the list",
    )
    link = line("Link (optional)", most=ADDRESS, description="Begins with https://")

    @classmethod
    def showing(cls, entry: PartnerDate, version: int) -> "PartnerDateForm":
        one_day = entry.starts_date == entry.ends_date
        return cls(
            data={
                "version": version,
                "title": entry.title,
                "organisation": entry.organisation,
                "starts_on": shown_day(entry.starts_date),
                "ends_on": "" if one_day else shown_day(entry.ends_date),
                "roles": entry.roles,
                "link": entry.link,
            }
        )

    def read(self) -> dict[str, Any]:
        """The facts; what is wrong about them together is said beside the fields."""
        days = self.read_days()
        link = self.link.data or ""
        if link and not link.startswith(("https://", "http://")):
            self.refuse("link", "Enter a link that begins with https://")
        return {
            "title": self.title.data,
            "organisation": self.organisation.data,
            **({"starts_date": days[0], "ends_date": days[1]} if days else {}),
            "roles": list(self.roles.data or []),
            "link": link,
        }
