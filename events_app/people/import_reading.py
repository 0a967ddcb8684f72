"""A file of members as the screen shows it: problems by row, and what an import would do. Pure."""

import csv
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO, StringIO

from events_app.dates import short_date
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.people.imports.comparison import Changes, Known, KnownAppointment
from events_app.people.imports.members import MemberRow, read_members
from events_app.people.imports.problems import FileProblem, RefusedRow, RowProblem

#: the most that the screen takes
LARGEST_FILE = 5_000_000
MOST_ROWS = 10_000
#: rows of a table that one page shows
SHOWN = 100


@dataclass(frozen=True)
class ReadFile:
    """The rows without problems, and the problems of the others."""

    rows: Sequence[MemberRow]
    problems: Sequence[RowProblem]

    @property
    def refused(self) -> int:
        """How many rows have problems."""
        return len({problem.row for problem in self.problems})


@dataclass
class Preview:
    """What an import would do, in words, as its check page shows it."""

    new: list[str] = field(default_factory=list[str])
    #: of whom or what, as it is, as it will be
    changed: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    #: by address, with their roles: nobody of them is in the database yet
    new_people: dict[str, Person] = field(default_factory=dict[str, Person])

    def add(self, changes: Changes, known: Known) -> None:
        """Take in what a group of rows would change."""
        names = {person.id: person.full_name for person in known.people.values()}
        self.new += [f"{row.full_name}, {_role(row)}" for row in changes.new]
        self.changed += [("Name", names[number], name) for number, name in changes.names]
        self.changed += [
            (f"{row.full_name}, {_role(row)}", *_ends(found, row))
            for found, row in changes.appointments
        ]
        for row in changes.new:
            if row.email not in known.people:
                self._add_person(row, known.organisations[row.organisation_code])

    def _add_person(self, row: MemberRow, organisation_id: int) -> None:
        person = self.new_people.get(row.email)
        if person is None:
            person = Person(email=row.email, full_name=row.full_name)
            self.new_people[row.email] = person
        person.appointments.append(Appointment(organisation_id=organisation_id))


def read_file(content: bytes, codes: Collection[str]) -> ReadFile:
    """Read a whole file. Raises FileProblem for what makes it unreadable, or too long."""
    rows: list[MemberRow] = []
    problems: list[RowProblem] = []
    read = 0
    for row in read_members(BytesIO(content), codes):
        read += 1
        if read > MOST_ROWS:
            continue  # only counted
        if isinstance(row, RefusedRow):
            problems += row.problems
        else:
            rows.append(row)
    if read > MOST_ROWS:
        raise FileProblem(
            f"Your file has too many rows. We can take {MOST_ROWS:,}. Your file has {read:,}."
        )
    return ReadFile(rows, problems)


def rows_with_problems(content: bytes, numbers: Collection[int]) -> list[list[str]]:
    """The header and the refused rows as they stand in the file, by their row numbers."""
    written = csv.reader(StringIO(content.decode("utf-8-sig")), strict=True)
    return [cells for number, cells in enumerate(written, start=1) if number in {1, *numbers}]


def template() -> Iterable[Sequence[str]]:
    """An example row under the columns of `MEMBER_COLUMNS`."""
    yield (
        *("name@trust.example", "Ama Mensah", "R0A", "non-executive director"),
        *("chairs workforce and people", "2022-04-01", ""),
    )


def _role(row: MemberRow) -> str:
    role = row.board_role or "another role"
    committee = f", {row.committee_part} {row.committee}" if row.committee else ""
    return f"{role}{committee} at {row.organisation_code}"


def _ends(found: KnownAppointment, row: MemberRow) -> tuple[str, str]:
    was = f"until {short_date(found.until_date)}" if found.until_date else "no end"
    will = f"until {short_date(row.until_date)}" if row.until_date else "no end"
    return was if found.is_confirmed else f"{was}, not confirmed", will
