"""An attendance file as a table: its encoding, its separator, where its header is. Pure.

Platforms write these files in their own ways: Teams in UTF-16 with tabs and with sections, others
in UTF-8 with commas. What cannot be read is refused as a whole.
"""

import codecs
import csv
import io
from dataclasses import dataclass

from events_app.folding import fold
from events_app.refusal import Refusal

#: more people than came to any event; a longer file is another kind of file
MOST_ROWS = 20_000
#: bytes
LARGEST_FILE = 5 * 1024 * 1024
#: how far down the header is looked for
_HEADER_WITHIN = 50
#: words that a header of such a file has
_HEADER_WORDS = ("name", "email", "duration", "join", "upn", "minutes")


class FileProblem(Refusal):
    """The file cannot be taken."""


@dataclass(frozen=True)
class Line:
    """One row under the header, with its number in the file."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The names of the columns, and the rows."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def read_table(content: bytes) -> Table:
    """Read the part of the file that lists people. Raises FileProblem."""
    if not content.strip():
        raise FileProblem("Your file is empty.")
    if len(content) > LARGEST_FILE:
        raise FileProblem("Your file is larger than 5 MB. Check that it is an attendance file.")
    records = _records(_decoded(content))
    start = _header(records)
    columns = [cell.strip() for cell in records[start][1]]
    lines: list[Line] = []
    for number, cells in records[start + 1 :]:
        if not any(cell.strip() for cell in cells):
            if lines:
                break  # the next section of the file
            continue
        lines.append(_line(number, cells, len(columns)))
    if not lines:
        raise FileProblem("Your file has no rows under its header.")
    return Table(tuple(columns), tuple(lines))


def _decoded(content: bytes) -> str:
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(content[: error.start].count(b"\n") + 1) from error
    if "\0" in text:
        raise _unreadable(text[: text.index("\0")].count("\n") + 1)
    return text


def _records(text: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    records: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            records.append((reader.line_num, cells))
            if len(records) > MOST_ROWS + _HEADER_WITHIN:
                raise FileProblem(f"Your file has more than {MOST_ROWS:,} rows.")
    except csv.Error as error:
        raise _unreadable(reader.line_num) from error
    return records


def _separator(text: str) -> str:
    """The one that stands most often in the line that looks most like a header."""
    first = text[:20_000].splitlines()[:_HEADER_WITHIN]
    line = max(first, key=_likeness, default="")
    return max(",\t;", key=line.count)


def _header(records: list[tuple[int, list[str]]]) -> int:
    """Where the header is: the first record with the most of a header's words."""
    near = records[:_HEADER_WITHIN]
    likely = [_likeness(" ".join(cells)) if len(cells) > 1 else 0 for _number, cells in near]
    best = max(likely, default=0)
    if best == 0:
        raise FileProblem(
            "We found no header in your file. Its first row needs names, such as Name and Email."
        )
    return likely.index(best)


def _likeness(line: str) -> int:
    folded = fold(line)
    return sum(word in folded for word in _HEADER_WORDS)


def _line(number: int, cells: list[str], width: int) -> Line:
    if len(cells) > width:
        raise FileProblem(
            f"Row {number} has {len(cells)} cells. The header has {width}. "
            "Check its commas: a cell with a comma in it needs quotation marks around it."
        )
    return Line(number, tuple(cell.strip() for cell in cells + [""] * (width - len(cells))))


def _unreadable(row: int) -> FileProblem:
    words = f"We could not read this file. Save it as CSV UTF-8. The problem is in row {row}."
    return FileProblem(words)
