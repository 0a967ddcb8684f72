"""A speaker's answer. Reasons are never asked for twice, and never required."""

from wtforms import RadioField, ValidationError

from events_app.speakers.answers import LONGEST_ANSWER, Answer, Declined, Reason
from events_app.speakers.forms.profile import line, lines
from events_app.web.choosing import ChooseSeveral, SelectChoice
from events_app.web.forms import Needed, PageForm

_WORDS = {
    Answer.YES: "Yes, I can do it",
    Answer.NO: "No, I cannot do it",
    Answer.SOMEBODY_ELSE: "No, ask somebody else",
    Answer.NOT_ON_TOPIC: "No, and do not ask me about this topic",
}


class AnswerForm(PageForm):
    reply = RadioField(
        "Your answer",
        choices=[SelectChoice(answer.value, words) for answer, words in _WORDS.items()],
        validators=[Needed("Select your answer")],
    )
    suggests = line(
        "Whom should we ask instead? (optional)",
        "whom we should ask",
        description="A name, and how we reach them if you know. We do not mention you.",
    )
    reasons = ChooseSeveral(
        "If you say no, why (optional)",
        choices=[SelectChoice(reason.value, reason.value) for reason in Reason],
        unknown="Select reasons from the list",
    )
    words = lines("Anything else (optional)", "your words", longest=LONGEST_ANSWER)

    def validate_suggests(self, _field: object) -> None:
        if self.reply.data == Answer.SOMEBODY_ELSE and not self.suggests.data:
            raise ValidationError("Enter whom we should ask, or select another answer")

    @property
    def says_yes(self) -> bool:
        return self.reply.data == Answer.YES

    @property
    def declined(self) -> Declined:
        return Declined(
            answer=Answer(self.reply.data),
            reasons=tuple(self.reasons.data or ()),
            words=self.words.data or "",
            suggests=self.suggests.data or "",
        )
