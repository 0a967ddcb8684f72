"""What is known of an organisation beside its name and code. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from events_app.models.organisations import Organisation

#: what an organisation's area may be like; it may be more than one
AREAS = ("rural", "coastal", "urban")


@dataclass(frozen=True)
class Profile:
    """What is known of an organisation beside its name and code. No area: not known."""

    type: str
    region: str
    areas: Sequence[str]


def areas_of(organisation: Organisation) -> str:
    """ "Rural, coastal", or "" where nothing is known."""
    return areas_in_words([area for area in AREAS if getattr(organisation, area)])


def areas_in_words(areas: Sequence[str]) -> str:
    """The same of areas by themselves, in whatever order."""
    return ", ".join(area for area in AREAS if area in areas).capitalize()
