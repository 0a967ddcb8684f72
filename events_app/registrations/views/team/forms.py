"""The forms of the event team about the people of an event."""

from wtforms import EmailField, RadioField, StringField, TextAreaField, ValidationError

from events_app.mail.address import EmailNotValidError, normal_address
from events_app.models.outreach import CallOutcome
from events_app.people.forms.sign_in import WRONG_ADDRESS, AboutYou
from events_app.registrations.forms import AccessForm
from events_app.web.choosing import Choose, SelectChoice
from events_app.web.forms import MaxLength, Needed, PageForm, strip

#: the longest reason or note, in characters
LONGEST_REASON = 500


def check_address(field: EmailField) -> None:
    """Keep the address in its normal form, or raise ValidationError."""
    try:
        checked = normal_address(field.data or "")
    except EmailNotValidError as error:
        raise ValidationError(WRONG_ADDRESS) from error
    field.data = checked.lower()


class AddForm(AccessForm):
    """What somebody says on the phone, and why they get a place more than there are."""

    reason = TextAreaField(
        "Reason for a place above the capacity",
        filters=[strip],
        validators=[
            MaxLength(LONGEST_REASON, f"Your reason must be {LONGEST_REASON} characters or less")
        ],
        description=(
            "Only needed when all places are taken. It raises the capacity by one and is kept."
        ),
        render_kw={"rows": 3},
    )


class CancelForm(PageForm):
    """Why the event team gives somebody's place back. They need not be told why."""

    reason = TextAreaField(
        "Reason (optional)",
        filters=[strip],
        validators=[
            MaxLength(LONGEST_REASON, f"Your reason must be {LONGEST_REASON} characters or less")
        ],
        render_kw={"rows": 3},
    )


class ContactForm(AboutYou):
    """Somebody who is not known yet, as they say on the phone."""

    full_name = StringField(
        "Full name",
        validators=[
            Needed("Enter their full name"),
            MaxLength(200, "Their full name must be 200 characters or less"),
        ],
        render_kw={"autocomplete": "off", "spellcheck": False},
    )
    board_role = Choose(
        "Their role", validators=[Needed("Select their role")], unknown="Select their role"
    )
    organisation = Choose(
        "Their trust", validators=[Needed("Select their trust")], unknown="Select their trust"
    )
    email = EmailField("Work email address", filters=[strip], render_kw={"autocomplete": "off"})

    def validate_email(self, field: EmailField) -> None:
        check_address(field)


class CallForm(PageForm):
    """What came of a call."""

    outcome = RadioField(
        "What came of the call?",
        choices=[
            SelectChoice(CallOutcome.REACHED.value, "Reached"),
            SelectChoice(CallOutcome.NOT_REACHED.value, "Not reached"),
            SelectChoice(
                CallOutcome.SAID_NO.value,
                "Said no",
                render_kw={"hint": "They are not on the list any more, unless you ask for them"},
            ),
        ],
        validate_choice=False,
    )
    note = TextAreaField(
        "Note (optional)",
        filters=[strip],
        validators=[
            MaxLength(LONGEST_REASON, f"Your note must be {LONGEST_REASON} characters or less"),
        ],
        render_kw={"rows": 3},
    )

    def validate_outcome(self, field: RadioField) -> None:
        if field.data not in set(CallOutcome):
            raise ValidationError("Select what came of the call")
