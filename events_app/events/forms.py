"""The filters of a list, as they stand in its address. What is not on offer is ignored.

Whether a theme is on offer is known once the list is read: it comes with the themes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from events_app.clock import london_date
from events_app.eligibility import role_in_words
from events_app.events.queries.lists import Filters
from events_app.models.events import EventKind
from events_app.models.organisations import BoardRole

#: months ahead that the filter offers
MONTHS_AHEAD = 12
#: no list is longer
LAST_PAGE = 100_000
#: a search of more words than this finds nothing better
LONGEST_SEARCH = 100


def in_sentence_case(words: str) -> str:
    """With a capital at the start, the rest as it is."""
    return words[:1].upper() + words[1:]


class Choice(NamedTuple):
    """One option of a filter."""

    value: str
    text: str


@dataclass(frozen=True)
class Asked:
    """What the address asks for, and the options to show."""

    filters: Filters
    page: int
    words: str
    kinds: tuple[Choice, ...]
    board_roles: tuple[Choice, ...]
    months: tuple[Choice, ...]
    #: the part of the address that keeps the filters when the page changes
    kept: dict[str, str]
    problem: str

    @property
    def narrowed(self) -> bool:
        return bool(self.kept)


_KINDS = tuple(Choice(kind.value, kind.value.capitalize()) for kind in EventKind)
_BOARD_ROLES = tuple(
    Choice(role.value, f"{in_sentence_case(role_in_words(role))}s") for role in BoardRole
)


def read_filters(args: Mapping[str, str], *, now: datetime) -> Asked:
    """Read `q`, `theme`, `kind`, `for`, `month` and `page` from the address."""
    words = " ".join(args.get("q", "").replace("\0", " ").split())
    months = _months(london_date(now))
    theme = args.get("theme", "").replace("\0", "")
    kind = _one_of(args.get("kind", ""), _KINDS)
    role = _one_of(args.get("for", ""), _BOARD_ROLES)
    month = _one_of(args.get("month", ""), months)
    too_long = len(words) > LONGEST_SEARCH
    kept = {"q": words, "theme": theme, "kind": kind, "for": role, "month": month}
    return Asked(
        filters=Filters(
            words=words[:LONGEST_SEARCH],
            theme=theme,
            kind=kind,
            board_role=role,
            month=date.fromisoformat(f"{month}-01") if month else None,
        ),
        page=_page(args.get("page", "1")),
        words=words[:LONGEST_SEARCH],
        kinds=_KINDS,
        board_roles=_BOARD_ROLES,
        months=months,
        kept={name: value for name, value in kept.items() if value},
        problem=f"Enter {LONGEST_SEARCH} characters or fewer to search for" if too_long else "",
    )


def read_page(args: Mapping[str, str]) -> int:
    """The page of a list without filters that the address asks for."""
    return _page(args.get("page", "1"))


def _one_of(value: str, offered: tuple[Choice, ...]) -> str:
    return value if any(value == choice.value for choice in offered) else ""


def _page(value: str) -> int:
    """The page asked for; a number beyond every list is a page that is not there."""
    if not value.isascii() or not value.isdigit():
        return 1
    return min(max(1, int(value[:20])), LAST_PAGE)


@lru_cache(maxsize=8)
def theme_choices(themes: tuple[str, ...]) -> tuple[Choice, ...]:
    """The themes as options of a filter."""
    return tuple(Choice(name, in_sentence_case(name)) for name in themes)


@lru_cache(maxsize=8)
def _months(today: date) -> tuple[Choice, ...]:
    start = today.year * 12 + today.month - 1
    days = (date((start + n) // 12, (start + n) % 12 + 1, 1) for n in range(MONTHS_AHEAD))
    return tuple(Choice(f"{day:%Y-%m}", f"{day:%B %Y}") for day in days)
