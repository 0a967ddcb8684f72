"""Forms of hosts about feedback on their meetings."""

from wtforms import IntegerField, TextAreaField

from events_app.web.forms import MaxLength, Needed, PageForm, strip

LONGEST = 2000


class OwnWordsForm(PageForm):
    own_words = TextAreaField(
        "What you take from it, in your own words",
        filters=[strip],
        validators=[
            Needed("Enter what you take from it"),
            MaxLength(LONGEST, "Enter up to 2,000 characters"),
        ],
        description="Without names, trusts, or words that somebody would know again.",
        render_kw={"rows": 6},
    )


class InTheRoomForm(PageForm):
    felt_open = IntegerField(
        "How many said that they felt able to speak openly?",
        validators=[Needed("Enter a number, also if it is 0")],
        render_kw={"width": "3", "inputmode": "numeric"},
    )
