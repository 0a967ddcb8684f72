"""Reading a file of members: which rows are taken, which refused, and why."""

import io
from contextlib import suppress
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from events_app.people.imports.members import MEMBER_COLUMNS, MemberRow, read_members
from events_app.people.imports.organisations import OrganisationRow, read_organisations
from events_app.people.imports.problems import FileProblem, RefusedRow

CODES = {"RHW", "RJ1"}
HEADER = "EMAIL,FULL_NAME,ORG_CODE,BOARD_ROLE,COMMITTEE,FROM,UNTIL"


def read(*rows: str) -> list[MemberRow | RefusedRow]:
    return list(read_members(io.BytesIO("\n".join([HEADER, *rows]).encode()), CODES))


def problems(*rows: str) -> list[str]:
    """Every problem as it is told."""
    refused = [row for row in read(*rows) if isinstance(row, RefusedRow)]
    return [str(problem) for row in refused for problem in row.problems]


def taken(*rows: str) -> list[MemberRow]:
    return [row for row in read(*rows) if isinstance(row, MemberRow)]


def test_a_row_is_one_appointment_of_one_person() -> None:
    assert read("Uma@RHW.example,Uma Li,rhw,Chair,sits on Audit,2020-01-01,2022-03-31") == [
        MemberRow(
            number=2,
            email="uma@rhw.example",
            full_name="Uma Li",
            organisation_code="RHW",
            board_role="chair",
            committee="audit",
            committee_part="sits on",
            from_date=date(2020, 1, 1),
            until_date=date(2022, 3, 31),
            first_of_person=True,
        )
    ]


def test_role_committee_and_until_may_be_empty() -> None:
    [row] = taken("uma@rhw.example,Uma Li,RHW,,,2020-01-01,")
    assert (row.board_role, row.committee, row.committee_part, row.until_date) == (None,) * 4


def test_every_problem_of_a_row_is_told_with_row_and_column() -> None:
    roles = (
        "chair, chief executive, non-executive director, executive director, workforce director, "
        "communications director, governor"
    )
    assert problems("uma@,=Uma,ZZZ,vizier,audit,,soon") == [
        "Row 2, EMAIL: Enter an email address in the correct format",
        "Row 2, FULL_NAME: Enter a full name that does not begin with = + - or @",
        f"Row 2, BOARD_ROLE: Select one of these roles, or none: {roles}",
        'Row 2, COMMITTEE: Enter "chairs" or "sits on" and the name of the committee',
        "Row 2, FROM: Enter the day that the appointment started, like 2022-09-15",
        "Row 2, UNTIL: Enter a real date, like 2022-09-15",
        "Row 2, ORG_CODE: Check the organisation code: we do not know ZZZ",
    ]


def test_an_appointment_may_end_the_day_it_starts_and_not_the_day_before() -> None:
    assert problems("a@b.example,A,RHW,chair,,2022-03-31,2022-03-31") == []
    assert problems("a@b.example,A,RHW,chair,,2022-03-31,2022-03-30") == [
        "Row 2, UNTIL: Enter a date that is the same as or after FROM"
    ]


def test_one_person_may_have_several_appointments() -> None:
    rows = taken(
        "a@b.example,A B,RJ1,governor,,2020-01-01,",
        "a@b.example,A B,RJ1,non-executive director,chairs audit,2021-01-01,",
        "A@B.example,A  B,RHW,governor,,2020-01-01,",
        "a@b.example,A B,RJ1,governor,,2021-01-01,",
    )
    assert [(row.number, row.first_of_person) for row in rows] == [
        (2, True),
        (3, False),
        (4, False),
        (5, False),
    ]


def test_the_same_address_with_another_name_is_refused_the_second_time() -> None:
    assert problems(
        "a@b.example,Good Two,RJ1,governor,,2020-01-01,",
        "A@B.EXAMPLE,Good Two Again,RJ1,chair,,2020-01-01,",
    ) == ["Row 3, FULL_NAME: Check the name: row 2 has the same email address with another name"]


def test_the_same_appointment_is_refused_the_second_time_whatever_its_end() -> None:
    for until in ("", "2022-03-31"):
        assert problems(
            "a@b.example,A,RJ1,governor,,2020-01-01,",
            f"a@b.example,A,RJ1,governor,,2020-01-01,{until}",
        ) == ["Row 3, FROM: Check this row: row 2 has the same appointment"]


def test_a_row_that_is_refused_says_nothing_against_the_rows_below_it() -> None:
    rows = read(
        "a@b.example,Another Name,ZZZ,governor,,2020-01-01,",
        "a@b.example,A,RJ1,governor,,2020-01-01,",
    )
    assert isinstance(rows[0], RefusedRow)
    assert isinstance(rows[1], MemberRow)
    assert rows[1].first_of_person


def test_columns_may_stand_in_any_order() -> None:
    header = ",".join(reversed(MEMBER_COLUMNS))
    file = io.BytesIO(f"{header}\n,2020-01-01,,chair,RHW,Uma Li,uma@rhw.example\n".encode())
    [row] = read_members(file, CODES)
    assert isinstance(row, MemberRow)
    assert (row.email, row.from_date) == ("uma@rhw.example", date(2020, 1, 1))


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_is_too_strange_to_be_read_or_refused(content: bytes) -> None:
    for start in (b"", f"{HEADER}\n".encode()):
        with suppress(FileProblem):
            list(read_members(io.BytesIO(start + content), CODES))


def test_organisations_are_read_by_their_codes() -> None:
    content = "\n".join(
        [
            "TYPE,ORG_CODE,NAME,REGION",
            'acute,r0a,"Barking, Havering  and Redbridge",London',
            ",R0B,Solent,South East",
            ",R0A,Another,London",
            ",R,=cmd,",
        ]
    )
    rows = list(read_organisations(io.BytesIO(content.encode())))
    assert rows[:2] == [
        OrganisationRow(2, "R0A", "Barking, Havering and Redbridge", "London", "acute"),
        OrganisationRow(3, "R0B", "Solent", "South East", ""),
    ]
    refused = [row for row in rows if isinstance(row, RefusedRow)]
    assert [str(problem) for row in refused for problem in row.problems] == [
        "Row 4, ORG_CODE: Check the organisation code: row 2 has the same one",
        "Row 5, ORG_CODE: Enter an organisation code of 3 to 5 letters and numbers",
        "Row 5, NAME: Enter a name that does not begin with = + - or @",
        "Row 5, REGION: Enter a region",
    ]
