"""The form of a round, made of its questions."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from flask import current_app
from markupsafe import Markup
from wtforms import Field, Form, HiddenField, RadioField, TextAreaField
from wtforms.validators import Optional, ValidationError

from events_app.feedback.boxes import LONGEST, length_of
from events_app.feedback.groups import with_group
from events_app.feedback.questions import (
    NOT_APPLICABLE,
    ROLE,
    TEXT_MOST,
    Question,
    find_questions,
)
from events_app.web.choosing import SelectChoice
from events_app.web.forms import MaxLength, PageForm

TOO_LONG = f"Enter up to {TEXT_MOST} characters"
#: how many sets of questions a process keeps drawn
KEPT = 64
NOTHING = "Answer at least one question, or close this page"


def form_for(questions: Sequence[Question]) -> PageForm:
    """The form, filled with what was posted."""
    fields: dict[str, Any] = {"ticket": HiddenField()}
    fields |= {question.key: _field(question) for question in questions}
    return type("FeedbackForm", (PageForm,), fields)()


@lru_cache(maxsize=KEPT)
def drawn_blank(keys: tuple[str, ...]) -> Markup:
    """The fields of a form that nobody has filled in, drawn once for the same questions.

    Nothing of who asks goes into it: the ticket stands outside. See docs/adr/0007.
    """
    questions = find_questions(keys)
    fields = {question.key: _field(question) for question in questions}
    form = type("BlankForm", (PageForm,), fields)(formdata=None)
    draw = current_app.jinja_env.globals["field"]
    return Markup("\n").join(draw(form[question.key]) for question in questions)


def answers_of(form: PageForm, questions: Sequence[Question]) -> dict[str, str]:
    """What was answered: the question's key with the answer. "Not applicable" is none.

    Where a role is asked for it goes into the answer to each scale, and has no answer of its own.
    """
    given = {question.key: form[question.key].data or "" for question in questions}
    role = given.pop(ROLE, None)
    scales = {question.key for question in questions if question.is_scale}
    return {
        key: with_group(answer, role) if key in scales and role is not None else answer
        for key, answer in given.items()
        if answer not in ("", NOT_APPLICABLE)
    }


def is_answered(form: PageForm, questions: Sequence[Question]) -> bool:
    """Whether anything was answered, or said not to apply."""
    return any(form[question.key].data for question in questions if not question.is_group)


class FitsIntoItsBox:
    """Rare signs, such as emoji, count as two."""

    def __call__(self, _form: Form, field: Field) -> None:
        if length_of(field.data or "") > LONGEST:
            raise ValidationError(f"{TOO_LONG}. Emoji count as two")


def _field(question: Question) -> Any:
    if question.is_text:
        checks = [MaxLength(TEXT_MOST, TOO_LONG), FitsIntoItsBox()]
        kept: dict[str, Any] = {"rows": 3}
        return TextAreaField(question.words, checks, description=question.hint, render_kw=kept)
    choices = [SelectChoice(cell.value, cell.words) for cell in question.cells]
    if question.may_not_apply:
        choices.append(SelectChoice(NOT_APPLICABLE, "Not applicable"))
    return RadioField(question.words, [Optional()], choices=choices, description=question.hint)
