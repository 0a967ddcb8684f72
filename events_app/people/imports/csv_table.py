"""Reading a CSV file row by row, so that a file of any length needs little memory."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from events_app.people.imports.columns import Header, read_header
from events_app.people.imports.problems import FileProblem, unreadable

#: bytes; a row of ours is under 2,000
LONGEST_LINE = 65_536


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with its number in a spreadsheet and its cells by column."""

    number: int
    cells: dict[str, str]


def header_of(file: BinaryIO, columns: Sequence[str]) -> Header:
    """Where the columns stand in this file, and which others there are.

    Raises FileProblem when the file cannot be read or its columns are not what we take.
    """
    _number, cells = next(_records(file), (1, []))
    if not any(cell.strip() for cell in cells):
        raise FileProblem("Your file is empty, or its first row is.")
    return read_header(cells, columns)


def rows_of(file: BinaryIO, columns: Sequence[str]) -> Iterator[Row]:
    """The rows under the header, without the blank ones.

    Raises FileProblem when it comes to something that cannot be read, and when there is no row.
    """
    header = header_of(file, columns)
    records = _records(file)
    next(records)
    found = False
    for number, cells in records:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != header.width:
            raise _wrong_width(number, len(cells), header.width)
        found = True
        yield Row(number, {column: cells[place] for column, place in header.places})
    if not found:
        raise FileProblem("Your file has no rows under its header.")


def _wrong_width(row: int, cells: int, columns: int) -> FileProblem:
    return FileProblem(
        f"Row {row} has {cells} cells. The header has {columns}. "
        "Check its commas: a cell with a comma in it needs quotation marks around it."
    )


def _records(file: BinaryIO) -> Iterator[tuple[int, list[str]]]:
    """Each record with its number, from the start of the file. A blank line is a record too."""
    if not file.seekable():
        raise FileProblem("We read a file twice. Save this one first, then import the saved file.")
    file.seek(0)
    reader = csv.reader(_lines(file), strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, ValueError) as error:
            raise unreadable(number) from error
        yield number, cells


def _lines(file: BinaryIO) -> Iterator[str]:
    """The lines, decoded one by one. Raises ValueError at the first that is not text in UTF-8."""
    if file.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
        file.seek(0)
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE or b"\0" in line:
            raise ValueError("not text")
        yield line.decode()
