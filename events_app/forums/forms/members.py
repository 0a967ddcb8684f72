"""The forms of invited people and members."""

from typing import Any

from wtforms import (
    BooleanField,
    EmailField,
    HiddenField,
    RadioField,
    TextAreaField,
    ValidationError,
)

from events_app.mail.address import EmailNotValidError, normal_address
from events_app.people.forms.sign_in import WRONG_ADDRESS
from events_app.web.choosing import Choose, SelectChoice
from events_app.web.forms import MaxLength, Needed, PageForm

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


class AgreeForm(PageForm):
    agree = BooleanField(
        "I agree to these ground rules", validators=[Needed("Select that you agree")]
    )
    version = HiddenField()

    @property
    def version_shown(self) -> int:
        """The version on the page that was answered; -1 for anything else."""
        shown = self.version.data or ""
        return int(shown) if shown.isascii() and shown.isdecimal() and len(shown) < 9 else -1


class ConcernForm(PageForm):
    concern = TextAreaField(
        "What is your concern?",
        validators=[
            Needed("Enter your concern"),
            MaxLength(1000, "Your concern must be 1,000 characters or less"),
        ],
        description="A named independent person reads it. The hosts never do.",
        render_kw={"rows": 6, "maxlength": 1000},
    )
    named = BooleanField("Give my name, so that they can talk to me")


class AddressForm(PageForm):
    """Somebody's address, or nobody's."""

    email_address = EmailField(
        "Email address", render_kw={"autocomplete": "off", "spellcheck": False}
    )

    def validate_email_address(self, field: EmailField) -> None:
        if not field.data:
            return
        try:
            checked = normal_address(field.data)
        except EmailNotValidError as error:
            raise ValidationError(WRONG_ADDRESS) from error
        field.data = checked.lower()


class VoteForm(PageForm):
    host = Choose("New host", unknown="Select a new host")

    def __init__(self, hosts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.host.choices = [
            SelectChoice("", "Select somebody"),
            *(SelectChoice(email, name) for email, name in hosts),
        ]
        self.host.validators = [Needed("Select a new host")]


class WishForm(PageForm):
    wishes = BooleanField("I would welcome a confidential conversation")
