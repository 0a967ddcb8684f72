"""Who may register: the rule, and what a refusal says."""

from datetime import UTC, date, datetime
from typing import Any

from events_app.eligibility import Reason, Verdict, for_board_role, judge
from events_app.models.events import AudienceItem
from events_app.models.organisations import Appointment, BoardRole, Organisation

TODAY = date(2022, 8, 1)
FIRST_DAY = date(2022, 9, 15)
CONFIRMED = datetime(2022, 1, 10, 9, 0, tzinfo=UTC)
BARTS = Organisation(code="R1H", name="Barts Health NHS Trust", region="London", type="acute")
CHAIRS = [AudienceItem(board_role="chair")]


def held(board_role: str | None = "chair", **facts: Any) -> Appointment:
    """A confirmed appointment at Barts that has begun and has no end, unless the test says so."""
    plain = {
        "organisation": BARTS,
        "from_date": date(2020, 1, 1),
        "confirmed_at": CONFIRMED,
        "confirmed_by": "import",
    }
    return Appointment(board_role=board_role, **plain | facts)


def verdict(
    items: list[AudienceItem], *appointments: Appointment, first_day: date = FIRST_DAY
) -> Verdict:
    return judge(items, appointments, today=TODAY, first_day=first_day)


def is_in(item: AudienceItem, *appointments: Appointment) -> bool:
    return verdict([item], *appointments).eligible


def test_who_meets_an_item_on_both_days_is_eligible() -> None:
    assert verdict(CHAIRS, held()) == Verdict(
        True, Reason.ELIGIBLE, "This event is for trust chairs.", ""
    )


def test_any_of_several_items_is_enough() -> None:
    items = [AudienceItem(board_role="governor"), AudienceItem(board_role="chair")]
    assert verdict(items, held("chair")).eligible


def test_all_conditions_of_an_item_are_met_by_one_appointment_and_not_by_two() -> None:
    item = AudienceItem(
        board_role="non-executive director", committee="audit", committee_part="chairs"
    )
    director = held("non-executive director")
    chairs_audit = held("governor", committee="audit", committee_part="chairs")
    both = held("non-executive director", committee="audit", committee_part="chairs")
    assert [is_in(item, director, chairs_audit), is_in(item, both)] == [False, True]


def test_on_the_board_are_five_roles_and_not_governors_or_communications_directors() -> None:
    item = AudienceItem(any_board_role=True)
    assert {role.value for role in BoardRole if is_in(item, held(role))} == {
        "chair",
        "chief executive",
        "non-executive director",
        "executive director",
        "workforce director",
    }
    assert not is_in(item, held(None))


def test_who_chairs_a_committee_also_sits_on_it_and_not_the_other_way_round() -> None:
    chairs = held(committee="audit", committee_part="chairs")
    sits_on = held(committee="audit", committee_part="sits on")
    asks_sits_on = AudienceItem(committee="audit", committee_part="sits on")
    asks_chairs = AudienceItem(committee="audit", committee_part="chairs")
    assert [is_in(asks_sits_on, chairs), is_in(asks_sits_on, sits_on)] == [True, True]
    assert [is_in(asks_chairs, chairs), is_in(asks_chairs, sits_on)] == [True, False]


def test_another_committee_does_not_count_unless_any_committee_does() -> None:
    workforce = held(committee="workforce and people", committee_part="chairs")
    assert not is_in(AudienceItem(committee="audit", committee_part="chairs"), workforce)
    assert is_in(AudienceItem(committee_part="chairs"), workforce)
    assert not is_in(AudienceItem(committee_part="sits on"), held())


def test_type_region_and_code_of_the_organisation_each_narrow_an_item() -> None:
    for condition, other in (
        ({"organisation_type": "acute"}, {"organisation_type": "mental health"}),
        ({"region": "London"}, {"region": "Midlands"}),
        ({"organisation_code": "R1H"}, {"organisation_code": "RJ1"}),
    ):
        assert is_in(AudienceItem(everyone=True, **condition), held("governor"))
        assert not is_in(AudienceItem(everyone=True, **other), held("governor"))


def test_everyone_at_a_member_organisation_is_everyone_with_a_confirmed_appointment() -> None:
    everyone = AudienceItem(everyone=True)
    assert is_in(everyone, held(None))
    assert not is_in(everyone, held(None, confirmed_at=None))
    assert not is_in(everyone)


def test_an_event_without_an_audience_is_for_nobody_yet() -> None:
    said = Verdict(
        False,
        Reason.NO_AUDIENCE_YET,
        "Who this event is for will be announced.",
        "You can register once it is announced. Check this page again later.",
    )
    assert verdict([], held()) == said
    assert verdict([AudienceItem()], held()) == said
    assert verdict([AudienceItem(board_role="governor", any_board_role=True)], held()) == said


