"""The readable last part of an event's address, such as board-accountability-september-2022."""

import re
from collections.abc import Container
from datetime import date

from events_app.folding import fold

#: as long as the column; room is kept for the month, the year and a number
LONGEST = 120
_LONGEST_TITLE = 95
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


def readable_slug(title: str, starts_date: date) -> str:
    """The title in letters, digits and hyphens, then the month and the year; room for a number."""
    words = _NOT_IN_A_SLUG.sub("-", fold(title).replace("'", "")).strip("-")
    if len(words) > _LONGEST_TITLE:
        words = words[: _LONGEST_TITLE + 1].rpartition("-")[0] or words[:_LONGEST_TITLE]
    month = f"{starts_date:%B}-{starts_date.year}".lower()
    return f"{words or 'event'}-{month}"


def free_slug(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or with -2, -3, … behind it, so that no event in `taken` has it already."""
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        ending = f"-{number}"
        slug = wanted[: LONGEST - len(ending)] + ending
    return slug
