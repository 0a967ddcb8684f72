"""The filters of a list, as they stand in its address. What is not on offer is ignored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from events_app.clock import london_date
from events_app.events.queries.lists import Filters
from events_app.models.events import EventKind
from events_app.models.organisations import BoardRole

#: months ahead that the filter offers
MONTHS_AHEAD = 12
#: no list is longer
LAST_PAGE = 100_000
#: a search of more words than this finds nothing better
LONGEST_SEARCH = 100


class Choice(NamedTuple):
    """One option of a filter."""

    value: str
    text: str
    selected: bool


@dataclass(frozen=True)
class Asked:
    """What the address asks for, and the options to show."""

    filters: Filters
    page: int
    words: str
    themes: list[Choice]
    kinds: list[Choice]
    board_roles: list[Choice]
    months: list[Choice]
    #: the part of the address that keeps the filters when the page changes
    kept: dict[str, str]
    problem: str

    @property
    def narrowed(self) -> bool:
        return bool(self.kept)


def read_filters(args: Mapping[str, str], *, themes: list[str], now: datetime) -> Asked:
    """Read `q`, `theme`, `kind`, `for`, `month` and `page` from the address."""
    words = " ".join(args.get("q", "").replace("\0", " ").split())
    months = {f"{day:%Y-%m}": f"{day:%B %Y}" for day in _months(london_date(now))}
    theme = _one_of(args.get("theme", ""), themes)
    kind = _one_of(args.get("kind", ""), [kind.value for kind in EventKind])
    role = _one_of(args.get("for", ""), [role.value for role in BoardRole])
    month = _one_of(args.get("month", ""), list(months))
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
        themes=[Choice(name, name[:1].upper() + name[1:], name == theme) for name in themes],
        kinds=[Choice(k.value, k.value.capitalize(), k == kind) for k in EventKind],
        board_roles=[Choice(r.value, _role_words(r), r == role) for r in BoardRole],
        months=[Choice(value, text, value == month) for value, text in months.items()],
        kept={name: value for name, value in kept.items() if value},
        problem=f"Enter {LONGEST_SEARCH} characters or fewer to search for" if too_long else "",
    )


def read_page(args: Mapping[str, str]) -> int:
    """The page of a list without filters that the address asks for."""
    return _page(args.get("page", "1"))


def _one_of(value: str, offered: list[str]) -> str:
    return value if value in offered else ""


def _page(value: str) -> int:
    """The page asked for; a number beyond every list is a page that is not there."""
    if not value.isascii() or not value.isdigit():
        return 1
    return min(max(1, int(value[:20])), LAST_PAGE)


def _months(today: date) -> list[date]:
    start = today.year * 12 + today.month - 1
    return [date((start + n) // 12, (start + n) % 12 + 1, 1) for n in range(MONTHS_AHEAD)]


def _role_words(role: BoardRole) -> str:
    words = "trust chair" if role is BoardRole.CHAIR else role.value
    return f"{words[:1].upper()}{words[1:]}s"
