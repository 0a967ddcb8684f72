"""The forms of the event team around the figures: an aim, and the statement to a release."""

from wtforms import StringField, TextAreaField

from events_app.web.forms import MaxLength, Needed, NoControlCharacters, PageForm, strip

LONGEST_STATEMENT = 2000


class StatementForm(PageForm):
    statement = TextAreaField(
        "What do you say to these figures?",
        description="If the aim is met, say how. If it is not, say why and what you do next.",
        filters=[strip],
        validators=[
            Needed("Enter what you say to these figures"),
            MaxLength(
                LONGEST_STATEMENT, f"Your statement must be {LONGEST_STATEMENT} characters or less"
            ),
            NoControlCharacters("Enter your statement without special characters"),
        ],
        render_kw={"rows": 8},
    )
    signed_by = StringField(
        "Who signs it, with their job title",
        validators=[
            Needed("Enter who signs the statement"),
            MaxLength(200, "The name and job title must be 200 characters or less"),
        ],
    )


class WithdrawalForm(PageForm):
    why = TextAreaField(
        "Why are the figures withdrawn?",
        description="The public page shows this. Do not say what the right figures would be.",
        filters=[strip],
        validators=[
            Needed("Enter why the figures are withdrawn"),
            MaxLength(500, "The reason must be 500 characters or less"),
            NoControlCharacters("Enter the reason without special characters"),
        ],
        render_kw={"rows": 4},
    )


class AimForm(PageForm):
    percent = StringField(
        "Share of people from an ethnic minority, in per cent",
        description="Of the people who lead or speak and who told us. For example, 25",
        validators=[Needed("Enter a share, like 25")],
        render_kw={"width": 3, "suffix": "%", "inputmode": "decimal"},
    )
    source = StringField(
        "Where the aim comes from",
        description="For example, board paper of 12 May 2022",
        validators=[
            Needed("Enter where the aim comes from"),
            MaxLength(200, "Where the aim comes from must be 200 characters or less"),
        ],
    )
