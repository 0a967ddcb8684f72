"""Asking people to speak and facilitate: what was asked and answered, and what planners ticked."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events_app.extensions import Base
from events_app.models.events import EventSession
from events_app.models.people import Person
from events_app.models.speakers import Speaker
from events_app.models.types import Moment


class AskKind(StrEnum):
    """What somebody is asked for. All of them are work, and all of them count."""

    SPEAK = "speak"
    FACILITATE = "facilitate"
    MENTOR = "mentor"
    ADVISE = "advise informally"


class AskState(StrEnum):
    """Where an ask stands."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    NO_REPLY = "no reply"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    EVENT_CANCELLED = "event cancelled"
    #: asked by word of mouth, and written down by the team
    LOGGED = "logged"


#: The states in which somebody is counted on, or may still answer: one for a person and a part.
LIVE_ASKS = (AskState.ASKED, AskState.ACCEPTED)
_LIVE = text("state IN ('asked', 'accepted')")


class Ask(Base):
    """One ask of one person. Nothing here says anything of them but what they answered."""

    __tablename__ = "asks"
    __table_args__ = (
        Index(
            "uq_asks_one_live",
            "session_id",
            "speaker_id",
            "part",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_asks_speaker_id_asked_at", "speaker_id", "asked_at"),
        Index("ix_asks_state_reply_by", "state", "reply_by"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: the last part of its address: random, names nothing
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id"))
    #: None: not about a session, or the session is no longer in the programme
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("event_sessions.id", ondelete="SET NULL"), index=True
    )
    #: an `AskKind`
    kind: Mapped[str] = mapped_column(String(20))
    #: a `Part` of the session
    part: Mapped[str | None] = mapped_column(String(20))
    #: the session is about race equality, or the advice was
    about_race: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(String(20))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    reply_by: Mapped[datetime | None] = mapped_column(Moment)
    #: what the event team wrote, or noted
    message: Mapped[str] = mapped_column(Text, default="")
    fee: Mapped[str] = mapped_column(String(200), default="")
    preparation: Mapped[str] = mapped_column(String(200), default="")
    audience_size: Mapped[str] = mapped_column(String(200), default="")
    #: why this person, although they are asked often
    load_reason: Mapped[str] = mapped_column(String(500), default="")
    chased_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    #: which of `speakers.answers.Reason` were ticked
    decline_reasons: Mapped[list[str]] = mapped_column(JSON, default=list)
    #: what the person wrote with the answer
    answer: Mapped[str] = mapped_column(Text, default="")
    #: whom they suggest instead
    suggests: Mapped[str] = mapped_column(String(200), default="")
    #: what, when and where, as the person was last told
    told_title: Mapped[str] = mapped_column(String(200), default="")
    told_when: Mapped[str] = mapped_column(String(200), default="")
    told_where: Mapped[str] = mapped_column(String(500), default="")
    #: the times of what they were told, which a removed session no longer has; None: day unknown
    told_starts_at: Mapped[datetime | None] = mapped_column(Moment)
    told_ends_at: Mapped[datetime | None] = mapped_column(Moment)
    #: the calendar entry's own UID and its SEQUENCE (RFC 5545)
    calendar_uid: Mapped[str] = mapped_column(String(100), unique=True)
    calendar_sequence: Mapped[int] = mapped_column(default=0)
    #: what would help in this session, sealed; None: not answered. See `speakers.session_needs`
    access_needs: Mapped[bytes | None] = mapped_column(LargeBinary)
    updated_at: Mapped[datetime] = mapped_column(Moment)

    speaker: Mapped[Speaker] = relationship(lazy="raise")
    asked_by: Mapped[Person | None] = relationship(lazy="raise")
    session: Mapped[EventSession | None] = relationship(lazy="raise")


class PlanningTick(Base):
    """A planning prompt that somebody ticked for a session."""

    __tablename__ = "planning_ticks"
    __table_args__ = (UniqueConstraint("session_id", "prompt"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("event_sessions.id", ondelete="CASCADE"))
    #: one of `speakers.prompts.Prompt`
    prompt: Mapped[str] = mapped_column(String(30))
    ticked_at: Mapped[datetime] = mapped_column(Moment)
    ticked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
