"""What a speaker gets ready for one session: what would help, and the slides."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import RadioField, StringField, ValidationError

from events_app.speakers.forms.profile import lines
from events_app.speakers.session_needs import LONGEST_NOTE, NeedsInSession, SessionNeed
from events_app.speakers.slides import MOST_BYTES, Check, Media, Sent
from events_app.web.choosing import ChooseSeveral, SelectChoice
from events_app.web.forms import MaxLength, Needed, PageForm

NOTHING = "none"
_MEDIA = {
    Media.NONE: "No",
    Media.CAPTIONED: "Yes, with captions",
    Media.NOT_CAPTIONED: "Yes, and it has no captions yet",
}


class NeedsForm(PageForm):
    needs = ChooseSeveral(
        "What would help you in this session? (optional)",
        choices=[SelectChoice(need.value, need.words) for need in SessionNeed],
        unknown="Select from the options",
    )
    note = lines("Tell us more (optional)", "what helps", longest=LONGEST_NOTE)

    @property
    def answer(self) -> NeedsInSession:
        return NeedsInSession(tuple(self.needs.data or ()), self.note.data or "")


class SlidesForm(PageForm):
    file = FileField("Your slides")
    link = StringField(
        "Or a link to them (optional)",
        description="For files above 10 MB. The event team must be able to open it.",
        validators=[MaxLength(500, "Enter a link of 500 characters or fewer")],
    )
    media = RadioField(
        "Is there video or sound in them?",
        choices=[SelectChoice(media.value, words) for media, words in _MEDIA.items()],
        validators=[Needed("Select whether there is video or sound in them")],
    )
    checked = ChooseSeveral(
        "What I have checked (optional)",
        choices=[SelectChoice(check.value, check.words) for check in Check],
        unknown="Select from the options",
    )

    #: what is in the file; one byte more than we take says that it is too large
    content = b""

    def validate_file(self, field: FileField) -> None:
        if field.data:
            with field.data.stream as stream:
                self.content = stream.read(MOST_BYTES + 1)

    def validate_link(self, field: StringField) -> None:
        if field.data and not field.data.startswith("https://"):
            raise ValidationError("Enter a link that begins with https://")
        if field.data and self.content:
            raise ValidationError("Enter a link or select a file, not both")

    @property
    def sent(self) -> Sent:
        checked: Any = self.checked.data or ()
        return Sent(self.content, self.link.data or "", Media(self.media.data), tuple(checked))
