"""A file of figures that others published, which ours are held against."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from events_app.refusal import Refusal

HEADER = ("WORDS", "PERCENT", "AS_OF", "SOURCE", "URL")


class FileRefused(Refusal):
    """The file cannot be read, or a row of it not."""


@dataclass(frozen=True)
class Comparator:
    """One published share of ethnic minorities."""

    words: str
    percent: float
    as_of_date: date
    source: str
    url: str


def read_comparators(file: Path) -> list[Comparator]:
    """Read a CSV file with the columns of HEADER. Raises FileRefused and names the row."""
    try:
        rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FileRefused("The file cannot be read. Save it as CSV UTF-8") from error
    if not rows or tuple(rows[0]) != HEADER:
        raise FileRefused(f"The first row must be {','.join(HEADER)}")
    return [_read(number, row) for number, row in enumerate(rows[1:], start=2) if row]


def _read(number: int, row: list[str]) -> Comparator:
    if len(row) != len(HEADER):
        raise FileRefused(f"Row {number}: enter {len(HEADER)} cells")
    words, percent, as_of, source, url = (cell.strip() for cell in row)
    try:
        share, day = float(percent), date.fromisoformat(as_of)
    except ValueError as error:
        raise FileRefused(f"Row {number}: enter PERCENT as 16.5 and AS_OF as 2025-06-30") from error
    if not 0 <= share <= 100:
        raise FileRefused(f"Row {number}: enter PERCENT from 0 to 100")
    if not words or not source or max(len(words), len(source)) > 200:
        raise FileRefused(f"Row {number}: enter WORDS and SOURCE in up to 200 characters")
    if url and urlsplit(url).scheme != "https":
        raise FileRefused(f"Row {number}: enter a URL that begins with https")
    return Comparator(words, share, day, source, url[:500])
