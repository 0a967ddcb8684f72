"""The form with which the team answers what it heard."""

from wtforms import RadioField, TextAreaField

from events_app.feedback.said import Reply
from events_app.web.choosing import SelectChoice
from events_app.web.forms import MaxLength, Needed, PageForm

DOING, NOT_DOING = "doing", "not doing"


class ReplyForm(PageForm):
    """What was heard, and what follows."""

    heard = TextAreaField(
        "What did you hear?",
        [Needed("Enter what you heard"), MaxLength(500, "Enter up to 500 characters")],
        description="In your own words. Do not repeat what somebody wrote.",
        render_kw={"rows": 3},
    )
    decision = RadioField(
        "What will you do?",
        [Needed("Select if you will do something")],
        choices=[
            SelectChoice(DOING, "We will do something"),
            SelectChoice(NOT_DOING, "We will not, and say why"),
        ],
    )
    answer = TextAreaField(
        "What you will do, or why not",
        [
            Needed("Enter what you will do, or why not"),
            MaxLength(1000, "Enter up to 1,000 characters"),
        ],
        render_kw={"rows": 4},
    )

    @property
    def said(self) -> Reply:
        doing = self.decision.data == DOING
        return Reply(self.heard.data or "", doing, self.answer.data or "")
