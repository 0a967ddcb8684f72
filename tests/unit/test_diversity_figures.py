"""Counts become coded values, shares come from those alone, and the gate holds tables back."""

from datetime import date

import pytest

from events_app.diversity.figures.coding import Coded, code
from events_app.diversity.figures.drawing import Earlier, draw_up
from events_app.diversity.figures.findings import in_words
from events_app.diversity.figures.lattice import ASKED, GROUPS, WITHHELD_FIRST, tables_for
from events_app.diversity.figures.periods import Kind, Period, read_period, year_of
from events_app.diversity.figures.roster import Seen, Shown, roster_of
from events_app.diversity.figures.shares import AimStatus, aim_status, response, share
from events_app.diversity.gate import Published, is_possible, passes
from events_app.diversity.questions import ETHNICITY_2011, ETHNICITY_2021
from events_app.diversity.questions.shapes import is_minority_in_wres


def test_every_count_lies_in_the_interval_of_its_code():
    for n in (16, 40, 100, 241):
        for count in range(n + 1):
            coded = code(count, n)
            assert coded.lowest <= count <= coded.highest, (count, n)


def test_no_two_counts_up_to_7_or_within_7_of_all_are_told_apart():
    assert {code(count, 100).words for count in range(8)} == {"fewer than 8"}
    assert {code(count, 100).words for count in range(93, 101)} == {"all but fewer than 8"}
    assert [code(count, 100).words for count in (8, 12, 13, 17, 92)] == [
        *("10", "10", "15", "15", "90")
    ]


def test_a_coded_count_is_no_number():
    coded = code(20, 100)
    for calculate in (int, float, lambda c: c + 1, lambda c: c < 3, lambda c: f"{c:d}"):
        with pytest.raises(TypeError):
            calculate(coded)
    with pytest.raises(ValueError, match="not a coded count"):
        Coded("22", 100)
    with pytest.raises(ValueError, match="between nobody and everybody"):
        code(101, 100)


def test_the_response_is_what_the_coded_count_of_not_known_leaves_visible():
    said = [response(code(count, 200)).words for count in (0, 7, 50, 150, 195)]
    assert said == ["over 96%", "over 96%", "75%", "25%", "under 4%"]


@pytest.mark.parametrize(
    ("counted", "not_known", "n", "shown"),
    [
        (22, 20, 100, 25),
        (7, 20, 100, None),
        (22, 43, 100, None),
        (12, 10, 45, None),
        (12, 2, 45, 22),
        (97, 0, 100, None),
    ],
)
def test_a_share_is_of_coded_values_and_only_where_it_says_enough(counted, not_known, n, shown):
    assert share(code(counted, n), code(not_known, n)) == shown


def test_the_status_of_an_aim_never_says_more_than_the_interval():
    counted, not_known = code(7, 100), code(3, 100)
    said = [aim_status(counted, not_known, percent) for percent in (5, 7, 20)]
    assert said == [AimStatus.WITHIN_ROUNDING, AimStatus.WITHIN_ROUNDING, AimStatus.NOT_MET]
    assert aim_status(code(97, 100), not_known, 90) is AimStatus.MET


def test_shares_in_words():
    assert [in_words(s) for s in (20, 22, 33, 11, 45, 3)] == [
        *("1 in 5 (20%)", "1 in 5 (22%)", "1 in 3 (33%)", "1 in 9 (11%)", "45%", "3%")
    ]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2022-23", date(2022, 4, 1), date(2023, 3, 31)),
        ("2022-23-H1", date(2022, 4, 1), date(2022, 9, 30)),
        ("2022-23-H2", date(2022, 10, 1), date(2023, 3, 31)),
        ("2020-23", date(2020, 4, 1), date(2023, 3, 31)),
        ("2099-00", date(2099, 4, 1), date(2100, 3, 31)),
    ],
)
def test_a_period_is_written_in_one_way(written, first, last):
    period = read_period(written)
    assert (period.first_date, period.last_date, period.key) == (first, last, written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2022",
        "2022-22",
        "2022-26",
        "2020-23-H1",
        "2022-23-H3",
        "2022-23 ",
        "1999-00",
        "2022/23",
    ],
)
def test_anything_else_is_no_period(written):
    assert read_period(written) is None


def test_a_year_begins_in_april():
    assert [year_of(date(2022, month, 1)).key for month in (3, 4)] == ["2021-22", "2022-23"]


