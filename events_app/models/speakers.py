"""The directory of people who speak and facilitate, what they speak on and what they agree to.

It holds nothing about who somebody is beyond their work: no such column exists here, and a guard
sees to it that none comes.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events_app.extensions import Base
from events_app.models.events import Theme
from events_app.models.organisations import Organisation
from events_app.models.people import Person
from events_app.models.types import Moment


class Tie(StrEnum):
    """How somebody stands to the membership body."""

    OWN_STAFF = "own staff"
    MEMBER_TRUST = "member trust"
    OUTSIDE = "outside"


class FoundThrough(StrEnum):
    """Who suggested them."""

    OWN_TEAM = "our own team"
    MEMBER_TRUST = "a member trust"
    PARTNER_BODY = "a partner body"
    STAFF_NETWORK = "a staff network"
    ANOTHER_SPEAKER = "another speaker"
    THEMSELVES = "themselves"


class ConsentTo(StrEnum):
    """What a speaker agrees to, each by itself."""

    RECORDING = "recording"
    SLIDES = "slides"
    QUOTE = "quote"
    PHOTO = "photo"


class Speaker(Base):
    """Somebody who speaks or facilitates: with an account, or an outside contact by address."""

    __tablename__ = "speakers"
    __table_args__ = (
        CheckConstraint("asks_most IS NULL OR asks_most >= 0", "asks_most_is_not_negative"),
        CheckConstraint(
            "mentoring_most IS NULL OR mentoring_most >= 0", "mentoring_most_is_not_negative"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: the last part of its address: random, names nothing
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), unique=True)
    #: of an outside contact without an account, in lower case
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    #: as it should appear
    name: Mapped[str] = mapped_column(String(200))
    pronunciation: Mapped[str] = mapped_column(String(200), default="")
    biography: Mapped[str] = mapped_column(Text, default="")
    skills: Mapped[str] = mapped_column(Text, default="")
    job_role: Mapped[str] = mapped_column(String(200), default="")
    #: a `BoardRole`, where they hold one
    board_role: Mapped[str | None] = mapped_column(String(50))
    #: a `Tie`
    tie: Mapped[str] = mapped_column(String(20))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    #: where they work, when it is no member organisation
    employer: Mapped[str] = mapped_column(String(200), default="")
    #: a `FoundThrough`; None: not known
    found_through: Mapped[str | None] = mapped_column(String(20))
    #: the body or person that knows them, in words
    known_from: Mapped[str] = mapped_column(String(200), default="")
    #: sealed; see `speakers.access_needs`
    access_needs: Mapped[bytes | None] = mapped_column(LargeBinary)
    #: the most asks of any kind in 12 months that they agree to; None: they set none
    asks_most: Mapped[int | None]
    mentors: Mapped[bool] = mapped_column(default=False)
    #: the most people they would mentor in 12 months
    mentoring_most: Mapped[int | None]
    facilitates: Mapped[bool] = mapped_column(default=False)
    facilitation_references: Mapped[str] = mapped_column(Text, default="")
    #: what was said of sessions they facilitated, and may be kept
    kept_feedback: Mapped[str] = mapped_column(Text, default="")
    #: an outside facilitator as a supplier
    supplier_fee: Mapped[str] = mapped_column(String(200), default="")
    contract_note: Mapped[str] = mapped_column(Text, default="")
    #: somebody of the demonstration
    made_up: Mapped[bool] = mapped_column(default=False)
    #: name, job role, employer and skills, folded, for the search
    search_text: Mapped[str] = mapped_column(Text, default="")
    added_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)

    person: Mapped[Person | None] = relationship(lazy="raise")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise")
    topics: Mapped[list["SpeakerTopic"]] = relationship(
        lazy="raise", order_by="SpeakerTopic.id", cascade="all, delete-orphan"
    )
    consents: Mapped[list["SpeakerConsent"]] = relationship(
        lazy="raise", order_by="SpeakerConsent.id", cascade="all, delete-orphan"
    )


class SpeakerTopic(Base):
    """A theme that somebody will speak on, or would rather not be asked about."""

    __tablename__ = "speaker_topics"
    __table_args__ = (UniqueConstraint("speaker_id", "theme_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id"))
    theme_id: Mapped[int] = mapped_column(ForeignKey("themes.id"), index=True)
    willing: Mapped[bool]

    theme: Mapped[Theme] = relationship(lazy="raise")


class SpeakerConsent(Base):
    """What somebody last answered about one use of what they say or show. No row: not asked yet."""

    __tablename__ = "speaker_consents"
    __table_args__ = (UniqueConstraint("speaker_id", "what"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id"))
    #: a `ConsentTo`
    what: Mapped[str] = mapped_column(String(20))
    given: Mapped[bool]
    answered_at: Mapped[datetime] = mapped_column(Moment)
    #: the speaker, or whoever of the event team was told
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
