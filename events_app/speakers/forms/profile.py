"""What somebody says of themselves, and what the event team adds."""

from typing import Any

from wtforms import BooleanField, EmailField, StringField, TextAreaField, ValidationError

from events_app.mail.address import EmailNotValidError, normal_address
from events_app.models.organisations import BoardRole
from events_app.models.speakers import FoundThrough, Speaker, Tie
from events_app.speakers.profile import Background, Profile
from events_app.speakers.words import board_role
from events_app.web.choosing import Choose, ChooseSeveral, SelectChoice
from events_app.web.forms import MaxLength, Needed, NoControlCharacters, PageForm

LONGEST_BIOGRAPHY = 600
LONGEST_TEXT = 1000
#: nobody is asked more often than this, and nobody sets a higher ceiling
MOST = 999

#: fields of the form that are columns of the same name
_OWN = ("name", "pronunciation", "job_role", "biography", "skills", "mentors")
_TEAM = (
    "tie",
    "board_role",
    "employer",
    "found_through",
    "known_from",
    "facilitates",
    "facilitation_references",
    "kept_feedback",
    "supplier_fee",
    "contract_note",
)


def line(
    label: str, words: str, *, longest: int = 200, needed: bool = False, **options: Any
) -> Any:
    """One line of text. `words` name it in its errors: "the name"."""
    checks: list[Any] = [Needed(f"Enter {words}")] if needed else []
    return StringField(label, validators=[*checks, *_readable(words, longest)], **options)


def lines(label: str, words: str, *, longest: int = LONGEST_TEXT, **options: Any) -> Any:
    """Several lines of text, with their number of characters."""
    shown = {"rows": 4, "maxlength": longest}
    return TextAreaField(label, validators=_readable(words, longest), render_kw=shown, **options)


def _readable(words: str, longest: int) -> list[Any]:
    return [
        NoControlCharacters(f"Enter {words} without special characters"),
        MaxLength(longest, f"Enter {words} in {longest} characters or fewer"),
    ]


class AtMost(StringField):
    """A whole number from 0 on, or nothing."""

    @property
    def number(self) -> int | None:
        return int(self.data) if self.data else None

    def pre_validate(self, _form: Any) -> None:
        given = self.data or ""
        if given and not (given.isascii() and given.isdigit() and int(given[:9]) <= MOST):
            raise ValidationError(f"Enter a whole number up to {MOST}, or leave it empty")


def at_most(label: str, hint: str) -> Any:
    return AtMost(label, description=hint, render_kw={"inputmode": "numeric", "width": 4})


