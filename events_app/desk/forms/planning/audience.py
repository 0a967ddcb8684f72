"""Whom an event is for: in words, and as groups with conditions that all have to be met."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import HiddenField

from events_app.desk.forms.planning.fields import Versioned, line
from events_app.eligibility import role_in_words
from events_app.events.programme.plan import PlannedAudienceItem
from events_app.events.queries.offered import Named
from events_app.models.events import Event
from events_app.models.organisations import ON_THE_BOARD, BoardRole, CommitteePart
from events_app.web.choosing import Choose, SelectChoice

#: groups that one audience can have; more are no rule but a list of people
MOST_GROUPS = 20
ANY_BOARD, EVERYONE = "any board role", "everyone"
_PARTS = ("role", "part", "committee", "another", "type", "region", "trust")


def audience_form(offered: Named, groups: int) -> type["AudienceForm"]:
    """A form with this many groups. The class is made for the page: WTForms knows no rows."""
    fields: dict[str, Any] = {}
    for number in range(1, groups + 1):
        for part, field in _fields(offered).items():
            fields[f"{part}_{number}"] = field
    return type("AudienceFormOfGroups", (AudienceForm,), fields)


def _and(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}"


def _after_for(text: str | None) -> str:
    """What was typed as the rest of a sentence that begins with "For"."""
    words = (text or "").removesuffix(".")
    return words[4:].lstrip() if words.lower().startswith("for ") else words


class AudienceForm(Versioned):
    """The words, and the groups by number: `role_1`, `committee_1`, …"""

    #: whom "any board role" means, in words
    board = _and(f"{role_in_words(role)}s" for role in BoardRole if role in ON_THE_BOARD)

    SHOWN = ("audience_words",)

    audience_words = line(
        "Who it is for, in the words of the announcement (optional)",
        description="Goes on after “For”, like: senior NHS communications professionals. "
        "People see this first, and who can register beside it.",
        filters=[_after_for],
    )
    groups = HiddenField()

    @classmethod
    def data_of(cls, event: Event) -> dict[str, Any]:
        """An event's audience as the fields show it."""
        data = {"version": event.version, "audience_words": event.audience_words}
        for number, item in enumerate(event.audience, start=1):
            role = EVERYONE if item.everyone else ANY_BOARD if item.any_board_role else ""
            shown = (role or item.board_role, item.committee_part, item.committee, None)
            shown += (item.organisation_type, item.region, item.organisation_code)
            for part, value in zip(_PARTS, shown, strict=True):
                data[f"{part}_{number}"] = value or ""
        return data

    def numbered(self) -> list[list[Any]]:
        """The fields of each group."""
        groups = sum(1 for field in self if field.name.startswith("role_"))
        return [[self[f"{part}_{n}"] for part in _PARTS] for n in range(1, groups + 1)]

    def read(self) -> tuple[PlannedAudienceItem, ...]:
        """The groups that ask for something."""
        items = (self._item([field.data or None for field in group]) for group in self.numbered())
        return tuple(item for item in items if item != PlannedAudienceItem())

    def _item(self, chosen: list[Any]) -> PlannedAudienceItem:
        role, part, committee, another, kind, region, trust = chosen
        named = role if role not in (ANY_BOARD, EVERYONE) else None
        return PlannedAudienceItem(
            board_role=BoardRole(named) if named else None,
            any_board_role=role == ANY_BOARD,
            everyone=role == EVERYONE,
            committee=another.lower() if another else committee,
            committee_part=CommitteePart(part) if part else None,
            organisation_type=kind,
            region=region,
            organisation_code=trust,
        )


def groups_asked(text: str, *, more: bool) -> int:
    """How many groups the page shows: those it had, or one more."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1
    return max(1, min(MOST_GROUPS, number + more))


def _fields(offered: Named) -> dict[str, Any]:
    roles = [(EVERYONE, "Everyone at a member organisation"), (ANY_BOARD, "Any board role")]
    roles += [(role.value, _capital(role_in_words(role))) for role in BoardRole]
    parts = [(CommitteePart.CHAIRS.value, "Chairs"), (CommitteePart.SITS_ON.value, "Sits on")]
    return {
        "role": _choose("Role", "Any role, with something else below", roles),
        "part": _choose("Part in a committee", "Not asked for", parts),
        "committee": _choose("Committee", "Any committee", _same(offered.committees)),
        "another": line(
            "Another committee (optional)", description="If nobody in our contacts sits on it yet"
        ),
        "type": _choose("Kind of trust", "Any kind", _same(offered.types)),
        "region": _choose("Region", "Any region", _same(offered.regions)),
        "trust": _choose("Trust", "Any trust", offered.trusts),
    }


def _choose(label: str, nothing: str, choices: Sequence[tuple[str, str]]) -> Any:
    options = [SelectChoice("", nothing), *(SelectChoice(*choice) for choice in choices)]
    words = f"Select from the list: {label.lower()}"
    return Choose(label, choices=options, default="", unknown=words)


def _same(names: Sequence[str]) -> list[tuple[str, str]]:
    return [(name, _capital(name)) for name in names]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
