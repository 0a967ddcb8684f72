"""How many may come and when they register; how people take part, and what is kept of it."""

from typing import Any

from wtforms import BooleanField, RadioField, StringField

from events_app.desk.forms.planning.fields import (
    Versioned,
    clock,
    day,
    prose,
    read_moment,
    shown_day_of,
    shown_time,
)
from events_app.models.events import Event, Recording
from events_app.web.choosing import SelectChoice

#: more than this is a slip of the finger
MOST_PLACES = 100_000
NOT_DECIDED = "to be confirmed"


class PlacesForm(Versioned):
    """Places, and from when until when people can register."""

    HEADING = "Places and registration"
    SHOWN = (
        *("capacity", "opens_on", "opens_time", "closes_on", "closes_time"),
        "takes_questions",
    )

    capacity = StringField(
        "Places (optional)",
        description="Leave empty for no limit",
        render_kw={"width": "5", "inputmode": "numeric"},
    )
    opens_on = day(
        "Registration opens on (optional)",
        description="Leave empty to open it when the event is published. "
        "For example, 1 August 2022",
    )
    opens_time = clock("Registration opens at")
    closes_on = day(
        "Registration closes on (optional)",
        description="Leave empty to close it when the event starts. For example, 5 September 2022",
    )
    closes_time = clock("Registration closes at")
    takes_questions = BooleanField("Ask people for a question to the speakers")

    @classmethod
    def showing(cls, event: Event) -> "PlacesForm":
        return cls(
            formdata=None,
            data={
                "version": event.version,
                "capacity": "" if event.capacity is None else str(event.capacity),
                "opens_on": shown_day_of(event.opens_at),
                "opens_time": shown_time(event.opens_at),
                "closes_on": shown_day_of(event.closes_at),
                "closes_time": shown_time(event.closes_at),
                "takes_questions": event.takes_questions,
            },
        )

    def read(self) -> dict[str, Any]:
        """The facts that the form asks for."""
        opens = read_moment(self, "opens_on", "opens_time")
        closes = read_moment(self, "closes_on", "closes_time")
        if opens and closes and closes <= opens:
            self.refuse("closes_on", "Enter a date and time that are after registration opens")
        return {
            "capacity": self._capacity(),
            "opens_at": opens,
            "closes_at": closes,
            "takes_questions": bool(self.takes_questions.data),
        }

    def _capacity(self) -> int | None:
        text = (self.capacity.data or "").replace(",", "")
        if not text:
            return None
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
        if not 1 <= number <= MOST_PLACES:
            self.refuse("capacity", f"Enter a whole number from 1 to {MOST_PLACES:,}")
        return number


class TakingPartForm(Versioned):
    """Confidence, recording, access and what to read before."""

    HEADING = "Taking part"
    SHOWN = (
        *("held_in_confidence", "ground_rules", "recording", "has_attendee_list"),
        *("accessibility", "pre_reading"),
    )

    held_in_confidence = BooleanField(
        "Held in confidence",
        description="Nobody is shown to others, nothing is recorded, and people accept the ground "
        "rules when they register, whatever is chosen below",
    )
    ground_rules = prose("Ground rules (needed if it is held in confidence)", rows=5)
    recording = RadioField(
        "Is it recorded?",
        choices=[
            SelectChoice(Recording.NOT_RECORDED.value, "Not recorded"),
            SelectChoice(Recording.RECORDED.value, "Recorded"),
            SelectChoice(NOT_DECIDED, "Not decided yet"),
        ],
    )
    has_attendee_list = BooleanField(
        "Attendee list",
        description="People who agree are shown to each other with their name, role and trust",
    )
    accessibility = prose(
        "Access arrangements (optional)",
        rows=3,
        description="For example, Live captions. Ask us for a British Sign Language interpreter.",
    )
    pre_reading = prose(
        "Pre-reading (optional)", rows=4, description="Links stand on a line of their own"
    )

    @classmethod
    def showing(cls, event: Event) -> "TakingPartForm":
        return cls(
            formdata=None,
            data={
                "version": event.version,
                "held_in_confidence": event.held_in_confidence,
                "ground_rules": event.ground_rules,
                "recording": event.recording or NOT_DECIDED,
                "has_attendee_list": event.has_attendee_list,
                "accessibility": event.accessibility,
                "pre_reading": event.pre_reading,
            },
        )

    def read(self) -> dict[str, Any]:
        """The facts that the form asks for."""
        recording = self.recording.data
        rules = self.ground_rules.data or ""
        if self.held_in_confidence.data and not rules:
            self.refuse("ground_rules", "Enter the ground rules that people accept")
        return {
            "held_in_confidence": bool(self.held_in_confidence.data),
            "ground_rules": rules,
            "recording": None if recording == NOT_DECIDED else recording,
            "has_attendee_list": bool(self.has_attendee_list.data),
            "accessibility": self.accessibility.data or "",
            "pre_reading": self.pre_reading.data or "",
        }
