"""Two people who edit one event: what was typed, and what was only sent along."""

from typing import Any

from events_app.events.planning.facts import FACTS, Difference
from events_app.events.planning.merging import Merged, merge


def changed(name: str, now: Any, typed: Any) -> Difference:
    return Difference(FACTS[name], now, typed)


def names(merged: Merged) -> tuple[list[str], list[str], list[str]]:
    """Whose each fact is: mine, theirs, both."""
    mine, theirs, both = (
        [difference.fact.name for difference in group]
        for group in (merged.mine, merged.theirs, merged.both)
    )
    return mine, theirs, both


def test_what_a_colleague_changed_and_i_left_alone_is_theirs() -> None:
    """The form still sends the cost as it was when it was opened."""
    found = [changed("about", "", "On allyship"), changed("cost", "£40", "Free")]
    assert names(merge(found, [{"Cost": ("Free", "£40")}])) == (["about"], ["cost"], [])


def test_what_both_changed_is_for_a_person_to_decide() -> None:
    found = [changed("cost", "£40", "£20")]
    assert names(merge(found, [{"Cost": ("Free", "£40")}])) == ([], [], ["cost"])


def test_of_several_changes_the_first_says_what_the_form_was_opened_with() -> None:
    since = [{"Cost": ("Free", "£30")}, {"Cost": ("£30", "£40")}]
    assert names(merge([changed("cost", "£40", "Free")], since)) == ([], ["cost"], [])
    assert names(merge([changed("cost", "£40", "£30")], since)) == ([], [], ["cost"])


def test_what_was_empty_and_is_sent_empty_is_theirs() -> None:
    found = [changed("cost", "£40", "")]
    assert names(merge(found, [{"Cost": ("Not set", "£40")}])) == ([], ["cost"], [])


def test_texts_that_the_history_cut_are_not_taken_for_untouched() -> None:
    opened, typed = "x" * 400, "x" * 399 + "y"
    since = [{"What it is about": ("x" * 300 + "…", "Short")}]
    for text in (opened, typed):
        assert names(merge([changed("about", "Short", text)], since)) == ([], [], ["about"])


def test_facts_that_belong_together_are_decided_together() -> None:
    """A new town of mine would stand beside the address of a colleague's."""
    found = [changed("town", None, "Leeds"), changed("venue", "Zoom", "Teams")]
    since = [{"Platform or address": ("Teams", "Zoom")}]
    assert names(merge(found, since)) == ([], ["venue"], ["town"])
