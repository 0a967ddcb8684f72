"""Who will be there, as a speaker is told: in groups of five or more, nobody by name. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from events_app.eligibility import role_in_words

#: no group that is shown is smaller, and nothing is said of fewer people
FEWEST = 5
NOT_KNOWN, OTHERS = "Not known", "Others"


@dataclass(frozen=True)
class There:
    """Somebody with a place, with one role that they hold on the day."""

    person_id: int
    board_role: str | None
    trust_type: str | None
    region: str | None


@dataclass(frozen=True)
class Group:
    """What a group has in common, and how many are in it."""

    words: str
    people: int


@dataclass(frozen=True)
class Room:
    """How many have a place, and the groups by role, trust type and region; [] says nothing."""

    people: int
    tables: list[tuple[str, list[Group]]]

    @property
    def in_words(self) -> str:
        """ "38 people have a place." """
        if self.people < FEWEST:
            return f"Fewer than {FEWEST} people have a place so far."
        return f"{self.people} people have a place so far."


def who_comes(rows: Iterable[There], *, in_confidence: bool) -> Room:
    """The groups of an event. Of one that is held in confidence there is only the number.

    Somebody with several roles counts once, by the first of them.
    """
    people = list({row.person_id: row for row in reversed(list(rows))}.values())
    if in_confidence:
        return Room(len(people), [])
    sides: tuple[tuple[str, Callable[[There], str]], ...] = (
        ("Board role", _role),
        ("Trust type", lambda row: _capital(row.trust_type)),
        ("Region", lambda row: row.region or NOT_KNOWN),
    )
    tables = [(title, groups([of(row) for row in people])) for title, of in sides]
    return Room(len(people), [(title, found) for title, found in tables if found])


def groups(labels: Sequence[str]) -> list[Group]:
    """The groups of five or more, the largest first; the rest are others, five or more as well.

    Nothing where that leaves no more than one group.
    """
    counted = Counter(labels)
    shown = sorted((label for label in counted if counted[label] >= FEWEST),
                   key=lambda label: (-counted[label], label))  # fmt: skip
    others = len(labels) - sum(counted[label] for label in shown)
    while 0 < others < FEWEST and shown:
        others += counted[shown.pop()]
    found = [Group(label, counted[label]) for label in shown]
    found += [Group(OTHERS, others)] if others else []
    return found if len(found) > 1 else []


def _role(row: There) -> str:
    return _capital(role_in_words(row.board_role)) if row.board_role else "Another role"


def _capital(words: str | None) -> str:
    return words[:1].upper() + words[1:] if words else NOT_KNOWN
