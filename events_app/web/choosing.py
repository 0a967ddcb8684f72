"""Fields to choose with, whose words for a choice that is not on offer are ours."""

from typing import Any

from wtforms import SelectField, SelectMultipleField
from wtforms.fields import choices

#: one option; the type checker brings older stubs of the library, which do not know it
SelectChoice: Any = choices.SelectChoice  # pyright: ignore[reportAttributeAccessIssue]


class Choose(SelectField):
    """One of a list. `unknown` are the words for anything else."""

    def __init__(self, label: str, *, unknown: str, **options: Any) -> None:
        options["invalid_choice_message"] = unknown
        super().__init__(label, **options)


class ChooseSeveral(SelectMultipleField):
    """Any of a list, as checkboxes. `unknown` are the words for anything else."""

    def __init__(self, label: str, *, unknown: str, **options: Any) -> None:
        options["invalid_choice_message"] = unknown
        super().__init__(label, **options)
