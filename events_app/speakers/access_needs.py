"""What would help a speaker take part: sealed, opened for them and for the event team alone."""

from events_app.models.speakers import Speaker
from events_app.sealing import SealingKeys

#: what the keys are derived for
PURPOSE = "access needs of speakers"


def seal_needs(speaker: Speaker, words: str, keys: SealingKeys) -> None:
    """Keep the words so that only `keys` read them. The speaker has its reference."""
    speaker.access_needs = keys.seal(words.encode(), place_of(speaker.reference)) if words else None


def open_needs(speaker: Speaker, keys: SealingKeys) -> str:
    """The words; "" where there are none. Raises CannotOpen when the keys do not fit."""
    if speaker.access_needs is None:
        return ""
    return keys.open(speaker.access_needs, place_of(speaker.reference)).decode()


def place_of(reference: str) -> str:
    """Where the words of the speaker with this reference stand."""
    return f"speakers|access_needs|{reference}"
