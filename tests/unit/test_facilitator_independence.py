"""A facilitator and the people in the room: who shares an employer, who answers to them."""

import pytest

from events_app.desk.independence import Finding, Held, find, managed, shared_employer

FACILITATOR = 1


@pytest.mark.parametrize(
    ("place", "people", "expected"),
    [
        (7, [(2, 7)], 1),
        (7, [(2, 8)], 0),
        (7, [(FACILITATOR, 7)], 0),
        (7, [(2, 7), (2, 7), (3, 7)], 2),
        (7, [], 0),
    ],
)
def test_participants_who_work_at_the_same_trust_are_counted_once(place, people, expected):
    coming = [Held(person, where, None) for person, where in people]
    assert shared_employer([Held(FACILITATOR, place, None)], coming) == expected


def test_somebody_from_outside_shares_no_employer():
    assert shared_employer([], [Held(2, 7, None)]) == 0


@pytest.mark.parametrize(
    ("facilitator", "participant", "answers"),
    [
        ("chief executive", "executive director", True),
        ("chief executive", "workforce director", True),
        ("chief executive", None, True),
        ("chief executive", "chair", False),
        ("chief executive", "non-executive director", False),
        ("chair", "chief executive", True),
        ("chair", "non-executive director", True),
        ("chair", None, False),
        ("workforce director", None, True),
        ("workforce director", "chief executive", False),
        ("non-executive director", None, False),
        ("governor", None, False),
        (None, None, False),
    ],
)
def test_who_answers_to_whom_at_a_trust(facilitator, participant, answers):
    own = [Held(FACILITATOR, 7, facilitator)]
    assert managed(own, [Held(2, 7, participant)]) == int(answers)
    assert managed(own, [Held(2, 8, participant)]) == 0


def test_a_finding_says_all_that_is_to_be_thought_about():
    own = [Held(FACILITATOR, 7, "chief executive")]
    found = find(own, [Held(2, 7, None), Held(3, 7, "chair"), Held(4, 8, None)], workforce=True)
    assert found == Finding(shared=2, managed=1, workforce=True)
    assert found.sentences == [
        "Works at the same trust as 2 participants.",
        "1 participant answers to them, by board role.",
        "Is a director of workforce. It should not always be the HR director who facilitates.",
    ]
    assert Finding(0, 0, False).sentences == []


@pytest.mark.parametrize(
    ("seen", "is_new"), [((0, 0), True), ((2, 0), True), ((2, 1), False), ((3, 1), False)]
)
def test_what_came_since_somebody_looked_is_new(seen, is_new):
    assert Finding(2, 1, False).is_more_than(*seen) is is_new
