"""Which events of one day want the same people."""

from datetime import date

import pytest

from events_app.events.planning.clashes import Dated, list_clashes, wanted_places, wanted_roles
from tests.factories import audience_item

SEPTEMBER = {day: date(2022, 9, day) for day in range(1, 31)}


def dated(title, first, last=None, *items):
    return Dated(
        title=title,
        first=SEPTEMBER[first],
        last=SEPTEMBER[last or first],
        roles=wanted_roles(items),
        places=wanted_places(items),
    )


def found(own, *others):
    return [(c.other.title, c.is_warning, c.roles) for c in list_clashes(own, others)]


def item(**conditions):
    return audience_item(**conditions)


ACCOUNTABILITY = dated(
    "Accountability", 6, 6,
    item(board_role="non-executive director", committee="workforce and people"),
    item(board_role="chair", committee="workforce and people"),
)  # fmt: skip
COMMUNICATE = dated("NHS Communicate", 14, 15, item(board_role="communications director"))
DEEP_DIVE = dated("Can we talk about race?", 15, 15, item(any_board_role=True))


def test_the_programme_of_2022_has_one_note_and_no_warning():
    events = [ACCOUNTABILITY, COMMUNICATE, DEEP_DIVE]
    assert {own.title: found(own, *(e for e in events if e is not own)) for own in events} == {
        "Accountability": [],
        "NHS Communicate": [("Can we talk about race?", False, ())],
        "Can we talk about race?": [("NHS Communicate", False, ())],
    }


def test_the_days_that_both_take_are_named():
    (clash,) = list_clashes(DEEP_DIVE, [COMMUNICATE])
    assert clash.days == (date(2022, 9, 15), date(2022, 9, 15))


def test_wanting_the_same_roles_is_a_warning_that_names_them_and_stands_first():
    chairs = dated("Chairs", 15, 15, item(board_role="chair"))
    assert found(chairs, COMMUNICATE, DEEP_DIVE) == [
        ("Can we talk about race?", True, ("chair",)),
        ("NHS Communicate", False, ()),
    ]
    (clash, _note) = list_clashes(chairs, [COMMUNICATE, DEEP_DIVE])
    assert clash.roles_in_words == "trust chairs"


def test_everyone_wants_everybody():
    everyone = dated("All", 15, 15, item(everyone=True))
    assert found(everyone, COMMUNICATE) == [("NHS Communicate", True, ("communications director",))]


def test_an_audience_that_is_not_decided_is_a_note():
    assert found(dated("Later", 15), DEEP_DIVE) == [("Can we talk about race?", False, ())]


def test_another_day_is_no_clash():
    assert found(dated("Day after", 16, 17, item(any_board_role=True)), DEEP_DIVE) == []


@pytest.mark.parametrize(
    ("one", "other", "warns"),
    [
        ({"region": "London"}, {"region": "Midlands"}, False),
        ({"region": "London"}, {"region": "London"}, True),
        ({"region": "London"}, {}, True),
        ({"organisation_type": "acute"}, {"organisation_type": "mental health"}, False),
        ({"organisation_code": "R0A"}, {"organisation_code": "RV5"}, False),
        ({"region": "London"}, {"organisation_type": "acute"}, True),
    ],
)
def test_the_same_role_at_other_trusts_is_no_warning(one, other, warns):
    first = dated("First", 1, 1, item(board_role="chair", **one))
    second = dated("Second", 1, 1, item(board_role="chair", **other))
    assert [clash.is_warning for clash in list_clashes(first, [second])] == [warns]
    assert [clash.is_warning for clash in list_clashes(second, [first])] == [warns]
