"""The readable last part of an event's address."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from events_app.events.slugs import LONGEST, free_slug, readable_slug

SEPTEMBER = date(2022, 9, 6)


def test_it_is_the_title_and_the_month() -> None:
    assert readable_slug("Building board accountability for WRES", SEPTEMBER) == (
        "building-board-accountability-for-wres-september-2022"
    )


def test_accents_apostrophes_and_signs_leave_plain_words() -> None:
    title = "Siân’s “café”: what’s next? £45 – 50%"
    assert readable_slug(title, SEPTEMBER) == "sians-cafe-whats-next-45-50-september-2022"


def test_a_title_without_a_letter_is_an_event() -> None:
    assert readable_slug("?!", SEPTEMBER) == "event-september-2022"


def test_a_long_title_is_cut_between_words() -> None:
    slug = readable_slug("word " * 40, SEPTEMBER)
    assert slug == "word-" * 19 + "september-2022"


def test_the_second_of_one_name_is_two_and_the_third_is_three() -> None:
    assert free_slug("a", set()) == "a"
    assert free_slug("a", {"a"}) == "a-2"
    assert free_slug("a", {"a", "a-2", "a-4"}) == "a-3"


@given(st.text(max_size=200), st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, 30))
def test_it_is_short_plain_and_its_own_whatever_the_title(
    title: str, day: date, rivals: int
) -> None:
    taken: set[str] = set()
    for _ in range(rivals):
        slug = free_slug(readable_slug(title, day), taken)
        assert slug not in taken
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(slug) <= LONGEST
        taken.add(slug)
