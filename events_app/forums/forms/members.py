"""The forms of invited people and members."""

from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, ValidationError

from events_app.web.choosing import SelectChoice
from events_app.web.forms import Needed, PageForm

YES, NO, NEVER = "yes", "no", "never"


class ReplyForm(PageForm):
    reply = RadioField(
        "Do you want to accept?",
        choices=[
            SelectChoice(YES, "Yes, I accept and agree to the ground rules"),
            SelectChoice(NO, "No, not this time"),
            SelectChoice(NEVER, "No, and do not invite me to this forum again"),
        ],
        validators=[Needed("Select if you want to accept")],
        description="You do not need to give a reason. Only the hosts see your reply.",
        validate_choice=False,
    )
    #: the ground rules that were shown
    version = HiddenField()

    def validate_reply(self, field: Any) -> None:
        if field.data not in (YES, NO, NEVER):
            raise ValidationError("Select if you want to accept")

    @property
    def version_shown(self) -> int:
        """The version of the ground rules on the page that was answered; -1 for anything else."""
        shown = self.version.data or ""
        return int(shown) if shown.isascii() and shown.isdecimal() and len(shown) < 9 else -1


class NameForm(PageForm):
    show_name = BooleanField("Show my name and trust to other members")
    name_attendance = BooleanField("The host may note my name when I attend")