def test_only_tables_of_what_is_asked_exist():
    assert {spec.key for spec in WITHHELD_FIRST if not spec.characteristics <= ASKED} == {
        *("T10", "T8b", "T8c", "T4", "T5", "T6", "T7", "T8")
    }
    found = {
        "half": [spec.key for spec in tables_for(Kind.HALF_YEAR, 1)],
        "year": [spec.key for spec in tables_for(Kind.YEAR, 1)],
        "two": [spec.key for spec in tables_for(Kind.POOLED, 2)],
        "three": [spec.key for spec in tables_for(Kind.POOLED, 3)],
    }
    assert found == {
        "half": ["T1H"],
        "year": ["T12", "T3", "T2", "T9", "T1"],
        "two": ["T3"],
        "three": ["T11", "T3"],
    }


def test_who_led_and_spoke_counts_once_as_having_led():
    seen = [
        Seen("a", "speaker", False),
        Seen("a", "session chair", False),
        Seen("b", "panellist", True),
    ]
    assert roster_of(seen) == {"a": Shown(True, False), "b": Shown(False, True)}


def test_the_question_sets_hold_19_and_18_answers_with_their_codes():
    def answers(chosen):
        return [option for group in chosen.groups for option in group.options]

    assert (len(answers(ETHNICITY_2021)), len(answers(ETHNICITY_2011))) == (19, 18)
    codes = {option.nhs_2001 for option in answers(ETHNICITY_2021)}
    assert codes == set("ABCDEFGHJKLMNPRS")
    for group in ETHNICITY_2021.groups:
        minority = {is_minority_in_wres(option.nhs_2001) for option in group.options}
        assert minority == {group.value != "white"}
    assert is_minority_in_wres("Z") is None


EVERYBODY = frozenset(f"p{number}" for number in range(20))


def fact(groups, lowest, highest, people=EVERYBODY):
    return Published(people, frozenset(groups), lowest, highest)


def test_the_gate_passes_what_leaves_every_group_open():
    assert passes([fact({"asian"}, 0, 7), fact({"white"}, 0, 12)])


@pytest.mark.parametrize(
    "facts",
    [
        [fact({"asian"}, 0, 0)],
        [fact({"asian"}, 0, 3)],
        [fact({"white"}, 18, 20)],
        [
            fact({"asian"}, 8, 12),
            fact({"asian"}, 0, 7, EVERYBODY - {"p1"}),
        ],
    ],
)
def test_the_gate_holds_back_what_rules_a_group_out_or_in(facts):
    assert is_possible(facts)
    assert not passes(facts)


def test_facts_that_no_world_fits_are_told_apart_from_those_that_give_too_much():
    assert not is_possible([fact({"asian"}, 8, 20), fact({"asian"}, 0, 7)])


def roster(names):
    return {who: Shown(False, False) for who in names}


def test_a_table_of_nearly_the_same_people_is_not_published_again():
    first = roster(f"p{n}" for n in range(50))
    groups = dict.fromkeys(first, "white") | {f"p{n}": "asian" for n in range(20)}
    one = draw_up(Period(2020, 1), first, groups, [])
    before = [Earlier(one.period, one.tables, first)]
    for new, published in ((9, False), (10, True)):
        names = [f"p{n}" for n in range(new, 50 + new)]
        two = draw_up(Period(2021, 1), roster(names), groups, before)
        assert [t.spec.key for t in two.tables] == (["T1"] if published else [])
        assert two.withheld == (() if published else ("T1",))


def test_an_answer_that_changed_between_releases_does_not_stop_the_next():
    first = roster(f"p{n}" for n in range(60))
    one = draw_up(Period(2020, 1), first, dict.fromkeys(first, "no_answer"), [])
    again = roster(f"p{n}" for n in range(10, 70))
    groups = {who: ("asian", "white")[number % 2] for number, who in enumerate(again)}
    two = draw_up(Period(2021, 1), again, groups, [Earlier(one.period, one.tables, first)])
    assert [table.spec.key for table in two.tables] == ["T1"]


def test_groups_of_the_figures_are_those_of_the_questions_and_two_without_one():
    asked = {group.value for group in ETHNICITY_2021.groups}
    assert asked | {"prefer_not_to_say", "no_answer"} == set(GROUPS)
