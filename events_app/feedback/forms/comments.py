"""The form with which a comment is checked."""

from wtforms import StringField, SubmitField

from events_app.web.forms import MaxLength, PageForm


class CheckForm(PageForm):
    """Two buttons, and why it is hidden."""

    reason = StringField(
        "Why it is hidden, if you hide it",
        [MaxLength(200, "Enter a reason of up to 200 characters")],
        description="For example: it names somebody. The words themselves are not repeated.",
    )
    show = SubmitField("Show it in the report")
    hide = SubmitField("Hide it")


class QuestionForm(CheckForm):
    """The same for a question, which speakers see."""

    show = SubmitField("Show it to the speakers")
