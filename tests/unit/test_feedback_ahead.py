"""What is asked before an event, when tickets are handed out, and what is said by role."""

from datetime import UTC, datetime, timedelta

import pytest

from events_app.feedback.groups import release_groups, with_group, without_group
from events_app.feedback.questions import QUESTIONS, Phase, questions_before, questions_for
from events_app.feedback.times import closes_with, hand_outs, next_hand_out
from events_app.models.events import Event

#: 10am in London on Thursday 1 September 2022
START = datetime(2022, 9, 1, 9, tzinfo=UTC)
AGREE = QUESTIONS["confident"]


def event(**facts):
    plain = {"starts_at": START, "ends_at": START + timedelta(hours=2), "state": "published"}
    return Event(**plain | {"starts_date": START.date(), "ends_date": START.date()} | facts)


@pytest.mark.parametrize(
    ("kind", "race", "asked"),
    [
        ("webinar", False, []),
        ("conference", False, []),
        ("webinar", True, ["line", "aware", "confident", "role"]),
        ("deep dive", False, ["aware", "confident", "capable", "role"]),
        ("workshop", True, ["line", "aware", "confident", "capable", "role"]),
        ("induction", False, ["line", "aware", "confident", "capable", "role"]),
    ],
)
def test_what_is_asked_before_depends_on_the_kind_of_event(kind, race, asked):
    assert questions_before(kind, race_equality=race, in_confidence=False) == asked


def test_where_little_is_said_outside_the_room_nobody_is_asked_for_a_role():
    asked = questions_before("deep dive", race_equality=False, in_confidence=True)
    assert asked == ["aware", "confident", "capable"]


def test_what_was_asked_before_is_asked_again_once():
    before = questions_before("workshop", race_equality=True, in_confidence=False)
    after = questions_for("workshop", race_equality=True, in_confidence=False, before=before)
    assert after == [
        "useful", "part", "openly", "line", "aware", "confident", "capable", "role",
        "differently", "change",
    ]  # fmt: skip


def test_after_an_event_that_was_not_asked_about_ahead_there_are_four_questions():
    asked = questions_for("webinar", race_equality=False, in_confidence=False)
    assert asked == ["useful", "part", "differently", "change"]


def test_tickets_are_handed_out_at_times_that_were_set_beforehand():
    days = hand_outs(Phase.BEFORE, event())
    assert (days[0], days[-1], len(days)) == (
        START - timedelta(days=14),
        START - timedelta(days=1),
        14,
    )
    at = START - timedelta(days=3, minutes=5)
    assert next_hand_out(Phase.BEFORE, event(), at) == START - timedelta(days=3)
    assert next_hand_out(Phase.BEFORE, event(), START - timedelta(days=1)) is None


def test_after_the_end_they_are_handed_out_as_attendance_comes_in():
    end = START + timedelta(hours=2)
    waits = [timedelta(), timedelta(hours=1), timedelta(days=1), timedelta(days=2)]
    assert hand_outs(Phase.AFTER, event()) == [end + wait for wait in waits]


def test_what_is_asked_before_closes_at_the_start_and_at_once_where_there_is_none():
    asked_at = START - timedelta(days=2)
    assert closes_with(Phase.BEFORE, event(), asked_at) == START
    assert closes_with(Phase.BEFORE, event(state="cancelled"), asked_at) == asked_at
    assert closes_with(Phase.DURING, event(), asked_at) == START + timedelta(hours=2)


def said(**groups):
    """So many answers of each group: "5" and then "1"."""
    return [
        with_group(value, group.replace("_", "-"))
        for group, (agreed, not_agreed) in groups.items()
        for value in ["5"] * agreed + ["1"] * not_agreed
    ]


def test_figures_by_role_are_released_where_each_group_has_five():
    answers = said(chair=(4, 1), chief_executive=(5, 0), non_executive=(3, 2), other=(0, 6))
    assert release_groups(AGREE, answers) == [
        ["chair", 5, 4.0, None],
        ["chief-executive", 5, 5.0, None],
        ["non-executive", 5, 3.5, None],
        ["other", 6, 1.0, None],
    ]


@pytest.mark.parametrize("small", ["chair", "chief_executive", "non_executive", "other"])
def test_one_small_group_keeps_back_all_so_that_none_is_what_is_left(small):
    groups = dict.fromkeys(["chair", "chief_executive", "non_executive", "other"], (4, 2))
    assert release_groups(AGREE, said(**groups | {small: (4, 0)})) == []


def test_shares_by_role_are_released_where_each_has_ten_and_three_on_either_side():
    groups = dict.fromkeys(["chair", "chief_executive", "non_executive", "other"], (7, 3))
    assert [row[3] for row in release_groups(AGREE, said(**groups))] == [7, 7, 7, 7]
    one = said(**groups | {"other": (8, 2)})
    assert [row[3] for row in release_groups(AGREE, one)] == [None] * 4


def test_who_gives_no_role_or_one_that_is_not_there_counts_with_the_others():
    assert with_group("5", "") == with_group("5", "governor") == "5 other"
    assert (without_group("10 chair"), without_group("7")) == ("10", "7")
