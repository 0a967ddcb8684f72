"""The forms with which the event team corrects a contact and adds a role."""

from collections.abc import Callable, Sequence
from typing import Any

from wtforms import EmailField, Field, StringField, ValidationError

from events_app.models.organisations import BoardRole, CommitteePart
from events_app.models.people import Person
from events_app.people.forms.sign_in import ANOTHER_ROLE, role_words
from events_app.people.imports import cells
from events_app.people.imports.problems import CellProblem
from events_app.web.choosing import Choose, SelectChoice
from events_app.web.days import DayField
from events_app.web.forms import Needed, PageForm, VersionedForm


class CorrectContact(VersionedForm):
    full_name = StringField("Full name", validators=[Needed("Enter the full name")])
    new_email = EmailField(
        "Email address",
        validators=[Needed("Enter an email address")],
        description="If you change it, we tell the old and the new address.",
        render_kw={"spellcheck": False},
    )

    @classmethod
    def showing(cls, person: Person, version: int) -> "CorrectContact":
        facts = {"full_name": person.full_name, "new_email": person.email}
        return cls(data={**facts, "version": version})

    def validate_full_name(self, field: StringField) -> None:
        field.data = checked(cells.full_name, field)

    def validate_new_email(self, field: EmailField) -> None:
        field.data = checked(cells.email, field)


class RoleForm(PageForm):
    """A role at a trust, with a committee where there is one."""

    board_role = Choose("Role", validators=[Needed("Select the role")], unknown="Select the role")
    organisation = Choose(
        "Trust", validators=[Needed("Select the trust")], unknown="Select the trust"
    )
    committee_part = Choose(
        "On a committee",
        choices=[
            SelectChoice("", "No committee, or it does not matter"),
            SelectChoice(CommitteePart.CHAIRS.value, "Chairs a committee"),
            SelectChoice(CommitteePart.SITS_ON.value, "Sits on a committee"),
        ],
        filters=[lambda part: part or ""],
        unknown="Select what is done on the committee",
    )
    committee = StringField(
        "Name of the committee", description="For example, workforce and people"
    )
    from_day = DayField("First day in this role", validators=[Needed("Enter the first day")])

    def __init__(self, organisations: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.board_role.choices = [
            SelectChoice("", "Select a role"),
            *(SelectChoice(role.value, role_words(role)) for role in BoardRole),
            SelectChoice(ANOTHER_ROLE, "Another role"),
        ]
        self.organisation.choices = [
            SelectChoice("", "Select a trust"),
            *(SelectChoice(code, name) for code, name in organisations),
        ]

    def validate_committee(self, field: StringField) -> None:
        part = self.committee_part.data
        if bool(part) != bool(field.data):
            raise ValidationError("Enter both what is done on a committee and its name, or neither")
        if part:
            found = checked(lambda name: cells.committee(f"{part} {name}"), field)
            field.data = found[1]

    @property
    def role(self) -> str | None:
        """The board role, or None for another role."""
        return None if self.board_role.data == ANOTHER_ROLE else self.board_role.data

    @property
    def part(self) -> str | None:
        return self.committee_part.data or None


class LastDay(PageForm):
    """When a role ends. Asked in an address first, to show what follows, and then for good."""

    last_day = DayField("Last day in this role", validators=[Needed("Enter the last day")])

    def validate_day_alone(self) -> bool:
        """Whether the day is right. An address carries no token, and nothing is written for it."""
        return self.last_day.validate(self)


def checked(check: Callable[[str], Any], field: Field) -> Any:
    """The value as files of members bring it, or the same words of refusal."""
    try:
        return check(field.data or "")
    except CellProblem as problem:
        raise ValidationError(problem.words) from problem
