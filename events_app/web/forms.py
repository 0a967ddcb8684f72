"""What every form shares: our own words for errors, cleaned text, and a token against forgery.

The order of the fields in the class is the order on the page and in the error summary.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, Form, HiddenField, StringField, TextAreaField
from wtforms.csrf.core import CSRFTokenField
from wtforms.validators import StopValidation, ValidationError

OUT_OF_DATE = "Check your answers and send the page again"
UNREADABLE = "Check your answer. It has a character that we cannot read"

#: control characters, lone surrogates, and what stands where an encoding was broken
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")
#: what would break a line in a name, a subject or a header
_BREAKS = re.compile("[\t\n\r\u2028\u2029]")


#: what turns round the text beside it, also in the page around it; people who write from right to
#: left do not need it
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def strip(text: str | None) -> str | None:
    """Text without the space around it, its line ends counted as one character each.

    Nothing turns its direction round; what has nothing to see is empty.
    """
    if not isinstance(text, str):
        return text
    text = _TURNS.sub("", text).replace("\r\n", "\n").replace("\r", "\n").strip()
    return (
        ""
        if all(unicodedata.category(letter) == "Cf" or letter.isspace() for letter in text)
        else text
    )


def shown_again(text: str) -> str:
    """Text as a page can show it: a sign stands where a character cannot be read."""
    return _UNREADABLE.sub("\ufffd", text)


class Needed:
    """The field must be answered. `words` begin with Enter or Select."""

    def __init__(self, words: str) -> None:
        self.words = words

    def __call__(self, _form: Form, field: Field) -> None:
        if field.data or (field.data == 0 and field.data is not False):
            return
        field.errors = []
        raise StopValidation(self.words)


class MaxLength:
    """At most `most` characters, a line end counting as one."""

    def __init__(self, most: int, words: str) -> None:
        self.most = most
        self.words = words

    def __call__(self, _form: Form, field: Field) -> None:
        if len(field.data or "") > self.most:
            raise ValidationError(self.words)


class NoControlCharacters:
    """Nothing that cannot be read. Every text field has this; a field may have its own words."""

    def __init__(self, words: str = UNREADABLE) -> None:
        self.words = words

    def __call__(self, _form: Form, field: Field) -> None:
        text = field.data if isinstance(field.data, str) else ""
        one_line = not isinstance(field, TextAreaField)
        if _UNREADABLE.search(text) or (one_line and _BREAKS.search(text)):
            raise StopValidation(self.words)


class _OurWords:
    """What the library says by itself about a broken answer, in our words."""

    def gettext(self, words: str) -> str:
        return _LIBRARY_WORDS.get(words, "Check your answer")

    def ngettext(self, _one: str, _many: str, _count: int) -> str:
        return "Select from the options"


_LIBRARY_WORDS = {
    "Not a valid choice.": "Select one of the options",
    "Not a valid integer value.": "Enter a whole number",
}


class PageForm(FlaskForm):
    """A form on a page. Whatever comes in, the answer is a page with words, never an error 500."""

    class Meta(FlaskForm.Meta):
        def bind_field(self, form: Form, unbound_field: Any, options: dict[str, Any]) -> Field:
            field = super().bind_field(form, unbound_field, options)
            if isinstance(field, StringField):
                field.filters = (strip, *field.filters)
                if not any(isinstance(v, NoControlCharacters) for v in field.validators):
                    field.validators = [NoControlCharacters(), *field.validators]
            return field

        def get_translations(self, _form: Form) -> _OurWords:
            return _OurWords()

        def render_field(self, field: Field, render_kw: dict[str, Any]) -> Any:
            if isinstance(field, CSRFTokenField):
                render_kw = {"id": False, **render_kw}  # a page may have more than one form
            return super().render_field(field, render_kw)

    def validate(self, extra_validators: Any = None) -> bool:
        good = super().validate(extra_validators)
        token = self._fields.get("csrf_token")
        if token is not None and token.errors:
            token.errors = []
            self.form_errors = [OUT_OF_DATE, *self.form_errors]
        return good

    def refuse(self, field: str, words: str) -> None:
        """Say beside a field why it cannot be done, as if validation had found it."""
        self[field].errors = [*self[field].errors, words]


class VersionedForm(PageForm):
    """A form that knows which version of a thing its page showed."""

    version = HiddenField()

    @property
    def opened_with(self) -> int:
        """The version that the page showed; 0 where it was tampered with."""
        text = str(self.version.data or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0


class EmptyForm(PageForm):
    """A button: a form with its token and nothing else."""


def errors_in_order(form: Form) -> Sequence[tuple[str, str | None]]:
    """The words of each error, and the id of the field they belong to (None: the whole page).

    Where two fields are told the same, each is named.
    """
    of_page = [(words, None) for words in getattr(form, "form_errors", ())]
    wrong = [(str(field.errors[0]), field) for field in form if field.errors]
    often = Counter(words for words, _field in wrong)
    return of_page + [
        (_named(words, field) if often[words] > 1 else words, field.id) for words, field in wrong
    ]


def _named(words: str, field: Field) -> str:
    label = str(field.label.text).removesuffix(" (optional)")
    return f"{label}: {words[:1].lower()}{words[1:]}"
