"""Reading a file of member organisations, by their ODS codes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from events_app.people.imports import cells
from events_app.people.imports.checking import check_cells
from events_app.people.imports.csv_table import rows_of
from events_app.people.imports.problems import RefusedRow, RowProblem

#: column and what it may hold
_CHECKS = {
    "ORG_CODE": cells.organisation_code,
    "NAME": cells.organisation_name,
    "REGION": cells.region,
    "TYPE": cells.organisation_type,
}
ORGANISATION_COLUMNS = tuple(_CHECKS)


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One row without problems."""

    number: int
    code: str
    name: str
    region: str
    type: str


def read_organisations(file: BinaryIO) -> Iterator[OrganisationRow | RefusedRow]:
    """Read and check the rows one by one; a code that is there twice is refused the second time.

    Raises FileProblem, as `header_of` and `rows_of` do.
    """
    above: dict[str, int] = {}
    for row in rows_of(file, ORGANISATION_COLUMNS):
        values, problems = check_cells(row, _CHECKS)
        code = values.get("ORG_CODE")
        if code in above:
            words = f"Check the organisation code: row {above[code]} has the same one"
            problems.append(RowProblem(row.number, "ORG_CODE", words))
        if problems:
            yield RefusedRow(row.number, tuple(problems))
            continue
        above[values["ORG_CODE"]] = row.number
        yield OrganisationRow(
            row.number, values["ORG_CODE"], values["NAME"], values["REGION"], values["TYPE"]
        )
