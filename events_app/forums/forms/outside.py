"""The form that closes a forum unseen."""

import re

from wtforms import StringField, ValidationError

from events_app.web.forms import Needed, PageForm


class CloseUnseenForm(PageForm):
    number = StringField(
        "Id of the private page",
        validators=[Needed("Enter the id")],
        description="32 letters and digits, which a host or a member gives you.",
        render_kw={"autocomplete": "off", "spellcheck": False},
    )

    def validate_number(self, field: StringField) -> None:
        if not re.fullmatch("[0-9a-f]{32}", field.data or ""):
            raise ValidationError("Enter the id as it was given to you: 32 letters and digits")
