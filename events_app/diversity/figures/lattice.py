"""The tables that exist. There are no others, no filters, and no crossing beyond these."""

from dataclasses import dataclass
from enum import StrEnum

from events_app.diversity.figures.periods import Kind


class Side(StrEnum):
    """The people that a part of a table is about."""

    EVERYONE = "everyone"
    LED = "led"
    SPOKE = "spoke"
    THEME = "theme"
    OTHER_SUBJECTS = "other subjects"


class Characteristic(StrEnum):
    ETHNICITY = "ethnicity"
    SEX = "sex"
    AGE = "age"
    DISABILITY = "disability"
    RELIGION = "religion"
    BACKGROUND = "socio-economic background"
    ORIENTATION = "sexual orientation"
    GENDER_IDENTITY = "gender identity"


#: what is asked. Another is switched on only when its table could be published with the numbers
#: that the body has, and with a question set and the cells of its table in `CELLS`.
ASKED = frozenset({Characteristic.ETHNICITY})

#: a person's group, as finely as any table tells them apart
GROUPS = ("asian", "black", "mixed", "other", "white", "prefer_not_to_say", "no_answer")
MINORITY = frozenset({"asian", "black", "mixed", "other"})
NOT_KNOWN = frozenset({"prefer_not_to_say", "no_answer"})


@dataclass(frozen=True)
class CellSpec:
    """A row of a table: the groups that are counted in it."""

    key: str
    words: str
    groups: frozenset[str]


_UNKNOWN = CellSpec("not_known", "Not known", NOT_KNOWN)
HEADLINE = (
    CellSpec("minority", "Ethnic minority (excluding White minorities)", MINORITY),
    CellSpec("white", "White", frozenset({"white"})),
    _UNKNOWN,
)
FIVE_GROUPS = (
    CellSpec("asian", "Asian or Asian British", frozenset({"asian"})),
    CellSpec("black", "Black, Black British, Caribbean or African", frozenset({"black"})),
    CellSpec("mixed", "Mixed or multiple ethnic groups", frozenset({"mixed"})),
    CellSpec("other", "Other ethnic group", frozenset({"other"})),
    CellSpec("white", "White", frozenset({"white"})),
    _UNKNOWN,
)
ANSWERS = (
    CellSpec("declared", "Told us", MINORITY | {"white"}),
    CellSpec("prefer_not_to_say", "Prefer not to say", frozenset({"prefer_not_to_say"})),
    CellSpec("no_answer", "No answer", frozenset({"no_answer"})),
)

SIDE_WORDS = {
    Side.EVERYONE: "Everyone who led or spoke",
    Side.LED: "Led a session (session chair or facilitator)",
    Side.SPOKE: "Spoke (and led no session)",
    Side.THEME: "In sessions on race equality",
    Side.OTHER_SUBJECTS: "In sessions on other subjects alone",
}


@dataclass(frozen=True)
class TableSpec:
    """A table: what it counts, in which periods, and from how many people on each side."""

    key: str
    words: str
    characteristics: frozenset[Characteristic]
    kinds: tuple[Kind, ...]
    needed: int
    sides: tuple[Side, ...] = (Side.EVERYONE,)
    cells: tuple[CellSpec, ...] = HEADLINE
    #: the fewest years that the period may have
    years: int = 1


_E = frozenset({Characteristic.ETHNICITY})


def _single(key: str, characteristic: Characteristic, needed: int = 100) -> TableSpec:
    """A table of a characteristic that is not asked for yet: it has no cells before it is."""
    words = characteristic.value.capitalize()
    return TableSpec(key, words, frozenset({characteristic}), (Kind.YEAR,), needed, cells=())


#: in the order in which whole tables are withheld until the gate passes: the first goes first
WITHHELD_FIRST = (
    TableSpec("T10", "Ethnic group and sex", _E | {Characteristic.SEX}, (Kind.YEAR,), 150),
    TableSpec(
        "T12", "Race equality and other subjects", _E, (Kind.YEAR,), 100,
        (Side.THEME, Side.OTHER_SUBJECTS),
    ),
    TableSpec(
        "T11", "Ethnic groups of those who led", _E, (Kind.POOLED,), 100,
        (Side.LED,), FIVE_GROUPS, years=3,
    ),
    TableSpec(
        "T3", "Who led and who spoke", _E, (Kind.YEAR, Kind.POOLED), 30, (Side.LED, Side.SPOKE)
    ),
    _single("T8b", Characteristic.ORIENTATION, 200),
    _single("T8c", Characteristic.GENDER_IDENTITY, 200),
    TableSpec("T2", "Ethnic groups", _E, (Kind.YEAR,), 100, cells=FIVE_GROUPS),
    TableSpec("T1H", "Everyone, in half a year", _E, (Kind.HALF_YEAR,), 60),
    TableSpec("T9", "Who answered", _E, (Kind.YEAR,), 100, cells=ANSWERS),
    _single("T4", Characteristic.SEX),
    _single("T5", Characteristic.AGE),
    _single("T6", Characteristic.DISABILITY),
    _single("T7", Characteristic.RELIGION),
    _single("T8", Characteristic.BACKGROUND),
    TableSpec("T1", "Everyone", _E, (Kind.YEAR,), 40),
)  # fmt: skip

LATTICE = {spec.key: spec for spec in WITHHELD_FIRST}
#: which tables are one and the same in different periods, for the rule about rosters
SAME_ROSTER = {"T1H": "T1"}


def tables_for(kind: Kind, years: int) -> tuple[TableSpec, ...]:
    """The tables of a period for what is asked, in the order in which they are withheld."""
    return tuple(
        spec
        for spec in WITHHELD_FIRST
        if kind in spec.kinds and years >= spec.years and spec.characteristics <= ASKED
    )
