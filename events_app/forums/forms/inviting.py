"""The form that invites somebody."""

from wtforms import EmailField, RadioField, ValidationError

from events_app.forums.facts import Part
from events_app.web.choosing import SelectChoice
from events_app.web.forms import MaxLength, Needed, PageForm


class InviteForm(PageForm):
    invited = EmailField(
        "Email address of the person to invite",
        validators=[
            Needed("Enter an email address"),
            MaxLength(254, "The email address must be 254 characters or less"),
        ],
        description="Choose from the list below, or enter the address of a facilitator.",
        render_kw={"autocomplete": "off", "spellcheck": False},
    )
    invited_as = RadioField(
        "Invite as",
        choices=[
            SelectChoice(Part.MEMBER.value, "Member"),
            SelectChoice(Part.FACILITATOR.value, "Facilitator, from inside or outside"),
        ],
        default=Part.MEMBER.value,
        validate_choice=False,
    )

    def validate_invited_as(self, field: RadioField) -> None:
        if field.data not in (Part.MEMBER, Part.FACILITATOR):
            raise ValidationError("Select member or facilitator")
