"""What the sealed store holds, kind by kind: plain facts, as JSON before they are sealed."""

from events_app.forums.facts.apart import Concern, Unsent, Wish
from events_app.forums.facts.chain import DayHeads, Entry
from events_app.forums.facts.forum import Forum, Refused, Rules
from events_app.forums.facts.kinds import Facts
from events_app.forums.facts.meetings import JOINING_OPENS, THEMES_WAIT, Meeting
from events_app.forums.facts.places import Part, Place, PlaceState

__all__ = [
    "JOINING_OPENS", "THEMES_WAIT", "Concern", "DayHeads", "Entry", "Facts", "Forum", "Meeting",
    "Part", "Place", "PlaceState", "Refused", "Rules", "Unsent", "Wish",
]  # fmt: skip
