"""Reading a file of members: one row is one appointment of one person."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from events_app.people.imports import cells
from events_app.people.imports.checking import check_cells
from events_app.people.imports.csv_table import rows_of
from events_app.people.imports.problems import RefusedRow, RowProblem, shown

#: column and what it may hold
_CHECKS = {
    "EMAIL": cells.email,
    "FULL_NAME": cells.full_name,
    "ORG_CODE": cells.organisation_code,
    "BOARD_ROLE": cells.board_role,
    "COMMITTEE": cells.committee,
    "FROM": cells.from_day,
    "UNTIL": cells.until_day,
}
MEMBER_COLUMNS = tuple(_CHECKS)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One row without problems, its values as the database keeps them."""

    number: int
    email: str
    full_name: str
    organisation_code: str
    board_role: str | None
    committee: str | None
    committee_part: str | None
    from_date: date
    until_date: date | None
    #: no row above it has the same address
    first_of_person: bool


def read_members(file: BinaryIO, codes: Collection[str]) -> Iterator[MemberRow | RefusedRow]:
    """Read and check the rows one by one. `codes` are those of the organisations that we know.

    Of two rows that contradict each other the first is taken and the second refused. Raises
    FileProblem, as `header_of` and `rows_of` do.
    """
    above = _RowsAbove()
    for row in rows_of(file, MEMBER_COLUMNS):
        values, problems = check_cells(row, _CHECKS)
        problems += _contradictions(row.number, values, codes)
        if not problems:
            member = _member(row.number, values, first=not above.have(values["EMAIL"]))
            problems += above.problems_with(member)
        if problems:
            yield RefusedRow(row.number, tuple(problems))
        else:
            above.add(member)
            yield member


def _contradictions(
    number: int, values: dict[str, Any], codes: Collection[str]
) -> Iterator[RowProblem]:
    """What single cells do not show: an organisation we do not know, days the wrong way round."""
    code = values.get("ORG_CODE")
    if code is not None and code not in codes:
        words = f"Check the organisation code: we do not know {shown(code)}"
        yield RowProblem(number, "ORG_CODE", words)
    first, last = values.get("FROM"), values.get("UNTIL")
    if first is not None and last is not None and last < first:
        words = "Enter a date that is the same as or after FROM"
        yield RowProblem(number, "UNTIL", words)


def _member(number: int, values: dict[str, Any], *, first: bool) -> MemberRow:
    part, committee = values["COMMITTEE"] or (None, None)
    return MemberRow(
        number=number,
        email=values["EMAIL"],
        full_name=values["FULL_NAME"],
        organisation_code=values["ORG_CODE"],
        board_role=values["BOARD_ROLE"],
        committee=committee,
        committee_part=part,
        from_date=values["FROM"],
        until_date=values["UNTIL"],
        first_of_person=first,
    )


class _RowsAbove:
    """What the rows so far have said: enough to see that a row says something else, or the same.

    A long file has many rows, so it keeps their hashes of 64 bits and not their words. Of a million
    rows, two that differ have the same hash once in 30 million files.
    """

    def __init__(self) -> None:
        self._first_rows: dict[int, int] = {}
        self._names: set[int] = set()
        self._appointments: dict[int, int] = {}

    def have(self, email: str) -> bool:
        return hash(email) in self._first_rows

    def problems_with(self, member: MemberRow) -> Iterator[RowProblem]:
        number = self._first_rows.get(hash(member.email), 0)
        if number and hash((member.email, member.full_name)) not in self._names:
            words = f"Check the name: row {number} has the same email address with another name"
            yield RowProblem(member.number, "FULL_NAME", words)
        number = self._appointments.get(hash(_appointment(member)), 0)
        if number:
            words = f"Check this row: row {number} has the same appointment"
            yield RowProblem(member.number, "FROM", words)

    def add(self, member: MemberRow) -> None:
        self._first_rows.setdefault(hash(member.email), member.number)
        self._names.add(hash((member.email, member.full_name)))
        self._appointments[hash(_appointment(member))] = member.number


def _appointment(member: MemberRow) -> tuple[str | date | None, ...]:
    """What makes an appointment the same one; when it ends may change."""
    return (
        member.email,
        member.organisation_code,
        member.board_role,
        member.committee,
        member.committee_part,
        member.from_date,
    )
