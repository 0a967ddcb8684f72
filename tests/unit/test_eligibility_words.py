"""Who an event is for, in words."""

import pytest

from events_app.eligibility import describe_audience, describe_item, role_in_words
from events_app.models.events import AudienceItem
from events_app.models.organisations import BoardRole

NAMES = {"R1H": "Barts Health NHS Trust", "RJ1": "Guy's and St Thomas' NHS Foundation Trust"}
WORKFORCE = {"committee": "workforce and people", "committee_part": "chairs"}


def item(**conditions: object) -> AudienceItem:
    return AudienceItem(**conditions)


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        ({"board_role": "chair"}, "trust chairs"),
        ({"any_board_role": True}, "all board members"),
        ({"any_board_role": True, "region": "London"}, "all board members in London"),
        ({"any_board_role": True, "board_role": "chair"}, "trust chairs"),
        ({"everyone": True}, "everyone at a member organisation"),
        (
            {"everyone": True, "region": "South East"},
            "everyone at a member organisation in the South East",
        ),
        ({"region": "London"}, "everyone at a member organisation in London"),
        ({"everyone": True, "organisation_type": "acute"}, "everyone at an acute trust"),
        ({"everyone": True, "organisation_code": "R1H"}, "everyone at Barts Health NHS Trust"),
        ({"board_role": "chief executive", "region": "London"}, "chief executives in London"),
        ({"board_role": "governor", "organisation_type": "acute"}, "governors at acute trusts"),
        (
            {"board_role": "chair", "organisation_type": "mental health", "region": "Midlands"},
            "trust chairs at mental health trusts in the Midlands",
        ),
        (
            {"board_role": "chair", "organisation_code": "R1H"},
            "trust chairs at Barts Health NHS Trust",
        ),
        (
            {"board_role": "chair", "organisation_code": "RZZ"},
            "trust chairs at the organisation RZZ",
        ),
        (
            {"board_role": "non-executive director", **WORKFORCE},
            "non-executive directors who chair a workforce and people committee",
        ),
        (
            {"committee": "audit", "committee_part": "sits on"},
            "everyone who sits on an audit committee",
        ),
        (
            {"committee": "audit", "committee_part": "chairs"},
            "everyone who chairs an audit committee",
        ),
        ({"committee": "audit"}, "everyone who sits on an audit committee"),
        (
            {"board_role": "chair", "committee_part": "sits on"},
            "trust chairs who sit on a committee",
        ),
    ],
)
def test_one_item_reads_as_plain_english(conditions: dict[str, object], words: str) -> None:
    assert describe_item(item(**conditions), NAMES) == words


def test_every_board_role_has_a_plural() -> None:
    assert [describe_item(item(board_role=role)) for role in BoardRole] == [
        "trust chairs",
        "chief executives",
        "non-executive directors",
        "executive directors",
        "workforce directors",
        "communications directors",
        "governors",
    ]


def test_a_chair_of_a_trust_is_never_called_chair_alone() -> None:
    assert role_in_words("chair") == "trust chair"
    assert role_in_words("governor") == "governor"


def test_roles_that_share_their_conditions_are_joined_in_one_order() -> None:
    items = [
        item(board_role="non-executive director", **WORKFORCE),
        item(board_role="chair", **WORKFORCE),
    ]
    words = "trust chairs and non-executive directors who chair a workforce and people committee"
    assert describe_audience(items) == words
    assert describe_audience(items[::-1]) == words


def test_three_roles_are_a_list() -> None:
    roles = [item(board_role=role) for role in ("chair", "chief executive", "governor")]
    assert describe_audience(roles) == "trust chairs, chief executives and governors"


def test_items_that_differ_in_two_conditions_are_kept_apart_by_a_comma() -> None:
    items = [item(board_role="chair"), item(board_role="non-executive director", **WORKFORCE)]
    assert describe_audience(items) == (
        "trust chairs, and non-executive directors who chair a workforce and people committee"
    )


def test_three_different_items_are_kept_apart_by_semicolons() -> None:
    items = [
        item(board_role="chair"),
        item(board_role="chief executive", region="London"),
        item(board_role="governor", organisation_type="acute"),
    ]
    assert describe_audience(items) == (
        "trust chairs; chief executives in London; and governors at acute trusts"
    )


def test_the_same_roles_in_two_regions_are_said_once() -> None:
    items = [
        item(board_role=role, region=region)
        for region in ("London", "South East")
        for role in ("chair", "chief executive")
    ]
    assert (
        describe_audience(items) == "trust chairs and chief executives in London and the South East"
    )


def test_named_organisations_are_listed() -> None:
    items = [item(everyone=True, organisation_code=code) for code in ("R1H", "RJ1")]
    assert describe_audience(items, NAMES) == (
        "everyone at Barts Health NHS Trust or Guy's and St Thomas' NHS Foundation Trust"
    )


def test_an_organisation_that_changes_its_name_is_called_by_the_new_one() -> None:
    items = [item(everyone=True, organisation_code="R1H")]
    said = [describe_audience(items, {"R1H": name}) for name in ("Barts", "Royal London")]
    assert said == ["everyone at Barts", "everyone at Royal London"]


def test_two_committees_are_alternatives() -> None:
    items = [
        item(board_role="chair", committee="audit", committee_part="chairs"),
        item(board_role="chair", committee="finance", committee_part="sits on"),
    ]
    assert describe_audience(items) == (
        "trust chairs who chair an audit committee or sit on a finance committee"
    )


def test_what_one_item_covers_is_not_said_again() -> None:
    everyone = [item(board_role="chair"), item(everyone=True), item(any_board_role=True)]
    assert describe_audience(everyone) == "everyone at a member organisation"
    board = [item(board_role="chair"), item(any_board_role=True), item(board_role="governor")]
    assert describe_audience(board) == "all board members and governors"
    sits = [
        item(committee="audit", committee_part="chairs"),
        item(committee="audit", committee_part="sits on"),
    ]
    assert describe_audience(sits) == "everyone who sits on an audit committee"
    anywhere = [item(board_role="chair"), item(board_role="chair", region="London")]
    assert describe_audience(anywhere) == "trust chairs"


def test_an_audience_that_is_not_decided_says_so() -> None:
    assert describe_audience([]) == "an audience that will be announced"
    assert describe_audience([item()]) == "an audience that will be announced"
