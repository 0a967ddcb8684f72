"""Filling a mail up to a fixed size, so that its size says nothing about it or its recipient."""

from email.message import EmailMessage, Message

_OPENS, _CLOSES = "<!--\n", "-->\n"
#: both with their line ends as they travel
_FRAME = len(_OPENS) + len(_CLOSES) + 2
_LINE = 64


def pad(mail: EmailMessage, html: Message, size: int) -> EmailMessage:
    """Lengthen the mail to exactly `size` bytes by a comment at the end of its HTML part.

    A mail that has that size already, or nearly, stays as it is.
    """
    missing = size - len(mail.as_bytes()) - _FRAME
    if missing >= _LINE:
        html.set_payload(f"{html.get_payload()}{_OPENS}{_filling(missing)}{_CLOSES}")
    return mail


def _filling(size: int) -> str:
    """Lines of `size` bytes in all; each counts two for its end."""
    lines: list[str] = []
    while size > _LINE + 2:
        lines.append("x" * (_LINE - 2))
        size -= _LINE
    lines.append("x" * (size - 2))
    return "\n".join([*lines, ""])
