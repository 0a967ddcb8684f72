"""A release as pages and files show it. Every number here is a coded value or a public one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from events_app.diversity.figures.drawing import DrawnUp
from events_app.diversity.figures.findings import finding
from events_app.diversity.figures.lattice import LATTICE, SIDE_WORDS, Side
from events_app.diversity.figures.shares import AimStatus, aim_status
from events_app.diversity.figures.tables import SideFigures, Table
from events_app.diversity.queries.releases import Measure, Release
from events_app.models.releases import YardstickKind

CSV_HEADER = (
    "Period", "Table", "People counted", "Number of people", "Answered", "Group", "Count",
    "Share of those who told us",
)  # fmt: skip
#: the tables that hold the headline of a period
HEADLINES = ("T1", "T1H")


@dataclass(frozen=True)
class Row:
    """One row of a table; `share` is in whole per cent, and as wide as its bar."""

    words: str
    count: str
    share: int | None

    @property
    def share_words(self) -> str:
        return "not shown" if self.share is None else f"about {self.share}%"


@dataclass(frozen=True)
class Part:
    """One side of a table."""

    words: str
    people: int
    answered: str
    caution: bool
    finding: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Shown:
    """A table with its parts."""

    key: str
    words: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Figures:
    """All that pages and files say of one release."""

    #: what the headline table says; empty when the release has none
    headline: str
    #: the figures that the headline is about, and its row of ethnic minorities
    side: SideFigures | None
    minority: Row | None
    tables: tuple[Shown, ...]
    #: the tables that the period could have and has not, each with what may be said of it
    missing: tuple[tuple[str, str], ...]


@lru_cache(maxsize=64)  # by the release itself: what was frozen says the same every time
def figures_of(drawn_up: DrawnUp) -> Figures:
    """The words and coded values of a release."""
    side = _headline_side(drawn_up)
    return Figures(
        finding(side) if side else "",
        side,
        Row("", side.counts["minority"].words, side.share("minority")) if side else None,
        tuple(
            Shown(
                table.spec.key,
                table.spec.words,
                tuple(_part(table, side) for side in table.sides),
            )
            for table in drawn_up.tables
        ),
        tuple(_not_published(drawn_up)),
    )


def _part(table: Table, side: SideFigures) -> Part:
    answered = side.response
    return Part(
        SIDE_WORDS[side.side],
        side.n,
        answered.words if answered else "",
        answered is not None and not answered.is_enough,
        finding(side) if "minority" in side.counts else "",
        tuple(
            Row(cell.words, side.counts[cell.key].words, side.share(cell.key))
            for cell in table.spec.cells
        ),
    )


def _headline_side(drawn_up: DrawnUp) -> SideFigures | None:
    tables = {table.spec.key: table for table in drawn_up.tables}
    return next((tables[key].sides[0] for key in HEADLINES if key in tables), None)


def _not_published(drawn_up: DrawnUp) -> list[tuple[str, str]]:
    few = [(LATTICE[key].words, _needed(key, people)) for key, people in drawn_up.too_few.items()]
    return few + [
        (LATTICE[key].words, "Not available for this period") for key in drawn_up.withheld
    ]


def _needed(key: str, people: int) -> str:
    spec = LATTICE[key]
    each = "" if spec.sides == (Side.EVERYONE,) else ", counted on the smallest side"
    return f"{people} of the {spec.needed} people needed{each}"


@dataclass(frozen=True)
class AgainstAim:
    """How a release stands to the aim that counted at the end of its period."""

    aim: Measure
    status: AimStatus


def against_aim(drawn_up: DrawnUp, measures: Sequence[Measure]) -> AgainstAim | None:
    """Whether the aim is met, from the whole interval of the headline's coded value."""
    side = figures_of(drawn_up).side
    ends = drawn_up.period.last_date
    aims = (one for one in measures if one.kind == YardstickKind.AIM and one.as_of_date <= ends)
    latest = next(aims, None)
    if side is None or latest is None:
        return None
    counts = side.counts
    return AgainstAim(latest, aim_status(counts["minority"], counts["not_known"], latest.percent))


def comparators(measures: Sequence[Measure]) -> list[Measure]:
    """What others published, the latest first."""
    return [one for one in measures if one.kind == YardstickKind.COMPARATOR]


def trend(releases: Sequence[Release]) -> list[tuple[str, int, str, Row]]:
    """Each release that stands, with a headline: its period, people, response and minority."""
    rows: list[tuple[str, int, str, Row]] = []
    for release in releases:
        figures = figures_of(release.drawn_up)
        stands = release.withdrawn_at is None
        if stands and figures.side and figures.side.response and figures.minority:
            answered = figures.side.response.words
            rows.append((release.period.words, figures.side.n, answered, figures.minority))
    return rows


def csv_rows(drawn_up: DrawnUp) -> list[tuple[object, ...]]:
    """Every cell of a release, with the same coded values as the page."""
    return [
        (
            drawn_up.period.key,
            shown.words,
            part.words,
            part.people,
            part.answered,
            row.words,
            row.count,
            "" if row.share is None else row.share,
        )
        for shown in figures_of(drawn_up).tables
        for part in shown.parts
        for row in part.rows
    ]