def test_the_first_and_the_last_day_of_an_appointment_count() -> None:
    assert verdict(CHAIRS, held(from_date=TODAY, until_date=FIRST_DAY)).eligible
    assert not verdict(CHAIRS, held(from_date=date(2022, 8, 2), until_date=FIRST_DAY)).eligible
    assert not verdict(CHAIRS, held(from_date=TODAY, until_date=date(2022, 9, 14))).eligible


def test_a_reappointment_that_follows_counts() -> None:
    first = held(until_date=date(2022, 8, 31))
    second = held(from_date=date(2022, 9, 1))
    assert verdict(CHAIRS, first, second).eligible


def test_two_roles_count_when_each_is_in_the_audience_on_its_day() -> None:
    items = [AudienceItem(board_role="governor"), AudienceItem(board_role="chair")]
    governor = held("governor", until_date=date(2022, 8, 31))
    chair = held("chair", from_date=date(2022, 9, 1))
    assert verdict(items, governor, chair).eligible


def test_an_appointment_that_has_ended_is_named_with_its_day() -> None:
    ended = held("non-executive director", until_date=date(2022, 3, 31))
    items = [AudienceItem(board_role="non-executive director")]
    assert verdict(items, ended) == Verdict(
        False,
        Reason.APPOINTMENT_ENDED,
        "Your appointment as non-executive director at Barts Health NHS Trust ended on "
        "31 March 2022. This event is for non-executive directors.",
        "If you have been reappointed or your role has changed, contact the event team.",
    )


def test_an_appointment_that_ends_before_the_event_is_named_with_both_days() -> None:
    assert verdict(CHAIRS, held(until_date=date(2022, 9, 10))) == Verdict(
        False,
        Reason.ENDS_BEFORE_THE_EVENT,
        "Your appointment as trust chair at Barts Health NHS Trust ends on 10 September 2022, "
        "before the event on 15 September 2022. This event is for trust chairs.",
        "If you have been reappointed, contact the event team.",
    )


def test_an_appointment_that_starts_between_now_and_the_event_says_from_when() -> None:
    assert verdict(CHAIRS, held(from_date=date(2022, 9, 1))) == Verdict(
        False,
        Reason.NOT_STARTED_YET,
        "Your appointment as trust chair at Barts Health NHS Trust starts on 1 September 2022. "
        "This event is for trust chairs.",
        "You can register from 1 September 2022 if registration is open then.",
    )


def test_an_appointment_that_starts_after_the_event_does_not_promise_anything() -> None:
    found = verdict(CHAIRS, held(from_date=date(2022, 10, 1)))
    assert found.reason == Reason.NOT_STARTED_YET
    assert found.explanation == (
        "Your appointment as trust chair at Barts Health NHS Trust starts on 1 October 2022, "
        "after the event's first day, 15 September 2022. This event is for trust chairs."
    )
    assert found.next_step == "If this date is wrong, contact the event team."


def test_who_was_appointed_after_the_first_day_of_an_event_that_goes_on_is_not_in() -> None:
    found = verdict(CHAIRS, held(from_date=date(2022, 7, 31)), first_day=date(2022, 7, 30))
    assert found.reason == Reason.NOT_STARTED_YET
    assert found.explanation == (
        "Your appointment as trust chair at Barts Health NHS Trust started on 31 July 2022, "
        "after the event's first day, 30 July 2022. This event is for trust chairs."
    )


def test_what_somebody_said_of_themselves_opens_nothing_and_is_said_back() -> None:
    assert verdict(CHAIRS, held(confirmed_at=None)) == Verdict(
        False,
        Reason.NOT_CONFIRMED,
        "You told us that you are a trust chair at Barts Health NHS Trust. "
        "We have not confirmed it yet. This event is for trust chairs.",
        "You can register once the event team has confirmed it.",
    )


def test_the_part_of_a_reappointment_that_is_not_confirmed_is_the_one_named() -> None:
    first = held(until_date=date(2022, 8, 31))
    elsewhere = Organisation(code="RJ1", name="Guy's", region="London", type="acute")
    second = held(from_date=date(2022, 9, 1), organisation=elsewhere, confirmed_at=None)
    found = verdict(CHAIRS, first, second)
    assert found.reason == Reason.NOT_CONFIRMED
    assert found.explanation.startswith("You told us that you are a trust chair at Guy's. ")


