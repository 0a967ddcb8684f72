"""Lists as CSV files: UTF-8, RFC 4180, and no cell that a spreadsheet would calculate."""

import csv
import io
from collections.abc import Iterable, Sequence
from tempfile import SpooledTemporaryFile

from flask import Response

#: a cell that begins with one of these is a formula to a spreadsheet
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: what a file may take in memory before it goes to the disk, in bytes
_IN_MEMORY = 1_000_000
_CHUNK = 64 * 1024


def csv_file(header: Sequence[str], rows: Iterable[Sequence[object]], name: str) -> Response:
    """A download called `name`. Rows may come from a cursor: they are never all in memory.

    The file is written before the answer begins, so that what fails on the way is an error page.
    """
    file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed with the response
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    text.detach()
    size = file.tell()
    file.seek(0)
    if size <= _CHUNK:  # nothing is left open for a small one
        with file:
            response = Response(file.read(), mimetype="text/csv")
    else:
        response = Response(iter(lambda: file.read(_CHUNK), b""), mimetype="text/csv")
        response.call_on_close(file.close)
    response.content_length = size
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def safe_cell(cell: object) -> str:
    """A cell as text; one that begins like a formula gets an apostrophe before it.

    A number is none, also below zero.
    """
    text = "" if cell is None else str(cell)
    is_text = not isinstance(cell, int | float)
    return f"'{text}" if is_text and text.startswith(_FORMULA) else text
