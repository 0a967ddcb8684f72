"""The forms about meetings."""

from datetime import date, datetime, time, timedelta
from typing import Any

from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    StringField,
    TextAreaField,
    ValidationError,
)

from events_app.clock import LONDON
from events_app.forums.facts import Meeting
from events_app.forums.forms.setting_up import lines
from events_app.forums.policy import PLATFORM
from events_app.web.choosing import ChooseSeveral, SelectChoice
from events_app.web.forms import MaxLength, Needed, PageForm


def _optional(label: str, most: int, hint: str) -> TextAreaField:
    """Several lines of text that may be left out."""
    return TextAreaField(
        label,
        validators=[MaxLength(most, f"{label} must be {most:,} characters or less")],
        description=hint,
        render_kw={"rows": 4, "maxlength": most},
    )


class MeetingForm(PageForm):
    meeting_day = StringField(
        "Date",
        validators=[Needed("Enter a date")],
        description="For example 27 3 2027: day, month and year.",
    )
    meeting_time = StringField(
        "Start time", validators=[Needed("Enter a start time")], description="For example 18:30."
    )
    minutes = IntegerField("Length in minutes", validators=[Needed("Enter the length in minutes")])
    agenda = _optional("Agenda", 800, "Members see it as soon as you save.")
    papers = _optional("Papers", 600, "A paper on a line: words, or an address.")
    joining = _optional("Joining details", 500, "Members see them 15 minutes before the start.")
    run_sheet = _optional("Run sheet", 800, "Only hosts see it.")
    checklist = ChooseSeveral(
        "Platform settings of this meeting",
        choices=[SelectChoice(name, words) for name, words in PLATFORM.items()],
        unknown="Select from the list",
    )

    def validate_meeting_day(self, _field: StringField) -> None:
        if self.read_day is None:
            raise ValidationError("Enter a date that exists, like 27 3 2027")

    def validate_meeting_time(self, _field: StringField) -> None:
        if self.read_time is None:
            raise ValidationError("Enter a start time like 18:30")

    def validate_minutes(self, field: IntegerField) -> None:
        if field.data is None or not 15 <= field.data <= 480:
            raise ValidationError("Enter a length of 15 to 480 minutes")

    def validate_checklist(self, field: ChooseSeveral) -> None:
        if len(set(field.data or ())) < len(PLATFORM):
            raise ValidationError("Select every setting once you have checked it")

    @property
    def read_day(self) -> date | None:
        try:
            day, month, year = (int(part) for part in (self.meeting_day.data or "").split())
            return date(year, month, day)
        except ValueError:
            return None

    @property
    def read_time(self) -> time | None:
        try:
            return time.fromisoformat(self.meeting_time.data or "")
        except ValueError:
            return None

    @classmethod
    def showing(cls, meeting: Meeting) -> "MeetingForm":
        """The form with a meeting in it."""
        starts = meeting.starts_at.astimezone(LONDON)
        length = meeting.ends_at - meeting.starts_at
        told: dict[str, Any] = {
            "meeting_day": f"{starts.day} {starts.month} {starts.year}",
            "meeting_time": f"{starts:%H:%M}",
            "minutes": round(length.total_seconds() / 60),
        }
        texts = ("agenda", "papers", "joining", "run_sheet")
        told["checklist"] = meeting.checked
        return cls(data=told | {name: getattr(meeting, name) for name in texts})

    @property
    def meeting(self) -> Meeting:
        """The meeting as it was entered; only of a form that is valid."""
        day, at = self.read_day or date.max, self.read_time or time.min
        starts = datetime.combine(day, at.replace(tzinfo=None), LONDON)
        return Meeting(
            starts_at=starts,
            ends_at=starts + timedelta(minutes=self.minutes.data or 0),
            agenda=self.agenda.data or "",
            papers=self.papers.data or "",
            joining=self.joining.data or "",
            run_sheet=self.run_sheet.data or "",
            checked=list(self.checklist.data or ()),
        )


class CountForm(PageForm):
    attended = IntegerField("How many people attended", description="A number. No names.")

    def validate_attended(self, field: IntegerField) -> None:
        if field.data is None or not 0 <= field.data <= 500:
            raise ValidationError("Enter a number from 0 to 500")


class ThemesForm(PageForm):
    themes = lines(
        "Notes of themes",
        "Enter notes of themes",
        1500,
        "No names, trusts or job titles. Members can stop them for 48 hours.",
        rows=10,
    )


class StopForm(PageForm):
    correction = lines(
        "What has to change",
        "Enter what has to change",
        300,
        "The hosts read this without your name.",
        rows=3,
    )


class ComingForm(PageForm):
    coming = RadioField(
        "Can you come?",
        choices=[SelectChoice("yes", "Yes"), SelectChoice("no", "No")],
        validate_choice=False,
    )

    def validate_coming(self, field: RadioField) -> None:
        if field.data not in ("yes", "no"):
            raise ValidationError("Select yes or no")


class HoldForm(PageForm):
    hold = BooleanField(
        "Put a hold that says “Private meeting” into my calendar",
        description="People who can see your calendar, such as an assistant, may see it. It comes "
        "with an email that can be told apart from our other emails.",
    )
