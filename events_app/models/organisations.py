"""Member organisations and the appointments that people hold at them."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from events_app.extensions import Base
from events_app.folding import fold
from events_app.models.people import folded
from events_app.models.types import Moment, letters


class BoardRole(StrEnum):
    """The roles that a person can hold at a trust, in the words of the programme."""

    CHAIR = "chair"
    CHIEF_EXECUTIVE = "chief executive"
    NON_EXECUTIVE_DIRECTOR = "non-executive director"
    EXECUTIVE_DIRECTOR = "executive director"
    WORKFORCE_DIRECTOR = "workforce director"
    COMMUNICATIONS_DIRECTOR = "communications director"
    GOVERNOR = "governor"


#: Who counts as "on the board". Governors and communications directors do not.
ON_THE_BOARD = frozenset(
    {
        BoardRole.CHAIR,
        BoardRole.CHIEF_EXECUTIVE,
        BoardRole.NON_EXECUTIVE_DIRECTOR,
        BoardRole.EXECUTIVE_DIRECTOR,
        BoardRole.WORKFORCE_DIRECTOR,
    }
)


class CommitteePart(StrEnum):
    """What somebody does on a committee. Who chairs one also sits on it."""

    CHAIRS = "chairs"
    SITS_ON = "sits on"


def fold_longer(name: str) -> str:
    """An organisation's name as it is kept to search in."""
    return fold(name)[:400]


class Organisation(Base):
    """A member organisation, by its ODS code."""

    __tablename__ = "organisations"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(5), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    region: Mapped[str] = mapped_column(String(100))
    #: the kind of trust ("acute", "mental health", …); empty where it is not known
    type: Mapped[str] = mapped_column(String(100), default="")
    #: what its area is like; a trust may be more than one. None: not known
    rural: Mapped[bool | None]
    coastal: Mapped[bool | None]
    urban: Mapped[bool | None]
    #: the organisation that it became part of on the day after `ended_date`, its last
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    ended_date: Mapped[date | None]
    #: the name as a search compares it
    folded_name: Mapped[str] = mapped_column(letters(400), default=folded(fold_longer, of="name"))

    @validates("name")
    def _follow_name(self, _key: str, name: str) -> str:
        self.folded_name = fold_longer(name)
        return name


def _once(name: str, where: str, *columns: str) -> Index:
    """Nobody holds the same twice from the same day, among the appointments that lack something."""
    return Index(
        f"uq_appointments_{name}", "person_id", *columns, "from_date",
        unique=True, sqlite_where=text(where), postgresql_where=text(where),
    )  # fmt: skip


#: whether an appointment counts on a day, and what an audience may ask of it
_FROM = ("confirmed_at", "from_date")
_COUNTS = (*_FROM, "until_date")
_MEETS = ("board_role", "committee", "committee_part")


def _of_some(name: str, where: str, *columns: str) -> Index:
    """An index of the appointments of which something is true."""
    return Index(
        f"ix_appointments_{name}", *columns, sqlite_where=text(where), postgresql_where=text(where)
    )


class Appointment(Base):
    """One role of one person at one organisation, from a day until a day, both inclusive."""

    __tablename__ = "appointments"
    __table_args__ = (
        CheckConstraint("until_date IS NULL OR until_date >= from_date", "ends_after_it_starts"),
        CheckConstraint("(committee IS NULL) = (committee_part IS NULL)", "committee_has_a_part"),
        UniqueConstraint(
            "person_id", "organisation_id", "board_role", "committee", "committee_part", "from_date"
        ),
        # databases hold nothing equal to NULL, so the constraint above says nothing of these
        _once("without_committee", "committee IS NULL", "organisation_id", "board_role"),
        _once(
            "without_role", "board_role IS NULL", "organisation_id", "committee", "committee_part"
        ),
        _once("without_either", "board_role IS NULL AND committee IS NULL", "organisation_id"),
        Index("ix_appointments_board_role_committee", "board_role", "committee"),
        # all that an audience asks: whom it reaches is counted without reading a row
        Index("ix_appointments_by_person", "person_id", *_COUNTS, *_MEETS, "organisation_id"),
        Index("ix_appointments_by_organisation", "organisation_id", *_MEETS, "person_id", *_COUNTS),
        _of_some(
            *("by_end", "until_date IS NOT NULL", "until_date", "person_id"),
            *(*_FROM, *_MEETS, "organisation_id"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    #: None for somebody who works there in another role
    board_role: Mapped[str | None] = mapped_column(String(50))
    #: in lower case, as in "workforce and people"
    committee: Mapped[str | None] = mapped_column(String(200))
    committee_part: Mapped[str | None] = mapped_column(String(10))
    from_date: Mapped[date] = mapped_column(index=True)
    until_date: Mapped[date | None]
    #: None until somebody confirms what a person said of themselves
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    #: "import", or the id of the person of the event team who confirmed it
    confirmed_by: Mapped[str | None] = mapped_column(String(50))

    organisation: Mapped[Organisation] = relationship(lazy="raise")