def test_confirming_would_not_help_whose_appointment_ends_too_soon() -> None:
    ends = held(until_date=date(2022, 9, 10), confirmed_at=None)
    assert verdict(CHAIRS, ends).reason == Reason.ENDS_BEFORE_THE_EVENT


def test_somebody_who_works_there_without_a_board_role_is_told_so() -> None:
    said = verdict([AudienceItem(everyone=True)], held(None, confirmed_at=None))
    assert said.explanation == (
        "You told us that you work at Barts Health NHS Trust. We have not confirmed it yet. "
        "This event is for everyone at a member organisation."
    )
    ended = verdict([AudienceItem(everyone=True)], held(None, until_date=date(2022, 3, 31)))
    assert ended.explanation.startswith("Your role at Barts Health NHS Trust ended on 31 March")


def test_an_ended_committee_chair_is_told_of_the_committee() -> None:
    item = AudienceItem(board_role="chair", committee="audit", committee_part="chairs")
    chaired = held(committee="audit", committee_part="chairs", until_date=date(2022, 3, 31))
    still_chair = held()
    assert verdict([item], chaired, still_chair).explanation == (
        "Your appointment as trust chair chairing the audit committee at Barts Health NHS Trust "
        "ended on 31 March 2022. This event is for trust chairs who chair an audit committee."
    )


def test_who_is_not_in_the_audience_is_told_the_rule_and_what_we_know() -> None:
    assert verdict(CHAIRS, held("governor")) == Verdict(
        False,
        Reason.NOT_IN_THE_AUDIENCE,
        "We know that you are a governor at Barts Health NHS Trust. "
        "This event is for trust chairs.",
        "If your role has changed, contact the event team.",
    )


def test_who_holds_the_role_and_not_the_committee_is_told_what_is_missing() -> None:
    chairs = [AudienceItem(board_role="chair", committee="audit", committee_part="chairs")]
    refused = verdict(chairs, held("chair"))
    assert refused.explanation == (
        "We know that you are a trust chair at Barts Health NHS Trust, but not that you chair an "
        "audit committee. This event is for trust chairs who chair an audit committee."
    )
    assert refused.next_step == "If you chair an audit committee, contact the event team."
    anywhere = [AudienceItem(board_role="chair", committee="audit", region="London")]
    assert "but not that you sit on an audit committee" in verdict(anywhere, held()).explanation


def test_what_is_not_confirmed_or_over_is_not_said_to_be_known() -> None:
    unconfirmed, over = (
        held("governor", confirmed_at=None),
        held(None, until_date=TODAY.replace(2021)),
    )
    assert verdict(CHAIRS, unconfirmed, over).explanation == "This event is for trust chairs."


def test_somebody_without_an_appointment_is_told_that_we_know_of_none() -> None:
    assert verdict(CHAIRS) == Verdict(
        False,
        Reason.NO_APPOINTMENT,
        "We do not know of a role that you hold at a member organisation. "
        "This event is for trust chairs.",
        "If you work at a member organisation, contact the event team.",
    )


def test_the_nearest_of_several_misses_is_named() -> None:
    ended_long_ago = held(from_date=date(2010, 1, 1), until_date=date(2015, 1, 1))
    ended = held(until_date=date(2022, 3, 31))
    after = held(from_date=date(2022, 10, 1))
    before = held(from_date=date(2022, 9, 1))
    until_too_soon = held(until_date=date(2022, 9, 10))
    misses = [ended_long_ago, after, ended, before, until_too_soon]
    said = [verdict(CHAIRS, *misses[: length + 1]).explanation for length in range(4)]
    assert ["1 January 2015" in said[0], "31 March 2022" in said[2]] == [True, True]
    assert "1 January 2015" in said[1]
    assert "starts on 1 September 2022" in said[3]
    assert verdict(CHAIRS, held(from_date=date(2022, 10, 1)), until_too_soon).reason == (
        Reason.ENDS_BEFORE_THE_EVENT
    )


def test_a_list_can_be_narrowed_to_what_a_board_role_could_attend() -> None:
    in_london = [AudienceItem(everyone=True, region="London")]
    board = [AudienceItem(any_board_role=True)]
    chairs_audit = [AudienceItem(board_role="chair", committee="audit", committee_part="chairs")]
    assert [for_board_role(items, "governor") for items in (in_london, board, chairs_audit)] == [
        True,
        False,
        False,
    ]
    assert [for_board_role(items, "chair") for items in (in_london, board, chairs_audit)] == [
        True,
        True,
        True,
    ]
    assert [for_board_role(items, "chair") for items in ([], [AudienceItem()])] == [False, False]
