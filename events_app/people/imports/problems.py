"""What can be wrong with a file, with a row and with a cell, in words."""

from dataclasses import dataclass

from events_app.refusal import Refusal

#: how much of a file's own text a message repeats
LONGEST_ECHO = 40


class FileProblem(Refusal):
    """The file as a whole cannot be taken, whatever its rows say."""


class CellProblem(Exception):  # noqa: N818 - named for what it is
    """A cell cannot be taken. The words tell the person what to enter."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One reason why a row is refused. Rows count as in a spreadsheet: the header is row 1."""

    row: int
    column: str
    words: str

    def __str__(self) -> str:
        return f"Row {self.row}, {self.column}: {self.words}"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be taken, with every reason."""

    number: int
    problems: tuple[RowProblem, ...]


def shown(text: str) -> str:
    """A file's own text as a message may repeat it: short, on one line, nothing hidden in it."""
    clipped = text.strip()[:LONGEST_ECHO]
    return "".join(letter if letter.isprintable() else "?" for letter in clipped)


def unreadable(row: int) -> FileProblem:
    """The bytes are not UTF-8, or the text is not CSV, from this row on."""
    words = f"We could not read this file. Save it as CSV UTF-8. The problem is in row {row}."
    return FileProblem(words)
