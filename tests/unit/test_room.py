"""Who will be there, as a speaker is told: no group of fewer than five, and none to work out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events_app.registrations.room import Group, There, groups, who_comes


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, []),
        ({"Chair": 4}, []),
        ({"Chair": 9}, []),
        ({"Chair": 9, "Governor": 5}, [Group("Chair", 9), Group("Governor", 5)]),
        ({"Chair": 9, "Governor": 4}, []),
        ({"Chair": 9, "Governor": 3, "Executive": 2}, [Group("Chair", 9), Group("Others", 5)]),
        (
            {"Chair": 9, "Governor": 6, "Executive": 1},
            [Group("Chair", 9), Group("Others", 7)],
        ),
    ],
)
def test_small_groups_are_others_and_others_are_never_few(counts, expected):
    assert groups([label for label, number in counts.items() for _ in range(number)]) == expected


@given(st.lists(st.sampled_from("abcdefg"), max_size=60))
def test_every_group_has_five_or_more_and_together_they_are_everybody(labels):
    found = groups(labels)
    assert all(group.people >= 5 for group in found)
    assert sum(group.people for group in found) in (0, len(labels))


def test_somebody_with_two_roles_counts_once_by_the_first():
    rows = [There(1, "chair", "acute", "London"), There(1, None, "acute", "London")]
    rows += [There(number, "chair", "acute", "London") for number in range(2, 6)]
    rows += [There(number, None, None, None) for number in range(6, 11)]
    room = who_comes(rows, in_confidence=False)
    assert (room.people, room.in_words) == (10, "10 people have a place so far.")
    assert room.tables[0] == ("Board role", [Group("Another role", 5), Group("Trust chair", 5)])


def test_of_an_event_held_in_confidence_and_of_few_people_there_is_less():
    rows = [There(number, "chair", "acute", "London") for number in range(12)]
    assert who_comes(rows, in_confidence=True).tables == []
    assert who_comes(rows[:4], in_confidence=False).in_words == (
        "Fewer than 5 people have a place so far."
    )
