"""Which slides we take, and what to check in them. Pure.

What a file is, is read from its content: its name and what the browser says of it are never used.
"""

import zipfile
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from events_app.speakers.refusals import SlidesRefused

#: bytes; larger ones come as a link
MOST_BYTES = 10_000_000
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.presentation"
#: where a PDF says that it ends, counted from its end
_END = 2048


class Kind(StrEnum):
    """The ending of the file as we hand it out."""

    PDF = "pdf"
    POWERPOINT = "pptx"
    OPEN_DOCUMENT = "odp"


MIME_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.POWERPOINT: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Kind.OPEN_DOCUMENT: _OPEN_DOCUMENT.decode(),
}


class Media(StrEnum):
    """Whether there is something to hear."""

    NONE = "none"
    CAPTIONED = "captioned"
    NOT_CAPTIONED = "not captioned"


class Check(StrEnum):
    """What somebody can check in their slides. The value is what is kept."""

    LARGE = "large text"
    CONTRAST = "contrast"
    TITLES = "titles"
    PICTURES = "pictures"
    NOT_COLOUR_ALONE = "not colour alone"
    SAID_ALOUD = "said aloud"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Check.LARGE: "Text is 24 point or larger, in a plain font",
    Check.CONTRAST: "Text stands out from its background",
    Check.TITLES: "Every slide has a title of its own",
    Check.PICTURES: "Pictures and charts have a text alternative",
    Check.NOT_COLOUR_ALONE: "Nothing is said by colour alone",
    Check.SAID_ALOUD: "I will say aloud what the slides show",
}


@dataclass(frozen=True)
class Sent:
    """What a speaker sends: a file, a link, or neither to keep the file that is there."""

    content: bytes
    link: str
    media: Media
    checked: tuple[str, ...]


def kind_of(content: bytes) -> Kind:
    """What a file is. Refuses with SlidesRefused what we do not take."""
    if len(content) > MOST_BYTES:
        raise SlidesRefused("Select a file of 10 MB or less, or enter a link to a larger one")
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-_END:]:
        return Kind.PDF
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return _kind_of(package)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise _not_slides() from error


def size_in_words(size: int) -> str:
    """Bytes as people read them: "1.2 MB", "340 KB"."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} KB"


def _kind_of(package: zipfile.ZipFile) -> Kind:
    """By the list of what is in the package. Nothing but one short entry is unpacked."""
    names = {entry.filename.lower() for entry in package.infolist()}
    if any(name.endswith("vbaproject.bin") or name.startswith("basic/") for name in names):
        raise SlidesRefused("Save the slides without macros, and select them again")
    if {"[content_types].xml", "ppt/presentation.xml"} <= names:
        return Kind.POWERPOINT
    if {"mimetype", "content.xml"} <= names:
        with package.open("mimetype") as entry:
            if entry.read(len(_OPEN_DOCUMENT) + 1).strip() == _OPEN_DOCUMENT:
                return Kind.OPEN_DOCUMENT
    raise _not_slides()


def _not_slides() -> SlidesRefused:
    return SlidesRefused("Select a PDF, PowerPoint (.pptx) or OpenDocument (.odp) file")
