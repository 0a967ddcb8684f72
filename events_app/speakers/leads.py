"""Who leads our sessions, worked out from line-ups and asks alone. Pure; live and exact.

Who is not matched with the directory counts as a person, and as "not known" in every table.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

from events_app.folding import fold
from events_app.models.events import Part
from events_app.speakers.roles import is_workforce_director
from events_app.speakers.words import board_role

#: the parts that lead a session; the others speak in it
LEADING = frozenset({Part.SESSION_CHAIR, Part.FACILITATOR})
NOT_KNOWN = "Not known"


@dataclass(frozen=True)
class Role:
    """One part of one person in one session, with what the directory says of them, if anything."""

    session_id: int
    part: str
    name: str
    organisation: str
    job_role: str
    speaker_id: int | None
    tie: str | None = None
    found_through: str | None = None
    board_role: str | None = None
    trust_type: str | None = None
    region: str | None = None

    @property
    def who(self) -> Hashable:
        """The person: by the directory, else by name and organisation."""
        return self.speaker_id or (fold(self.name), fold(self.organisation))


@dataclass(frozen=True)
class Line:
    """One row of a table: how many lead and how many speak, of all who do."""

    label: str
    lead: int
    speak: int
    of_lead: int
    of_speak: int

    @property
    def share_of_lead(self) -> str:
        return percentage(self.lead, self.of_lead)

    @property
    def share_of_speak(self) -> str:
        return percentage(self.speak, self.of_speak)


@dataclass(frozen=True)
class Table:
    """People by one thing that is known of their work. A person counts once in each column."""

    title: str
    lines: list[Line]


def percentage(part: int, whole: int) -> str:
    """A share in whole per cent, "0%" of nothing."""
    return f"{round(100 * part / whole) if whole else 0}%"


def tables(roles: Sequence[Role], earlier: Collection[Hashable]) -> list[Table]:
    """Every table. `earlier`: the people who appeared before the year began."""
    return [
        _table("New to our events", roles, lambda r: "Before" if r.who in earlier else "New"),
        _table("Own staff, member trusts or outside", roles, lambda r: _words(r.tie)),
        _table("Who suggested them", roles, lambda r: _words(r.found_through)),
        _table("Board roles", roles, _job),
        _table("Trust types", roles, lambda r: _words(r.trust_type)),
        _table("Regions", roles, lambda r: r.region or NOT_KNOWN),
    ]


def concentration(roles: Iterable[Role]) -> tuple[int, int]:
    """How few people held a quarter of the roles, and of how many people in all."""
    held = sorted(Counter(role.who for role in roles).values(), reverse=True)
    people, sum_of_roles = 0, 0
    while sum_of_roles * 4 < sum(held):
        sum_of_roles += held[people]
        people += 1
    return people, len(held)


def facilitated_by_workforce_directors(roles: Iterable[Role]) -> tuple[int, int]:
    """How many sessions an HR director facilitated, of all that somebody facilitated."""
    facilitated = [role for role in roles if role.part == Part.FACILITATOR]
    by_them = {
        role.session_id
        for role in facilitated
        if is_workforce_director(role.board_role, role.job_role)
    }
    return len(by_them), len({role.session_id for role in facilitated})


def spread(times: Iterable[int]) -> list[tuple[str, int]]:
    """How many people were asked once, twice, and three times or more."""
    found = Counter(min(number, 3) for number in times if number)
    words = {1: "Once", 2: "Twice", 3: "Three times or more"}
    return [(word, found[number]) for number, word in words.items()]


def _table(title: str, roles: Sequence[Role], label_of: Callable[[Role], str]) -> Table:
    lead: dict[str, set[Hashable]] = {}
    speak: dict[str, set[Hashable]] = {}
    for role in roles:
        column = lead if role.part in LEADING else speak
        column.setdefault(label_of(role), set()).add(role.who)
    of_lead, of_speak = (len(set().union(*column.values())) for column in (lead, speak))
    labels = sorted(lead.keys() | speak.keys(), key=lambda each: (each == NOT_KNOWN, each))
    return Table(
        title,
        [
            Line(each, len(lead.get(each, ())), len(speak.get(each, ())), of_lead, of_speak)
            for each in labels
        ],
    )


def _job(role: Role) -> str:
    if role.speaker_id is None:
        return NOT_KNOWN
    return board_role(role.board_role) or "Another role"


def _words(value: str | None) -> str:
    return value[:1].upper() + value[1:] if value else NOT_KNOWN
