"""What an entry of the directory is written from. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from events_app.models.organisations import Organisation


@dataclass(frozen=True)
class Profile:
    """What somebody says of themselves. The topics are themes by name."""

    facts: Mapping[str, object]
    willing: tuple[str, ...]
    unwilling: tuple[str, ...]
    access_needs: str


@dataclass(frozen=True)
class Background:
    """What the event team knows of somebody. The organisation is None for one that is no member."""

    facts: Mapping[str, object]
    organisation: Organisation | None
