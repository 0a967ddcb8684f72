"""CSV files: what a spreadsheet opens without calculating anything."""

import csv
import io

import pytest
from flask import Flask

from events_app.web.csv_files import csv_file, safe_cell


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_would_be_calculated_begins_with_an_apostrophe(cell: str) -> None:
    assert safe_cell(cell) == "'" + cell


@pytest.mark.parametrize(("cell", "text"), [(None, ""), (0, "0"), ("a=b", "a=b"), ("Zoë", "Zoë")])
def test_other_cells_are_as_they_were(cell: object, text: str) -> None:
    assert safe_cell(cell) == text


def test_a_file_can_be_read_back_whole() -> None:
    rows = [["Ama, the “first”", 'says "no"\nand leaves'], ["=cmd", None]]
    with Flask("files").app_context():
        answer = csv_file(["NAME", "NOTE"], rows, "people.csv")
    written = answer.get_data()
    answer.close()
    assert list(csv.reader(io.StringIO(written.decode("utf-8"), newline=""))) == [
        ["NAME", "NOTE"],
        ["Ama, the “first”", 'says "no"\nand leaves'],
        ["'=cmd", ""],
    ]
    assert answer.content_length == len(written)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="people.csv"'
