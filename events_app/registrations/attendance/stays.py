"""How long each person of an attendance file stayed. Pure.

Somebody who left and came back has several rows: their minutes are added up.
"""

import re
from dataclasses import dataclass, replace

from events_app.folding import fold
from events_app.registrations.attendance.table import FileProblem, Line, Table

#: minutes that somebody has to stay to have attended, unless the team says otherwise
SHORTEST_STAY = 10

_EMAIL = {
    "email", "email address", "e-mail", "user email", "attendee email", "participant id (upn)",
    "upn", "user principal name",
}  # fmt: skip
_NAME = {"name", "full name", "display name", "user name", "name (original name)", "attendee name"}
_TIME = re.compile(r"duration|time in session|minutes")
_UNITS = re.compile(r"(\d+)\s*(h|m|s)[a-z]*\.?")


@dataclass(frozen=True)
class Columns:
    """Which column says what, by its place. None: the file does not say it."""

    email: int | None
    name: int | None
    stay: int | None


@dataclass(frozen=True)
class Stay:
    """One person of the file. `minutes` is None where the file does not say how long."""

    row: int
    email: str
    name: str
    minutes: float | None

    def as_long_as(self, shortest: int) -> bool:
        return self.minutes is None or self.minutes >= shortest


def likely_columns(columns: tuple[str, ...]) -> Columns:
    """The columns as platforms call them; the first that fits."""
    folded = [fold(column) for column in columns]

    def first(names: set[str]) -> int | None:
        return next((place for place, name in enumerate(folded) if name in names), None)

    stay = next((place for place, name in enumerate(folded) if _TIME.search(name)), None)
    return Columns(first(_EMAIL), first(_NAME), stay)


def stays_in(table: Table, columns: Columns) -> list[Stay]:
    """Each person once, in the file's order. Raises FileProblem for a time that cannot be read."""
    if columns.email is None and columns.name is None:
        raise FileProblem("Select the column with the email address, or the one with the name.")
    found: dict[str, Stay] = {}
    for line in table.lines:
        stay = _stay(line, columns)
        key = stay.email or fold(stay.name)
        if not key:
            continue
        earlier = found.get(key)
        found[key] = stay if earlier is None else _together(earlier, stay)
    return list(found.values())


def minutes_in(text: str) -> float | None:
    """Minutes in "1h 2m 3s", "1:02:03", "62" or "62.5"; None where it is none of these."""
    folded = fold(text)
    if re.fullmatch(r"\d+(\.\d+)?", folded):
        return float(folded)
    if re.fullmatch(r"\d+:\d{2}(:\d{2})?", folded):
        parts = [int(part) for part in folded.split(":")]
        hours, minutes, seconds = parts if len(parts) == 3 else (0, *parts)
        return hours * 60 + minutes + seconds / 60
    units = {unit: int(number) for number, unit in _UNITS.findall(folded)}
    if not units or _UNITS.sub("", folded).strip(" ,"):
        return None
    return units.get("h", 0) * 60 + units.get("m", 0) + units.get("s", 0) / 60


def _stay(line: Line, columns: Columns) -> Stay:
    def cell(place: int | None) -> str:
        return "" if place is None else line.cells[place]

    minutes = None
    if columns.stay is not None:
        minutes = minutes_in(cell(columns.stay) or "0")
        if minutes is None:
            raise FileProblem(
                f"Row {line.number}: we could not read how long somebody stayed. "
                "Select another column, or none."
            )
    email = cell(columns.email).lower()
    return Stay(line.number, email if "@" in email else "", cell(columns.name), minutes)


def _together(earlier: Stay, later: Stay) -> Stay:
    if earlier.minutes is None or later.minutes is None:
        return earlier
    return replace(earlier, minutes=earlier.minutes + later.minutes)
