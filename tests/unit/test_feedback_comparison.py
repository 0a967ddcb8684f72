"""Before and after as groups, and the gap of race equality to the rest: figures by hand."""

import random
from types import SimpleNamespace

import pytest

from events_app.feedback.comparison import PUBLISHED_2022, Group, compare, csv_rows
from events_app.feedback.display import table_of
from events_app.feedback.figures import release
from events_app.feedback.gaps import ANSWERED, Gap, interval, list_gaps, list_gaps_of
from events_app.feedback.questions import QUESTIONS
from events_app.feedback.year import put_together

LINE = QUESTIONS["line"]


def line(*answers, groups=()):
    figures = release(LINE, answers)
    return {"line": figures | ({"groups": list(groups)} if groups else {})}


def test_the_line_before_and_after_stands_beside_what_was_published():
    before = line(*["10"] * 3, *["9"] * 3, *["5"] * 4)
    after = line(*["10"] * 4, *["9"] * 4, *["5"] * 4)
    (found,) = compare([(before, after)])
    assert (found.words, found.upper, found.highest) == (LINE.words, "8 to 10", 10)
    assert found.groups == [
        Group("Before", "Everybody", 10, 7.5, 60.0, 30.0),
        Group("After", "Everybody", 12, 8.0, 66.7, 33.3),
        *PUBLISHED_2022,
    ]
    assert [(g.mean, g.upper, g.top) for g in PUBLISHED_2022] == [
        (5.6, 22.0, 4.0),
        (6.2, None, None),
    ]


def test_from_five_to_nine_there_is_a_mean_and_no_share():
    (found,) = compare([(line(*["7"] * 5), line(*["8"] * 9))])
    assert found.groups[:2] == [
        Group("Before", "Everybody", 5, 7.0, None, None),
        Group("After", "Everybody", 9, 8.0, None, None),
    ]


@pytest.mark.parametrize(
    "pair",
    [
        (None, line(*["7"] * 9)),
        (line(*["7"] * 9), None),
        (line(*["7"] * 4), line(*["8"] * 9)),
        (line(*["7"] * 9), line(*["8"] * 4)),
    ],
)
def test_there_is_nothing_to_compare_unless_both_have_five(pair):
    assert compare([pair]) == []


def test_by_role_what_was_released_by_role():
    groups = [[key, 10, 6.0, 4] for key in ("chair", "chief-executive", "non-executive", "other")]
    before = line(*["6"] * 40, groups=groups)
    (found,) = compare([(before, line(*["8"] * 40))])
    assert found.groups[2] == Group("Before", "Trust chair", 10, 6.0, 40.0, None)


def test_events_are_put_together_by_how_many_answered():
    pair = (line(*["6"] * 10), line(*["8"] * 30))
    other = (line(*["9"] * 20), line(*["9"] * 10))
    (found,) = compare([pair, other, (line(*["0"] * 50), None)])
    assert found.groups[:2] == [
        Group("Before", "Everybody", 30, 8.0, None, None),
        Group("After", "Everybody", 40, 8.2, None, None),
    ]


def test_several_events_count_people_only_where_none_put_small_numbers_together():
    useful = QUESTIONS["useful"]
    even = release(useful, [value for value in "54321" for _ in range(4)])
    small = release(useful, "5" * 9 + "4" * 9 + "1")
    assert put_together(useful, [small]) == table_of(useful, small)
    assert [row.count for row in put_together(useful, [even, even]).rows] == [8] * 5
    assert [row.count for row in put_together(useful, [even, small]).rows] == [None] * 5


def test_the_file_has_the_values_of_the_page():
    rows = csv_rows(compare([(line(*["7"] * 5), line(*["8"] * 9))]))
    assert rows == [
        (LINE.words, "Before", "Everybody", 5, 7.0, "", ""),
        (LINE.words, "After", "Everybody", 9, 8.0, "", ""),
        (LINE.words, "2022", "All who answered", 254, 5.6, 22.0, 4.0),
        (LINE.words, "2022", "Trust chairs", "", 6.2, "", ""),
    ]


def closed(number, race, asked, answered, useful=()):
    released = {"useful": release(QUESTIONS["useful"], useful)} if useful else {}
    return SimpleNamespace(
        id=number, race=race, state="closed", asked=asked, answered=answered, released=released
    )


def test_the_interval_is_newcombes():
    # the example of his paper: 56 of 70 and 48 of 80
    assert [round(value, 4) for value in interval(56, 70, 48, 80)] == [0.0524, 0.3339]


def test_the_gap_in_answering_and_in_ratings():
    good, poor = ["5"] * 10, ["5"] * 4 + ["1"] * 6
    found = list_gaps([closed(1, True, 40, 10, poor), closed(2, False, 20, 10, good)])
    assert found == [
        Gap(ANSWERED, 100, 25.0, 40, 50.0, 20, -47.8, 0.2),
        Gap("Mean of: How useful was this session for your work?", 5, 2.5, 10, 5.0, 10, -3.8, -1.2),
    ]
    assert [gap.points for gap in found] == [-25.0, -2.5]


def test_without_both_kinds_there_is_no_gap():
    assert list_gaps([closed(1, True, 40, 10)]) == []
    assert list_gaps_of([closed(1, True, 40, 10)], 1) == []


def test_one_event_stands_beside_those_of_the_other_kind():
    rows = [closed(1, True, 40, 10), closed(2, False, 20, 10), closed(3, True, 10, 10)]
    (found,) = list_gaps_of(rows, 1)
    assert (found.race, found.race_people, found.rest_people) == (25.0, 40, 20)
    (other,) = list_gaps_of(rows, 2)
    assert (other.race_people, other.rest_people) == (50, 20)
    assert list_gaps_of(rows, 9) == []


def test_gaps_that_are_known_lie_in_their_intervals_in_95_of_100_years():
    """Two in five answer after events on race equality, and three in five after the others."""
    chance = random.Random(7)
    rated = [
        sum(map(int, chance.choices("54321", weights, k=9_999))) / 9_999 for weights in (RACE, REST)
    ]
    apart, answering, rating = rated[0] - rated[1], 0, 0
    for _year in range(400):
        rows = [_made(chance, number) for number in range(20)]
        in_answering, in_rating = list_gaps(rows)
        answering += in_answering.low <= -20 <= in_answering.high
        rating += in_rating.low <= apart <= in_rating.high
    assert answering / 400 == pytest.approx(0.95, abs=0.03)
    assert rating / 400 >= 0.95


RACE, REST = (2, 4, 3, 1, 0), (4, 4, 1, 1, 0)


def _made(chance, number):
    race = number < 6
    answered = max(5, sum(chance.random() < (0.4 if race else 0.6) for _ in range(30)))
    useful = chance.choices("54321", RACE if race else REST, k=answered)
    return closed(number, race, 30, answered, useful)
