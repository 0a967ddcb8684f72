"""Files of members that came in over the screen, and what each changed."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events_app.extensions import Base
from events_app.models.people import Person
from events_app.models.types import Moment


class ImportState(StrEnum):
    CHECKED = "checked"
    IMPORTED = "imported"
    UNDONE = "undone"
    #: nobody imported it within a day
    DROPPED = "dropped"


class MemberImport(Base):
    """One file of members. Its rows are kept sealed until they are imported, or for a day."""

    __tablename__ = "member_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(String(100))
    state: Mapped[str] = mapped_column(String(10))
    made_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    imported_at: Mapped[datetime | None] = mapped_column(Moment)
    #: random; the place that the file is sealed for
    reference: Mapped[str] = mapped_column(String(32), unique=True)
    sealed_file: Mapped[bytes | None] = mapped_column(LargeBinary)
    #: rows: with problems, and what the import did with the others
    refused: Mapped[int] = mapped_column(default=0)
    new: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    #: what was changed, as undoing reads it; emptied when it can no longer be undone
    steps: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    #: what undoing left as it is, in words
    left: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))

    made_by: Mapped[Person] = relationship(lazy="raise")
