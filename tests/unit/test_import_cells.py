"""What a cell may hold, how it is kept, and what is said of one that may not."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from events_app.mail.address import EmailNotValidError, normal_address
from events_app.people.imports import cells
from events_app.people.imports.problems import CellProblem

NOT_AN_ADDRESS = "Enter an email address in the correct format"
HIDDEN = "Enter a full name without hidden or control characters"
FORMULA = "Enter a full name that does not begin with = + - or @"


def problem(check: Callable[[str], Any], cell: str) -> str:
    with pytest.raises(CellProblem) as raised:
        check(cell)
    return raised.value.words


def test_an_address_is_kept_in_lower_case() -> None:
    assert cells.email(" Uma.Adeyemi@R0A.Trust.Example ") == "uma.adeyemi@r0a.trust.example"
    assert cells.email("Zoe@Exämple.org") == "zoe@xn--exmple-cua.org"
    assert problem(cells.email, "Zoë@example.org") == NOT_AN_ADDRESS


def test_an_empty_address_and_a_wrong_one_are_different_problems() -> None:
    assert [problem(cells.email, cell) for cell in ("", "  ")] == ["Enter an email address"] * 2
    wrong = ["not-an-address", "a@b", "a b@c.org", "a@b.org,c@d.org", "a@b.org\n", "a@[1.2.3.4]"]
    assert {problem(cells.email, cell) for cell in wrong} == {NOT_AN_ADDRESS}
    too_long = f"{'a' * 64}@{'b' * 60}.{'c' * 60}.{'d' * 60}.example"
    assert problem(cells.email, too_long) == NOT_AN_ADDRESS


LOCAL = st.text(alphabet="aZ09._-+'!é @\"", min_size=0, max_size=70)
DOMAIN = st.text(alphabet="aZ0.-_éß @[]", max_size=12) | st.sampled_from(
    [
        "trust.example",
        "Trust.Example",
        "xn--exmple-cua.org",
        "localhost",
        "x.test",
        "a." * 126 + "uk",
    ]
)


@given(LOCAL, DOMAIN)
@example("a" * 64, "trust.example")
@example("a" * 65, "trust.example")
@example("a" * 5, "a." * 126 + "uk")
def test_the_quick_way_judges_an_address_as_the_library_does(local: str, domain: str) -> None:
    address = f"{local}@{domain}".strip(" \u00a0")
    try:
        expected = normal_address(address).lower()
    except EmailNotValidError:
        expected = NOT_AN_ADDRESS
    try:
        found = cells.email(address)
    except CellProblem as refused:
        found = refused.words
    assert found == expected


def test_names_in_any_script_are_kept() -> None:
    for name in ("Zoë Ní Bhriain-Łukasz 李", "Ngũgĩ wa Thiong'o", "نرگس محمدی", "O’Brien, Jr."):
        assert cells.full_name(name) == name
    with_joiner = "\u0645\u06cc\u200c\u062e"
    assert cells.full_name(with_joiner) == with_joiner


def test_a_name_is_kept_composed_with_single_spaces() -> None:
    assert cells.full_name("  Zoe\u0308 \u00a0 Brown ") == "Zo\u00eb Brown"


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", " =", "\u00a0=", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\ufe62"]
)
def test_a_name_that_a_spreadsheet_would_run_is_refused(start: str) -> None:
    assert problem(cells.full_name, f"{start}HYPERLINK(1)") == FORMULA


@pytest.mark.parametrize(
    "letter",
    "\t\r\n\x00\x1b\x7f\x85\u202e\u2066\u200b\u200f\ufeff\u2028\u00ad\ue000\U000e0041\ufffd",
)
def test_what_cannot_be_seen_is_refused_in_a_name_wherever_it_stands(letter: str) -> None:
    for name in (f"{letter}Uma", f"U{letter}ma", f"Uma{letter}"):
        assert problem(cells.full_name, name) == HIDDEN


def test_a_name_has_a_letter_and_up_to_200_characters() -> None:
    for empty in ("", "   ", "…", "\u200c", "'"):
        assert problem(cells.full_name, empty) == "Enter a full name"
    assert cells.full_name("é" * 200) == "é" * 200
    assert problem(cells.full_name, "e" * 201) == "Enter a full name of 200 characters or less"


def test_an_organisation_code_is_kept_in_capitals() -> None:
    assert [cells.organisation_code(cell) for cell in (" r1h ", "R0A", "NHSE1")] == [
        "R1H",
        "R0A",
        "NHSE1",
    ]
    assert problem(cells.organisation_code, "") == "Enter an organisation code"
    for wrong in ("R1", "R1HXYZ", "R-H", "R1É", "=R1"):
        assert problem(cells.organisation_code, wrong) == (
            "Enter an organisation code of 3 to 5 letters and numbers"
        )


def test_a_board_role_is_one_of_seven_or_none() -> None:
    assert [cells.board_role(cell) for cell in ("Chair", " non-executive  director ", "")] == [
        "chair",
        "non-executive director",
        None,
    ]
    assert problem(cells.board_role, "grand vizier") == (
        "Select one of these roles, or none: chair, chief executive, non-executive director, "
        "executive director, workforce director, communications director, governor"
    )


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("", None),
        ("  ", None),
        ("chairs workforce and people", ("chairs", "workforce and people")),
        ("Sits on  AUDIT", ("sits on", "audit")),
        ("chairs the Audit Committee", ("chairs", "audit")),
    ],
)
def test_a_committee_is_kept_as_part_and_name_in_lower_case(
    cell: str, kept: tuple[str, str] | None
) -> None:
    assert cells.committee(cell) == kept


@pytest.mark.parametrize("cell", ["audit", "chairs", "chair audit", "sits on", "chairsaudit"])
def test_a_committee_without_part_or_name_is_refused(cell: str) -> None:
    assert problem(cells.committee, cell) == (
        'Enter "chairs" or "sits on" and the name of the committee'
    )


def test_a_committee_that_grows_in_lower_case_is_not_too_long_for_the_database() -> None:
    assert problem(cells.committee, f"chairs {'İ' * 150}").startswith('Enter "chairs"')


def test_dates_are_real_days_written_year_first() -> None:
    assert cells.from_day(" 2022-09-15 ") == date(2022, 9, 15)
    assert cells.until_day("2024-02-29") == date(2024, 2, 29)
    assert cells.until_day(" ") is None
    assert problem(cells.from_day, "") == (
        "Enter the day that the appointment started, like 2022-09-15"
    )
    wrong = ["31/02/2020", "2022-02-30", "20220915", "2022-W37-4", "2022-9-15", "\uff12022-09-15"]
    for check in (cells.from_day, cells.until_day):
        assert {problem(check, cell) for cell in wrong} == {"Enter a real date, like 2022-09-15"}
    assert problem(cells.from_day, "0202-01-01") == "Enter a date between 1900 and 2199"
    assert problem(cells.until_day, "9999-12-31") == "Enter a date between 1900 and 2199"


@given(st.text())
def test_no_cell_is_too_strange_for_a_check(cell: str) -> None:
    checks: list[Callable[[str], Any]] = [
        cells.email,
        cells.full_name,
        cells.organisation_name,
        cells.region,
        cells.organisation_type,
        cells.organisation_code,
        cells.board_role,
        cells.committee,
        cells.from_day,
        cells.until_day,
    ]
    for check in checks:
        assert first_word_of_problem(check, cell) in {None, "Enter", "Select"}


def first_word_of_problem(check: Callable[[str], Any], cell: str) -> str | None:
    try:
        check(cell)
    except CellProblem as refused:
        return refused.words.split()[0]
    return None
