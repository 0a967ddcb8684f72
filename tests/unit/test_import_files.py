"""What stops a file as a whole: its encoding, its columns, the shape of its rows."""

import io

import pytest

from events_app.people.imports.csv_table import LONGEST_LINE, header_of, rows_of
from events_app.people.imports.members import MEMBER_COLUMNS
from events_app.people.imports.problems import FileProblem

COLUMNS = ("EMAIL", "FROM", "UNTIL")
HEADER = b"EMAIL,FROM,UNTIL\n"


def rows(content: bytes) -> list[tuple[int, list[str]]]:
    """Each row's number, and its cells in the order of `COLUMNS`."""
    found = rows_of(io.BytesIO(content), COLUMNS)
    return [(row.number, [row.cells[column] for column in COLUMNS]) for row in found]


def refusal(content: bytes, columns: tuple[str, ...] = COLUMNS) -> str:
    with pytest.raises(FileProblem) as raised:
        list(rows_of(io.BytesIO(content), columns))
    return raised.value.words


def header_refusal(header: str) -> str:
    with pytest.raises(FileProblem) as raised:
        header_of(io.BytesIO(f"{header}\n".encode()), MEMBER_COLUMNS)
    return raised.value.words


def test_the_order_case_spaces_and_underscores_of_columns_do_not_matter() -> None:
    header = b" until ,From,e_mail\n"
    assert rows(header + b"1,2,3\n") == [(2, ["3", "2", "1"])]


def test_a_byte_order_mark_is_not_part_of_the_first_column() -> None:
    assert rows(b"\xef\xbb\xbf" + HEADER + b"a,b,c\n") == [(2, ["a", "b", "c"])]


def test_quoted_commas_quotes_and_line_breaks_are_part_of_a_cell() -> None:
    content = HEADER + b'"a,1","say ""b""","c\r\nd"\r\nx,y,z\r\n'
    assert rows(content) == [(2, ["a,1", 'say "b"', "c\r\nd"]), (3, ["x", "y", "z"])]


def test_rows_are_numbered_as_in_a_spreadsheet_blank_rows_counted_and_left_out() -> None:
    assert rows(HEADER + b"\n,,\na,b,c\n , ,\n\n") == [(4, ["a", "b", "c"])]


def test_a_last_row_without_a_line_break_is_a_row() -> None:
    assert rows(HEADER + b"a,b,c") == [(2, ["a", "b", "c"])]


def test_other_columns_are_left_and_named() -> None:
    file = io.BytesIO(b"EMAIL,PHONE,FROM,,UNTIL,Not\xc2\xa0es\n")
    assert header_of(file, COLUMNS).ignored == ("PHONE", "Not?es")


def test_an_empty_file_is_refused() -> None:
    empty = "Your file is empty, or its first row is."
    for content in (b"", b"\n", b"\xef\xbb\xbf", b" , \n"):
        assert refusal(content) == empty


def test_a_file_with_nothing_under_its_header_is_refused() -> None:
    for content in (HEADER, HEADER + b"\n,,\n"):
        assert refusal(content) == "Your file has no rows under its header."


def test_a_missing_column_is_named_with_those_that_are_there() -> None:
    assert refusal(b"EMAIL,UNTIL,NAME\na,b,c\n") == (
        "Your file is missing a column called FROM. "
        "Right now it has columns called EMAIL, UNTIL, NAME."
    )
    assert refusal(b"EMAIL\na\n") == (
        "Your file is missing columns called FROM, UNTIL. Right now it has a column called EMAIL."
    )


def test_a_column_whose_cells_may_be_empty_still_has_to_be_there() -> None:
    assert header_refusal("EMAIL,FULL_NAME,ORG_CODE,BOARD_ROLE,COMMITTEE,FROM").startswith(
        "Your file is missing a column called UNTIL."
    )


def test_duplicate_columns_are_named() -> None:
    assert (
        refusal(b"EMAIL,FROM,UNTIL,Email,from\n") == "Your file has duplicate columns: EMAIL, FROM."
    )


def test_a_hostile_header_is_repeated_short_and_without_what_cannot_be_seen() -> None:
    said = refusal("\x1b[31mX\u202e{},Y\n".format("A" * 5000).encode())
    assert said == (
        "Your file is missing columns called EMAIL, FROM, UNTIL. Right now it has columns called "
        f"?[31mX?{'A' * 33}, Y."
    )


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_cells_that_are_not_separated_by_commas_are_named_as_that(separator: str) -> None:
    header = separator.join(COLUMNS).encode()
    assert refusal(header + b"\n") == (
        "The cells of your file are not separated by commas. Save it as CSV UTF-8."
    )


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("EMAIL,FROM,UNTIL\na,b,c\n".encode("utf-16"), id="UTF-16"),
        pytest.param("EMAIL,FROM,UNTIL\na,b,c\n".encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00\x08\x00", id="a spreadsheet"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", id="a picture"),
        pytest.param(b"E" * (LONGEST_LINE + 1), id="one endless line"),
        pytest.param(b"EMAIL,FROM,UNTIL\ra,b,c\r", id="line ends of old Macs"),
        pytest.param(b'EMAIL,"FROM"X,UNTIL\n', id="a quotation mark in the wrong place"),
    ],
)
def test_what_is_not_csv_in_utf_8_is_refused_at_its_first_row(content: bytes) -> None:
    assert refusal(content) == (
        "We could not read this file. Save it as CSV UTF-8. The problem is in row 1."
    )


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param("Zoë,b,c\n".encode("latin-1"), id="Latin-1"),
        pytest.param(b"a,\x00,c\n", id="a NUL byte"),
        pytest.param(b"a,\xed\xa0\x80,c\n", id="half a surrogate pair"),
        pytest.param(b'a,"b"x,c\n', id="text after a closing quotation mark"),
        pytest.param(b'a,b,"c\n', id="a quotation mark that is never closed"),
        pytest.param(b"a,b," + b"c" * LONGEST_LINE + b"\n", id="an endless row"),
    ],
)
def test_one_bad_row_far_down_stops_the_file_and_is_named(bad: bytes) -> None:
    good = b"a,b,c\n" * 69_998
    assert refusal(HEADER + good + bad) == (
        "We could not read this file. Save it as CSV UTF-8. The problem is in row 70000."
    )


def test_a_quotation_mark_that_is_never_closed_does_not_read_on_for_ever() -> None:
    said = refusal(HEADER + b'a,b,"c\n' + b"a,b,c\n" * 100_000)
    assert said.endswith("The problem is in row 2.")


def test_rows_with_too_many_or_too_few_cells_stop_the_file() -> None:
    advice = "Check its commas: a cell with a comma in it needs quotation marks around it."
    few, many = HEADER + b"a,b,c\na,b\n", HEADER + b"a,b,c\na,b,c,d\n"
    assert refusal(few) == f"Row 3 has 2 cells. The header has 3. {advice}"
    assert refusal(many) == f"Row 3 has 4 cells. The header has 3. {advice}"


def test_a_file_that_can_be_read_only_once_is_refused() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    with pytest.raises(FileProblem, match="We read a file twice"):
        header_of(Pipe(HEADER), COLUMNS)
