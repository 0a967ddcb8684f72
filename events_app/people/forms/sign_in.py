"""The three forms of signing in."""

import re
from typing import Any

from wtforms import EmailField, StringField, ValidationError

from events_app.mail.address import EmailNotValidError, normal_address
from events_app.models.organisations import BoardRole
from events_app.people.codes import CODE_DIGITS
from events_app.web.choosing import Choose, SelectChoice
from events_app.web.forms import MaxLength, Needed, NoControlCharacters, PageForm, strip

WRONG_ADDRESS = "Enter an email address in the correct format, like name@example.com"

#: for people who work at a trust in a role that the programme does not name
ANOTHER_ROLE = "another role"


class AskForCode(PageForm):
    email = EmailField(
        "Work email address",
        filters=[strip],
        description="We will email you a 6-digit code. You do not need a password.",
        render_kw={"autocomplete": "email", "spellcheck": False},
    )

    def validate_email(self, field: EmailField) -> None:
        try:
            field.data = normal_address(field.data or "")
        except EmailNotValidError as error:
            raise ValidationError(WRONG_ADDRESS) from error

    @property
    def address(self) -> str:
        return str(self.email.data).lower()


class EnterCode(PageForm):
    code = StringField(
        "6-digit code",
        filters=[strip],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "width": 10},
    )

    def validate_code(self, _field: StringField) -> None:
        if not re.fullmatch(rf"[0-9]{{{CODE_DIGITS}}}", self.digits):
            raise ValidationError("Enter the 6-digit code")

    @property
    def digits(self) -> str:
        """The code without the spaces and dashes that people paste with it."""
        return re.sub(r"[\s\-\u2010-\u2014]", "", self.code.data or "")


class AboutYou(PageForm):
    full_name = StringField(
        "Full name",
        filters=[strip],
        validators=[
            Needed("Enter your full name"),
            NoControlCharacters("Enter your full name without special characters"),
            MaxLength(200, "Your full name must be 200 characters or less"),
        ],
        render_kw={"autocomplete": "name", "spellcheck": False},
    )
    board_role = Choose(
        "Your role",
        validators=[Needed("Select your role")],
        unknown="Select your role",
    )
    organisation = Choose(
        "Your trust",
        validators=[Needed("Select your trust")],
        unknown="Select your trust",
    )

    def __init__(self, organisations: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.board_role.choices = [
            SelectChoice("", "Select a role"),
            *(SelectChoice(role.value, role_words(role)) for role in BoardRole),
            SelectChoice(ANOTHER_ROLE, "Another role"),
        ]
        self.organisation.choices = [
            SelectChoice("", "Select a trust"),
            *(SelectChoice(code, name) for code, name in organisations),
        ]


def role_words(role: BoardRole) -> str:
    return "Trust chair" if role is BoardRole.CHAIR else role.value.capitalize()
