"""Why an event is called off, and when it will be instead."""

from typing import Any

from wtforms import TextAreaField

from events_app.desk.forms.planning.fields import Versioned, day
from events_app.desk.forms.planning.when import Times
from events_app.events.planning.typed import read_days
from events_app.web.forms import MaxLength, Needed

#: as long as the history keeps it
LONGEST_REASON = 500


def _reason(needed: str) -> TextAreaField:
    return TextAreaField(
        "Reason",
        description="Everybody can read it, on the event's page and in the email",
        validators=[
            Needed(needed),
            MaxLength(LONGEST_REASON, f"Enter {LONGEST_REASON} characters or fewer"),
        ],
        render_kw={"rows": 3, "maxlength": None},
    )


class CancelForm(Versioned):
    reason = _reason("Enter the reason for cancelling")


class PostponeForm(Versioned, Times):
    """A new date, or none yet."""

    SHOWN = ("reason", "starts_on", "ends_on", "starts", "ends")

    reason = _reason("Enter the reason for the change")
    starts_on = day(
        "New first day (optional)",
        read=read_days,
        description="Leave this and the fields below empty if there is no new date yet. "
        "For example, 6 September 2022",
    )

    def read(self) -> dict[str, Any] | None:
        """The new days and times; None for no date yet."""
        if self.starts_on.data:
            return self.read_times()
        for name in ("ends_on", "starts", "ends"):
            if self[name].data:
                self.refuse("starts_on", "Enter the new first day too, or leave all dates empty")
                break
        return None
