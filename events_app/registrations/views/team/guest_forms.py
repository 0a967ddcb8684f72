"""The form that invites a guest."""

from wtforms import EmailField, StringField

from events_app.registrations.guest_words import CATEGORIES
from events_app.registrations.views.team.forms import check_address
from events_app.web.choosing import Choose, SelectChoice
from events_app.web.forms import MaxLength, Needed, PageForm, strip


class GuestForm(PageForm):
    """Somebody from outside, as the event team knows them."""

    full_name = StringField(
        "Full name",
        validators=[
            Needed("Enter their full name"),
            MaxLength(200, "Their full name must be 200 characters or less"),
        ],
        render_kw={"autocomplete": "off", "spellcheck": False},
    )
    email = EmailField(
        "Email address",
        filters=[strip],
        description="They sign in with exactly this address.",
        render_kw={"autocomplete": "off", "spellcheck": False},
    )
    guest_of = StringField(
        "Their organisation",
        validators=[
            Needed("Enter their organisation"),
            MaxLength(200, "Their organisation must be 200 characters or less"),
        ],
        render_kw={"autocomplete": "off"},
    )
    category = Choose(
        "What kind of guest",
        choices=[SelectChoice("", "Select a kind"), *(SelectChoice(*c) for c in CATEGORIES)],
        validators=[Needed("Select what kind of guest this is")],
        unknown="Select what kind of guest this is",
    )

    def validate_email(self, field: EmailField) -> None:
        check_address(field)
