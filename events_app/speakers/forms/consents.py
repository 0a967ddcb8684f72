"""What a speaker agrees to: four questions, each by itself, none of them answered beforehand."""

from collections.abc import Mapping
from typing import Any

from wtforms import RadioField

from events_app.models.speakers import ConsentTo, Speaker
from events_app.web.choosing import SelectChoice
from events_app.web.forms import PageForm

YES, NO, NOT_ANSWERED = "yes", "no", ""
_CHOICES = [
    SelectChoice(YES, "Yes"),
    SelectChoice(NO, "No"),
    SelectChoice(NOT_ANSWERED, "Not answered yet"),
]


def _ask(label: str) -> Any:
    return RadioField(label, choices=_CHOICES, default=NOT_ANSWERED)


def _field(what: str) -> str:
    return f"agrees_{what}"


class ConsentForm(PageForm):
    agrees_recording = _ask("Recording: we may record the session and show it to members")
    agrees_slides = _ask("Slides: we may share them with the people who registered")
    agrees_quote = _ask("Quotes: we may quote them by name")
    agrees_photo = _ask("Photo: we may show a photo of them with the session")

    @classmethod
    def showing(cls, speaker: Speaker) -> "ConsentForm":
        """The form with the answers that we have."""
        return cls(data={_field(each.what): YES if each.given else NO for each in speaker.consents})

    @property
    def answers(self) -> Mapping[ConsentTo, bool | None]:
        said = {YES: True, NO: False}
        return {what: said.get(self[_field(what)].data or NOT_ANSWERED) for what in ConsentTo}
