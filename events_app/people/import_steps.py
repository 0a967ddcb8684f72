"""The steps of an import at a terminal: open, check, say how far it is, and what was done."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

import click
from sqlalchemy.exc import IntegrityError

from events_app.extensions import db
from events_app.people.actions.imports_members import MembersTally
from events_app.people.actions.imports_organisations import OrganisationsTally
from events_app.people.imports.csv_table import header_of
from events_app.people.imports.problems import RefusedRow
from events_app.refusal import Refusal

#: rows between two lines that say how far we are
PROGRESS = 10_000

RowType = TypeVar("RowType")


class RowsHaveProblems(Refusal):
    """Some rows are refused, and nobody said to leave them out."""

    def __init__(self, refused: int) -> None:
        rows = "1 row has" if refused == 1 else f"{refused:,} rows have"
        super().__init__(f"{rows} problems. Nothing was imported.")


class EveryRowHasProblems(Refusal):
    """Nothing is left to import."""

    def __init__(self) -> None:
        super().__init__("Every row has problems. Nothing was imported.")


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """The file, open. A refusal inside undoes everything and ends the command in one line."""
    try:
        with file.open("rb") as stream:
            yield stream
    except Refusal as refusal:
        db.session.rollback()
        raise click.ClickException(refusal.words) from refusal
    except OSError as error:
        db.session.rollback()
        raise click.ClickException(f"We could not read {file.name}: {error.strerror}.") from error
    except IntegrityError as error:
        db.session.rollback()
        words = "Somebody changed the same people meanwhile. Nothing was imported. Try again."
        raise click.ClickException(words) from error


def say_what_is_ignored(file: BinaryIO, columns: Sequence[str]) -> None:
    """Name the columns that we do not read."""
    ignored = header_of(file, columns).ignored
    if ignored:
        click.echo(f"These columns are not read: {', '.join(ignored)}.", err=True)


def check(rows: Iterable[RowType | RefusedRow], *, skip_problems: bool) -> int:
    """Read everything once, tell each problem on a line, and count the rows that are refused."""
    refused = taken = 0
    for row in counted(rows, "Checked"):
        if isinstance(row, RefusedRow):
            refused += 1
            click.echo("\n".join(str(problem) for problem in row.problems), err=True)
        else:
            taken += 1
    if refused and not skip_problems:
        raise RowsHaveProblems(refused)
    if not taken:
        raise EveryRowHasProblems
    return refused


def taken(rows: Iterable[RowType | RefusedRow], *, skip_problems: bool) -> Iterator[RowType]:
    """The rows to import. A problem that was not there a moment ago stops it, unless skipped."""
    for row in rows:
        if not isinstance(row, RefusedRow):
            yield row
        elif not skip_problems:
            raise RowsHaveProblems(1)


def counted(rows: Iterable[RowType], verb: str) -> Iterator[RowType]:
    """The same rows, with a line on the error output now and then: "Checked 10,000 rows"."""
    for number, row in enumerate(rows, start=1):
        yield row
        if number % PROGRESS == 0:
            click.echo(f"{verb} {number:,} rows", err=True)


def summary(tally: MembersTally | OrganisationsTally) -> list[str]:
    """What an import did, or would do, line by line."""
    lines = [
        f"New: {tally.new:,}",
        f"Changed: {tally.changed:,}",
        f"No change: {tally.unchanged:,}",
        f"Not in this file, left as they are: {tally.left_alone:,}",
    ]
    if isinstance(tally, MembersTally):
        lines.append(
            f"People: {tally.new_people:,} new, {tally.renamed_people:,} with another name"
        )
    return lines
