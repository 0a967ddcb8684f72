"""Which of two accounts stays, and which name."""

from collections.abc import Sequence
from typing import Any

from wtforms import RadioField

from events_app.models.people import Person
from events_app.web.choosing import SelectChoice
from events_app.web.forms import Needed, PageForm


class MergeAccountsForm(PageForm):
    """Asked in an address first, to show what follows, and then for good."""

    keep = RadioField(
        "Which address do they sign in with from now on?",
        description="The account with this address stays. The other account is closed for good.",
        validators=[Needed("Select the address")],
    )
    name_of = RadioField("Which name is right?", validators=[Needed("Select the name")])

    def __init__(self, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.people = people
        closed = {person.id: "" if person.active else " (account closed)" for person in people}
        self.keep.choices = [
            SelectChoice(str(one.id), f"{one.email}{closed[one.id]}") for one in people
        ]
        self.name_of.choices = [SelectChoice(str(one.id), one.full_name) for one in people]

    def validate_alone(self) -> bool:
        """Whether the answers are right. An address carries no token; nothing is written for it."""
        return all([self.keep.validate(self), self.name_of.validate(self)])

    @property
    def chosen(self) -> tuple[Person, Person]:
        """The account that stays, and the one that is closed."""
        one, other = self.people
        return (one, other) if self.keep.data == str(one.id) else (other, one)

    @property
    def full_name(self) -> str:
        return next(one.full_name for one in self.people if self.name_of.data == str(one.id))