class ProfileForm(PageForm):
    """What somebody says of themselves."""

    name = line("Name, as it should appear", "the name", needed=True)
    pronunciation = line(
        "How to say it (optional)", "how to say it", description="For example, EE-fay-oma GAR-side"
    )
    job_role = line("Job role", "the job role")
    biography = lines("Biography", "the biography", longest=LONGEST_BIOGRAPHY)
    skills = lines("Skills", "the skills", longest=300)
    willing = ChooseSeveral("Topics to speak on", unknown="Select topics from the list")
    unwilling = ChooseSeveral(
        "Topics not to be asked about",
        unknown="Select topics from the list",
        description="We leave them alone for these, and ask for others.",
    )
    asks_most = at_most(
        "Asks in 12 months at most (optional)",
        "To speak, facilitate, mentor or advise. We warn the team before the next one.",
    )
    mentors = BooleanField("Willing to mentor")
    mentoring_most = at_most("People to mentor in 12 months at most (optional)", "")
    access_needs = lines(
        "What helps to take part (optional)",
        "what helps",
        longest=300,
        description="Sealed. On no list: shown to the speaker and on the team’s page of them.",
    )

    def __init__(self, themes: list[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        choices = [SelectChoice(theme, theme[:1].upper() + theme[1:]) for theme in themes]
        self.willing.choices = self.unwilling.choices = choices

    def validate_unwilling(self, field: ChooseSeveral) -> None:
        both = sorted(set(field.data or ()) & set(self.willing.data or ()))
        if both:
            raise ValidationError(f"Select each topic once. In both lists: {', '.join(both)}")

    @property
    def profile(self) -> Profile:
        facts = {name: self[name].data or "" for name in _OWN if name != "mentors"}
        numbers = {
            "asks_most": self.asks_most.number,
            "mentoring_most": self.mentoring_most.number,
        }
        return Profile(
            facts | numbers | {"mentors": bool(self.mentors.data)},
            tuple(self.willing.data or ()),
            tuple(self.unwilling.data or ()),
            self.access_needs.data or "",
        )


class TeamForm(ProfileForm):
    """The same, and what the event team knows."""

    email = EmailField(
        "Email address (optional)",
        description="We ask by email. If the address has an account, the entry is linked to it.",
        render_kw={"spellcheck": False},
    )
    tie = Choose("How they stand to us", validators=[Needed("Select how they stand to us")],
                 unknown="Select how they stand to us")  # fmt: skip
    organisation = Choose(
        "Trust, where they work at one", default="", unknown="Select a trust from the list"
    )
    employer = line("Employer, where it is no member trust", "the employer")
    board_role = Choose("Board role", default="", unknown="Select a board role from the list")
    found_through = Choose("Who suggested them", default="", unknown="Select who suggested them")
    known_from = line("Where we know them from", "where we know them from")
    facilitates = BooleanField("Facilitates sessions")
    facilitation_references = lines("References for facilitating", "the references")
    kept_feedback = lines("Feedback on facilitating that may be kept", "the feedback")
    supplier_fee = line("Fee, for an outside supplier", "the fee")
    contract_note = lines("Contract note, for an outside supplier", "the contract note")

    def __init__(self, themes: list[str], trusts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(themes, **kwargs)
        none = SelectChoice("", "None")
        self.tie.choices = [
            SelectChoice("", "Select one"),
            *(SelectChoice(tie.value, tie.value.capitalize()) for tie in Tie),
        ]
        self.organisation.choices = [none, *(SelectChoice(code, name) for code, name in trusts)]
        self.board_role.choices = [
            none,
            *(SelectChoice(role.value, board_role(role)) for role in BoardRole),
        ]
        self.found_through.choices = [
            SelectChoice("", "Not known"),
            *(SelectChoice(each.value, each.value.capitalize()) for each in FoundThrough),
        ]

    def validate_email(self, field: EmailField) -> None:
        if not field.data:
            return
        try:
            field.data = normal_address(field.data)
        except EmailNotValidError as error:
            raise ValidationError(
                "Enter an email address in the correct format, like name@example.com"
            ) from error

    def validate_organisation(self, field: Choose) -> None:
        if self.tie.data == Tie.MEMBER_TRUST and not (field.data or self.employer.data):
            raise ValidationError("Select the member trust that they work at")

    def background(self, organisation: Any) -> Background:
        """What was answered, with the organisation that was selected."""
        facts: dict[str, object] = {name: self[name].data or "" for name in _TEAM}
        for name in ("board_role", "found_through"):
            facts[name] = facts[name] or None
        return Background(facts | {"facilitates": bool(self.facilitates.data)}, organisation)


def shown(speaker: Speaker, access_needs: str) -> dict[str, Any]:
    """What both forms show of an entry before anything is typed."""
    plain = {name: getattr(speaker, name) or "" for name in (*_OWN, *_TEAM)}
    numbers = {
        name: "" if (value := getattr(speaker, name)) is None else str(value)
        for name in ("asks_most", "mentoring_most")
    }
    return (
        plain
        | numbers
        | {
            "email": speaker.person.email if speaker.person else speaker.email,
            "willing": [topic.theme.name for topic in speaker.topics if topic.willing],
            "unwilling": [topic.theme.name for topic in speaker.topics if not topic.willing],
            "organisation": speaker.organisation.code if speaker.organisation else "",
            "access_needs": access_needs,
        }
    )
