"""Who appeared in a period, as the public programme shows it: the line-ups, counted by person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from events_app.diversity.figures.lattice import Side
from events_app.models.events import Part

LEADING = frozenset({Part.SESSION_CHAIR, Part.FACILITATOR})


@dataclass(frozen=True)
class Seen:
    """One appearance of somebody: what they did, and whether the session was on race equality."""

    person: str
    part: str
    on_race_equality: bool


@dataclass(frozen=True)
class Shown:
    """What somebody did in a period. Who led and spoke counts as having led, once."""

    led: bool
    on_race_equality: bool

    def is_on(self, side: Side) -> bool:
        """Whether they belong to a side of a table."""
        return {
            Side.EVERYONE: True,
            Side.LED: self.led,
            Side.SPOKE: not self.led,
            Side.THEME: self.on_race_equality,
            Side.OTHER_SUBJECTS: not self.on_race_equality,
        }[side]


Roster = Mapping[str, Shown]


def roster_of(seen: Iterable[Seen]) -> dict[str, Shown]:
    """Everybody who appeared, once each."""
    roster: dict[str, Shown] = {}
    for one in seen:
        before = roster.get(one.person, Shown(led=False, on_race_equality=False))
        roster[one.person] = Shown(
            led=before.led or one.part in LEADING,
            on_race_equality=before.on_race_equality or one.on_race_equality,
        )
    return roster


def people_on(roster: Roster, side: Side) -> frozenset[str]:
    """The people of a side of a table."""
    return frozenset(person for person, shown in roster.items() if shown.is_on(side))
