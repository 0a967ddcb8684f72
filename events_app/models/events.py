"""The programme: events, their sessions, who speaks, what they are about and who they are for."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events_app.extensions import Base
from events_app.models.types import Moment


class EventKind(StrEnum):
    WEBINAR = "webinar"
    DEEP_DIVE = "deep dive"
    CONFERENCE = "conference"
    WORKSHOP = "workshop"
    INDUCTION = "induction"


class EventState(StrEnum):
    """Where an event stands. Full, closed and past are worked out, not kept."""

    DRAFT = "draft"
    PUBLISHED = "published"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    #: over, and everything about it done
    FINISHED = "finished"


class Recording(StrEnum):
    NOT_RECORDED = "not recorded"
    RECORDED = "recorded"


class Part(StrEnum):
    """What somebody does in a session."""

    KEYNOTE = "keynote"
    SPEAKER = "speaker"
    PANELLIST = "panellist"
    SESSION_CHAIR = "session chair"
    FACILITATOR = "facilitator"


#: what a list of events to come asks of each, in its order
_BY_START = ("starts_date", "starts_at", "id", "state", "ends_at", "ends_date")


class Event(Base):
    """A listing that people register for. A time that is None is still to be confirmed.

    `taken` and `waiting` are the truth about places; they only change in one guarded statement
    (`registrations/places.py`).
    """

    __tablename__ = "events"
    __table_args__ = (
        CheckConstraint("ends_date >= starts_date", "ends_after_it_starts"),
        CheckConstraint("(starts_at IS NULL) = (ends_at IS NULL)", "both_times_or_none"),
        CheckConstraint("ends_at IS NULL OR ends_at > starts_at", "ends_at_after_starts_at"),
        CheckConstraint("taken >= 0 AND waiting >= 0", "counts_are_not_negative"),
        CheckConstraint("capacity IS NULL OR taken <= capacity", "never_above_capacity"),
        # what `events/confidence.py` sees to, so that nobody who reads an event need think of it
        CheckConstraint(
            "NOT held_in_confidence OR (NOT has_attendee_list"
            " AND recording IS NOT NULL AND recording = 'not recorded')",
            "in_confidence_nothing_is_kept",
        ),
        Index("ix_events_state_ends_date", "state", "ends_date"),
        # all that a list filters and orders by, so that no event is read to be left out; the counts
        # of places, which change most, are in none
        Index("ix_events_by_start", *_BY_START),
        Index("ix_events_by_kind_and_start", "kind", *_BY_START),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: the key that a programme file knows it by
    key: Mapped[str | None] = mapped_column(String(100), unique=True)
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20), default=EventState.DRAFT)
    title: Mapped[str] = mapped_column(String(200))
    about: Mapped[str] = mapped_column(Text, default="")
    #: shown at the top of a cancelled or postponed event
    state_reason: Mapped[str] = mapped_column(Text, default="")
    starts_date: Mapped[date]
    ends_date: Mapped[date]
    starts_at: Mapped[datetime | None] = mapped_column(Moment)
    ends_at: Mapped[datetime | None] = mapped_column(Moment)
    #: None: online; "": to be confirmed (`events/place.py`)
    town: Mapped[str | None] = mapped_column(String(200))
    #: the platform when online, the address when in a town
    venue: Mapped[str] = mapped_column(String(200), default="")
    #: whom it is for as announced, after "For"; `audience` decides who may register
    audience_words: Mapped[str] = mapped_column(String(200), default="")
    cost: Mapped[str] = mapped_column(String(200), default="")
    interactive: Mapped[bool] = mapped_column(default=False)
    #: None: not decided yet
    recording: Mapped[str | None] = mapped_column(String(20))
    accessibility: Mapped[str] = mapped_column(Text, default="")
    joining_url: Mapped[str] = mapped_column(String(500), default="")
    joining_notes: Mapped[str] = mapped_column(Text, default="")
    #: None: no limit
    capacity: Mapped[int | None]
    taken: Mapped[int] = mapped_column(default=0)
    waiting: Mapped[int] = mapped_column(default=0)
    #: how many people have ever taken a place or joined the waiting list; orders the list
    arrivals: Mapped[int] = mapped_column(default=0)
    #: when registration opens and closes; None: at once, and when the event starts
    opens_at: Mapped[datetime | None] = mapped_column(Moment)
    closes_at: Mapped[datetime | None] = mapped_column(Moment)
    #: a demonstration event; every page that shows it says so
    made_up: Mapped[bool] = mapped_column(default=False)
    #: title, about, people and themes without accents and in lower case, for the search
    search_text: Mapped[str] = mapped_column(Text, default="")
    public_uid: Mapped[str] = mapped_column(String(100), unique=True)
    updated_at: Mapped[datetime] = mapped_column(Moment)
    #: no recording, no attendee list, and ground rules that are accepted with the registration
    held_in_confidence: Mapped[bool] = mapped_column(default=False)
    ground_rules: Mapped[str] = mapped_column(Text, default="")
    #: whether people who agree to it are shown to each other
    has_attendee_list: Mapped[bool] = mapped_column(default=False)
    #: whether people are asked for a question to the speakers when they register
    takes_questions: Mapped[bool] = mapped_column(default=False)
    #: what to read before, in paragraphs; an address on a line of its own is a link
    pre_reading: Mapped[str] = mapped_column(Text, default="")
    #: the network, induction programme or cohort that it belongs to
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), index=True)
    #: the topic that was asked for and that it is on; and by how many trusts, None below five
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topics.id"), index=True)
    asked_by: Mapped[int | None]
    #: rises with every change on screen, so that two people who edit at once notice each other
    version: Mapped[int] = mapped_column(default=1)

    audience: Mapped[list["AudienceItem"]] = relationship(
        lazy="raise",
        order_by="(AudienceItem.position, AudienceItem.id)",
        cascade="all, delete-orphan",
    )
    sessions: Mapped[list["EventSession"]] = relationship(
        lazy="raise", order_by="EventSession.position", cascade="all, delete-orphan"
    )
    theme_marks: Mapped[list["ThemeMark"]] = relationship(
        lazy="raise", order_by="ThemeMark.id", cascade="all, delete-orphan"
    )


class AudienceItem(Base):
    """One way to be in an event's audience: one appointment must meet every condition that is set.

    An event with no item has no audience yet: nobody may register.
    """

    __tablename__ = "audience_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    position: Mapped[int]
    board_role: Mapped[str | None] = mapped_column(String(50))
    #: any of the roles that count as on the board
    any_board_role: Mapped[bool] = mapped_column(default=False)
    committee: Mapped[str | None] = mapped_column(String(200))
    #: "chairs", or "sits on", which the committee's chair does too
    committee_part: Mapped[str | None] = mapped_column(String(10))
    organisation_type: Mapped[str | None] = mapped_column(String(100))
    region: Mapped[str | None] = mapped_column(String(100))
    organisation_code: Mapped[str | None] = mapped_column(String(5))
    #: everyone at a member organisation; the other conditions still narrow it
    everyone: Mapped[bool] = mapped_column(default=False)


class EventSession(Base):
    """One timed item of an event; an event has one or more."""

    __tablename__ = "event_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    about: Mapped[str] = mapped_column(Text, default="")
    starts_at: Mapped[datetime | None] = mapped_column(Moment)
    ends_at: Mapped[datetime | None] = mapped_column(Moment)

    line_up: Mapped[list["Appearance"]] = relationship(
        lazy="raise", order_by="Appearance.position", cascade="all, delete-orphan"
    )


class Appearance(Base):
    """Somebody's part in a session."""

    __tablename__ = "appearances"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("event_sessions.id"), index=True)
    position: Mapped[int]
    part: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    job_title: Mapped[str] = mapped_column(String(200), default="")
    organisation: Mapped[str] = mapped_column(String(200), default="")
    #: who it is in the directory, once somebody has said so
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speakers.id"), index=True)


class Theme(Base):
    """A subject that runs through the programme, such as race equality."""

    __tablename__ = "themes"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)


class ThemeMark(Base):
    """An event, or one session of it, carries a theme."""

    __tablename__ = "theme_marks"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    #: None: the event as a whole
    session_id: Mapped[int | None] = mapped_column(ForeignKey("event_sessions.id"), index=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("themes.id"), index=True)

    theme: Mapped[Theme] = relationship(lazy="raise")
