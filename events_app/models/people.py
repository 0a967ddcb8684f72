"""People, their account roles, their devices, and how they prove who they are."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from flask_security.core import RoleMixin, UserMixin
from sqlalchemy import JSON, Column, ForeignKey, Index, String, Table, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from events_app.extensions import Base
from events_app.folding import LONGEST_FOLDED, fold_address, fold_family_name, fold_name
from events_app.models.types import Moment, letters

if TYPE_CHECKING:
    from events_app.models.organisations import Appointment


class AccountRole(StrEnum):
    """What an account may do beyond being a contact. Board roles are appointments, not these."""

    CONTACT = "contact"
    SPEAKER = "speaker"
    EVENT_TEAM = "event team"
    FORUM_HOST = "forum host"
    ADMINISTRATOR = "administrator"
    DATA_PROTECTION = "data protection"


person_roles = Table(
    "person_roles",
    Base.metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("role_id", ForeignKey("roles.id"), primary_key=True),
)


class Role(Base, RoleMixin):
    """An account role, by its name in `AccountRole`."""

    __tablename__ = "roles"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50), unique=True)


def folded(fold: Callable[[str], str], of: str) -> Callable[[Any], str]:
    """What a search finds a row by, worked out from its column `of` where a statement adds rows."""
    return lambda context: fold(context.get_current_parameters()[of])


class Person(Base, UserMixin):
    """Somebody with an account: a contact at a member organisation, a speaker, one of the team.

    The three folded columns follow `full_name` and `email`: by themselves where an object is
    changed or rows are added; a statement that updates rows says them itself.
    """

    __tablename__ = "people"
    __table_args__ = (
        Index("ix_people_folded_name", "folded_name"),
        Index("ix_people_folded_family_name", "folded_family_name"),
        Index("ix_people_folded_email", "folded_email"),
        # few, and every count of people leaves them out
        Index(
            "ix_people_closed",
            "id",
            sqlite_where=text("active = 0"),
            postgresql_where=text("NOT active"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: always in lower case
    email: Mapped[str] = mapped_column(String(254), unique=True)
    full_name: Mapped[str] = mapped_column(String(200))
    active: Mapped[bool] = mapped_column(default=True)
    #: changes when every device is signed out at once
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    folded_name: Mapped[str] = mapped_column(
        letters(LONGEST_FOLDED), default=folded(fold_name, of="full_name")
    )
    folded_family_name: Mapped[str] = mapped_column(
        letters(LONGEST_FOLDED), default=folded(fold_family_name, of="full_name")
    )
    folded_email: Mapped[str] = mapped_column(
        letters(254), default=folded(fold_address, of="email")
    )
    #: which of `registrations.access.NEEDS` help them take part; None: never said
    access_needs: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    access_note: Mapped[str] = mapped_column(Text, default="")

    roles: Mapped[list[Role]] = relationship(secondary=person_roles, lazy="raise")
    appointments: Mapped[list["Appointment"]] = relationship(
        lazy="raise", order_by="Appointment.id", cascade="all, delete-orphan"
    )

    @validates("full_name")
    def _follow_name(self, _key: str, name: str) -> str:
        self.folded_name, self.folded_family_name = fold_name(name), fold_family_name(name)
        return name

    @validates("email")
    def _follow_email(self, _key: str, email: str) -> str:
        self.folded_email = fold_address(email)
        return email


class Device(Base):
    """A browser that is signed in, until it is signed out or 30 days have passed.

    Only the digest of the token in its cookie is kept.
    """

    __tablename__ = "devices"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    signed_in_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    signed_out_at: Mapped[datetime | None] = mapped_column(Moment)

    person: Mapped[Person] = relationship(lazy="raise")


class SignInCode(Base):
    """The one code that an address can sign in with now. Neither can be read here."""

    __tablename__ = "sign_in_codes"

    #: keyed digest of the address
    address_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    #: keyed digest of the code and the address
    code_digest: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)


class LimitCounter(Base):
    """How often something was tried in a window of time. The key is a digest."""

    __tablename__ = "limit_counters"
    __table_args__ = (Index("ix_limit_counters_expires_at", "expires_at"),)

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int]
    expires_at: Mapped[datetime] = mapped_column(Moment)
