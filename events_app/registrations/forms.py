"""The forms of registering: what would help, who may see it, a question, the ground rules."""

from typing import Self

from wtforms import BooleanField, EmailField, HiddenField, TextAreaField

from events_app.people.forms.sign_in import AskForCode
from events_app.registrations.access import LONGEST_NOTE, AccessAnswers, Need
from events_app.registrations.ground_rules import version
from events_app.registrations.to_others import LONGEST_QUESTION, ToOthers
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


class VisibilityForm(PageForm):
    listed = BooleanField(
        "Show my name, role and trust to other people who are attending",
        description="You can change this until the event starts.",
    )

    @classmethod
    def showing(cls, said: ToOthers) -> "VisibilityForm":
        """The form with an earlier answer in it; not ticked where there is none."""
        return cls(data={"listed": said.listed or False})


class QuestionForm(PageForm):
    question = TextAreaField(
        "What would you like to ask the speakers? (optional)",
        filters=[strip],
        validators=[
            MaxLength(
                LONGEST_QUESTION, f"Your question must be {LONGEST_QUESTION} characters or less"
            ),
            NoControlCharacters("Enter your question without special characters"),
        ],
        description="The event team passes questions on. There may not be time for all of them.",
        render_kw={"rows": 4, "maxlength": LONGEST_QUESTION},
    )
    named = BooleanField(
        "Show my name with the question",
        description="Without it, the event team sees the question alone.",
    )

    @classmethod
    def showing(cls, said: ToOthers) -> "QuestionForm":
        """The form with an earlier answer in it."""
        return cls(data={"question": said.question or "", "named": said.question_named})


class RulesForm(PageForm):
    """A button below the ground rules that says which ones the page showed."""

    rules = HiddenField()

    @classmethod
    def about(cls, rules: str) -> "RulesForm":
        return cls(data={"rules": version(rules)})


class CheckForm(PageForm):
    """The button that registers, with the ground rules where the event has some."""

    accept = BooleanField("I accept the ground rules")
    #: the version that the page showed
    rules = HiddenField()
    #: the version that holds now; "" where there are no rules
    asked = ""

    @classmethod
    def about(cls, rules: str) -> "CheckForm":
        """The form for an event with these rules, or with none."""
        asked = version(rules) if rules else ""
        form = cls(data={"rules": asked})
        form.asked = asked
        return form

    @property
    def accepted(self) -> str | None:
        """The version that was accepted; None where there are no rules."""
        return self.asked or None

    def validate(self, extra_validators: object = None) -> bool:
        good = super().validate(extra_validators)
        if self.asked and self.rules.data != self.asked:
            self.refuse("accept", "Check the ground rules again. They have changed")
        elif self.asked and not self.accept.data:
            self.refuse("accept", "Select that you accept the ground rules to register")
        else:
            return good
        return False


class AssistantForm(AskForCode):
    email = EmailField(
        "Their work email address",
        description="We will email them. Nothing counts until they accept.",
        render_kw={"autocomplete": "off", "spellcheck": False},
    )
