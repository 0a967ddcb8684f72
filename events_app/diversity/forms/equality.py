"""The equality questions, drawn from the question set that is asked now."""

from wtforms import HiddenField, RadioField, StringField

from events_app.diversity.answers import OWN_WORDS_MOST, Answer
from events_app.diversity.questions import CURRENT, PREFER_NOT_TO_SAY, Group
from events_app.web.choosing import SelectChoice
from events_app.web.forms import MaxLength, PageForm

#: which version of the questions the page showed
_VERSION = {"id": "question-set"}


class EthnicGroupForm(PageForm):
    question_set = HiddenField(default=CURRENT.version, render_kw=_VERSION)
    ethnic_group = RadioField(
        CURRENT.question,
        choices=[
            *(SelectChoice(group.value, group.words) for group in CURRENT.groups),
            SelectChoice(PREFER_NOT_TO_SAY, "Prefer not to say"),
        ],
        validate_choice=False,
        render_kw={"exclusive": PREFER_NOT_TO_SAY},
    )

    @classmethod
    def showing(cls, answer: Answer | None) -> "EthnicGroupForm":
        """The form with the answer from before in it."""
        return cls(data={"ethnic_group": answer.group if answer else None})


class BackgroundForm(PageForm):
    question_set = HiddenField(default=CURRENT.version, render_kw=_VERSION)
    background = RadioField("", validate_choice=False)
    own_words = StringField(
        "How would you describe your background? (optional)",
        validators=[
            MaxLength(
                OWN_WORDS_MOST, f"Your description must be {OWN_WORDS_MOST} characters or less"
            )
        ],
        render_kw={"autocomplete": "off", "spellcheck": False},
    )

    @classmethod
    def asking(cls, group: Group, answer: Answer | None = None) -> "BackgroundForm":
        """The form of one group; without `answer`, with what was sent in it."""
        data = {"background": answer.value, "own_words": answer.own_words} if answer else None
        form = cls(data=data)
        form.background.label.text = group.heading
        form.background.choices = [SelectChoice(o.value, o.words) for o in group.options]
        return form
