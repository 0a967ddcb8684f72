"""What the rule reads: audience items and appointments with their organisation loaded.

It looks at attributes alone, so it needs no database, and tests may hand it anything like them.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from events_app.models.events import AudienceItem as Item
from events_app.models.organisations import Appointment as Held
from events_app.models.organisations import Organisation as Place

#: the names of organisations by their ODS code
Names = Mapping[str, str]
Items = Sequence[Item]


class Conditions(NamedTuple):
    """An audience item as plain values: what it asks for, and nothing of where it is kept."""

    board_role: str | None
    any_board_role: bool
    committee: str | None
    committee_part: str | None
    organisation_type: str | None
    region: str | None
    organisation_code: str | None
    everyone: bool


#: an item as it is kept, or as plain values
AnyItem = TypeVar("AnyItem", Item, Conditions)

__all__ = ["AnyItem", "Conditions", "Held", "Item", "Items", "Names", "Place"]
