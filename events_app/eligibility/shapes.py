"""What the rule reads: audience items and appointments with their organisation loaded.

It looks at attributes alone, so it needs no database, and tests may hand it anything like them.
"""

from collections.abc import Mapping, Sequence

from events_app.models.events import AudienceItem as Item
from events_app.models.organisations import Appointment as Held
from events_app.models.organisations import Organisation as Place

#: the names of organisations by their ODS code
Names = Mapping[str, str]
Items = Sequence[Item]

__all__ = ["Held", "Item", "Items", "Names", "Place"]
