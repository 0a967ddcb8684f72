"""The form of what would help somebody take part."""

from typing import Self

from wtforms import TextAreaField

from events_app.registrations.access import LONGEST_NOTE, AccessAnswers, Need
from events_app.web.choosing import ChooseSeveral, SelectChoice
from events_app.web.forms import MaxLength, NoControlCharacters, PageForm, strip

#: the box that means none of the others
NONE = "none"


class AccessForm(PageForm):
    needs = ChooseSeveral(
        "What would help you take part?",
        choices=[
            *(SelectChoice(need.value, need.words) for need in Need),
            SelectChoice(NONE, "I do not need anything"),
        ],
        description="Only the event team and people arranging this can see your answer.",
        unknown="Select from the list what would help you take part",
        render_kw={"exclusive": NONE},
    )
    note = TextAreaField(
        "Tell us more (optional)",
        filters=[strip],
        validators=[
            MaxLength(LONGEST_NOTE, f"Your message must be {LONGEST_NOTE} characters or less"),
            NoControlCharacters("Enter your message without special characters"),
        ],
        render_kw={"rows": 4, "maxlength": LONGEST_NOTE},
    )

    @classmethod
    def showing(cls, answers: AccessAnswers) -> Self:
        """The form with earlier answers in it."""
        return cls(data={"needs": list(answers.needs), "note": answers.note})

    @property
    def answers(self) -> AccessAnswers:
        """What was answered; "I do not need anything" beside another box gives way to it."""
        ticked = [need for need in self.needs.data or [] if need != NONE]
        return AccessAnswers(tuple(ticked), self.note.data or "")
