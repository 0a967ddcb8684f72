"""Asking somebody: for which part, until when, and what they are told."""

from datetime import UTC, date, datetime, time
from typing import Any

from wtforms import BooleanField, RadioField, StringField, ValidationError

from events_app.clock import LONDON, london_date
from events_app.dates import short_date
from events_app.models.asks import AskKind
from events_app.models.events import Part
from events_app.speakers.forms.profile import line, lines
from events_app.speakers.request import Request, WordOfMouth
from events_app.web.choosing import SelectChoice
from events_app.web.forms import MaxLength, Needed, PageForm

#: how a day may be typed
_DAYS = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%Y-%m-%d")
#: the deadline is at the end of the working day, in the time of England
_END_OF_DAY = time(17)
LONGEST_REASON = 500


def read_day(text: str) -> date:
    """The day that "5 March 2027", "5/3/2027" or "2027-03-05" names. Raises ValueError."""
    for form in _DAYS:
        try:
            return datetime.strptime(" ".join(text.split()), form).date()  # noqa: DTZ007 - a day
        except ValueError:
            continue
    raise ValueError("no day")


def reason_field() -> Any:
    """Why somebody is asked although they are asked often; a page shows it where it is wanted."""
    return lines(
        "Why this person, although they are asked often", "the reason", longest=LONGEST_REASON
    )


class AskForm(PageForm):
    part = RadioField(
        "What we ask them for",
        choices=[SelectChoice(part.value, part.value.capitalize()) for part in Part],
        validators=[Needed("Select what you ask them for")],
    )
    reply_day = StringField(
        "Answer by the end of",
        description="For example, 5 March 2027. Until 5pm that day.",
        validators=[Needed("Enter the day by which they answer"), MaxLength(40, "Enter a date")],
        render_kw={"width": 20},
    )
    message = lines("Message", "the message", longest=2000)
    audience_size = line("How many people come (optional)", "how many people come")
    preparation = line("Time to prepare (optional)", "the time to prepare")
    fee = line("Fee and costs (optional)", "the fee")
    reason = reason_field()

    def __init__(self, *, now: datetime, begins: datetime, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._now, self._begins = now, begins

    def validate_reply_day(self, field: StringField) -> None:
        try:
            day = read_day(field.data or "")
        except ValueError as error:
            raise ValidationError("Enter a date, like 5 March 2027") from error
        if day <= london_date(self._now):
            raise ValidationError("Enter a day after today, so that they have time to answer")
        if day >= london_date(self._begins):
            before = short_date(london_date(self._begins))
            raise ValidationError(f"Enter a day before the session, which is on {before}")

    def validate_message(self, field: StringField) -> None:
        if not field.data:
            raise ValidationError("Enter a message: say why you ask this person")

    @property
    def request(self) -> Request:
        day = read_day(self.reply_day.data or "")
        return Request(
            part=self.part.data,
            reply_by=datetime.combine(day, _END_OF_DAY, tzinfo=LONDON).astimezone(UTC),
            message=self.message.data or "",
            fee=self.fee.data or "",
            preparation=self.preparation.data or "",
            audience_size=self.audience_size.data or "",
            reason=self.reason.data or "",
        )


class LogForm(PageForm):
    """An ask by word of mouth."""

    asked_for = RadioField(
        "What they were asked for",
        choices=[SelectChoice(kind.value, kind.value.capitalize()) for kind in AskKind],
        validators=[Needed("Select what they were asked for")],
    )
    asked_day = StringField(
        "When",
        description="For example, 5 March 2027",
        validators=[
            Needed("Enter the day on which they were asked"),
            MaxLength(40, "Enter a date"),
        ],
        render_kw={"width": 20},
    )
    about_race = BooleanField("It was about race equality")
    what_for = lines("What it was (optional)", "what it was", longest=500)
    reason = reason_field()

    def __init__(self, *, now: datetime, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._now = now

    def validate_asked_day(self, field: StringField) -> None:
        try:
            day = read_day(field.data or "")
        except ValueError as error:
            raise ValidationError("Enter a date, like 5 March 2027") from error
        if not 0 <= (london_date(self._now) - day).days <= 365:
            raise ValidationError("Enter a day in the last 12 months")

    @property
    def said(self) -> WordOfMouth:
        day = read_day(self.asked_day.data or "")
        noon = datetime.combine(day, time(12), tzinfo=LONDON).astimezone(UTC)
        return WordOfMouth(
            kind=AskKind(self.asked_for.data),
            asked_at=min(noon, self._now),
            about_race=bool(self.about_race.data),
            note=self.what_for.data or "",
            reason=self.reason.data or "",
        )
