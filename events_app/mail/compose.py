"""From a message's template and facts to the mail that is sent."""

from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage, Message
from email.policy import SMTP
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from events_app.mail.calendar import CalendarEntry, Mailbox, build_calendar
from events_app.mail.padding import pad
from events_app.mail.sender import Sender
from events_app.mail.text import SUBJECT_LENGTH, cut, one_line, plain, wrap

_Whole = TypeVar("_Whole", bound=Message)


@dataclass(frozen=True)
class Draft:
    """What a mail is written from, in the clear."""

    reference: str
    template: str
    recipient: str
    facts: Mapping[str, Any]
    created_at: datetime


def load_environment(templates_folder: Path) -> Environment:
    """A Jinja environment for mails: .html is escaped, .txt is not, a missing fact fails."""
    environment = Environment(
        loader=FileSystemLoader(templates_folder),
        autoescape=select_autoescape(enabled_extensions=("html",), disabled_extensions=("txt",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    # {{ title | cut(30) }} keeps the end of a subject from being lost
    environment.filters["cut"] = cut
    return environment


def compose(draft: Draft, *, environment: Environment, sender: Sender) -> EmailMessage:
    """The mail in full. The same draft gives the same bytes, and so the same Message-ID.

    Raises jinja2.TemplateError when a template or a fact is missing, ValueError when the recipient
    is no address.
    """
    words = {
        **draft.facts,
        "body_name": sender.body_name,
        "mail_from": sender.address,
        "base_url": sender.base_url,
    }

    def render(part: str) -> str:
        return environment.get_template(draft.template + part).render(words)

    words["subject"] = cut(render(".subject.txt"), SUBJECT_LENGTH)
    texts = [_text(wrap(render(".txt")), "plain"), _text(plain(render(".html")), "html")]
    message = EmailMessage(policy=SMTP)
    _set_headers(message, draft, sender, words["subject"])
    if not draft.facts.get("calendar"):
        whole = _fill(message, draft, "alternative", texts)
        return pad(whole, texts[-1], int(draft.facts.get("padded_to", 0)))
    inline, file = _calendar_parts(draft, sender)
    body = _fill(Message(), draft, "alternative", [*texts, inline])
    return _fill(message, draft, "mixed", [body, file])


def _set_headers(message: EmailMessage, draft: Draft, sender: Sender, subject: str) -> None:
    from_us = Address(one_line(sender.name), addr_spec=sender.address)
    message["From"] = _read("From", str(from_us))
    message["To"] = Address(addr_spec=draft.recipient)
    message["Subject"] = subject
    message["Date"] = draft.created_at
    message["Message-ID"] = f"<{draft.reference}@{sender.domain}>"
    message["Auto-Submitted"] = _read("Auto-Submitted", "auto-generated")
    message["X-Auto-Response-Suppress"] = _read(
        "X-Auto-Response-Suppress", "OOF, NRN, AutoReply, RN"
    )
    message["MIME-Version"] = _read("MIME-Version", "1.0")


def _calendar_parts(draft: Draft, sender: Sender) -> tuple[Message, Message]:
    """The entry inline, which Outlook reads, and as a file, which the others do.

    The organiser is who the mail is from and the attendee is who it goes to, nobody else
    (Google adds no entry otherwise, and nobody learns who else comes).
    """
    entry = CalendarEntry.from_facts(draft.facts["calendar"])
    name = entry.attendee.name if entry.attendee else ""
    entry = replace(
        entry,
        organiser=Mailbox(sender.body_name, sender.address),
        attendee=Mailbox(name, draft.recipient),
    )
    content = encodebytes(build_calendar([entry], method=entry.method))
    inline = _part(f"text/calendar; method={entry.method}; charset=utf-8", "base64", content)
    file = _part("application/ics", "base64", content)
    file["Content-Disposition"] = _read("Content-Disposition", 'attachment; filename="invite.ics"')
    return inline, file


def _text(text: str, subtype: str) -> Message:
    """As it is where it can be (SMTP allows 998 octets a line), so that a .eml can be read."""
    content_type = f"text/{subtype}; charset=utf-8"
    if text.isascii() and max(map(len, text.splitlines()), default=0) <= 998:
        return _part(content_type, "7bit", text.encode())
    return _part(content_type, "quoted-printable", b2a_qp(text.encode(), istext=True))


def _part(content_type: str, encoding: str, encoded: bytes) -> Message:
    part = Message()
    part["Content-Type"] = _read("Content-Type", content_type)
    part["Content-Transfer-Encoding"] = _read("Content-Transfer-Encoding", encoding)
    part.set_payload(encoded.decode("ascii"))
    return part


def _fill(whole: _Whole, draft: Draft, subtype: str, parts: list[Message]) -> _Whole:
    # the reference is random: it stands in no text by chance, and nobody can put it there
    boundary = f"{subtype}-{draft.reference}"
    whole["Content-Type"] = SMTP.header_factory(
        "Content-Type", f'multipart/{subtype}; boundary="{boundary}"'
    )
    for part in parts:
        whole.attach(part)
    return whole


@lru_cache(maxsize=64)
def _read(name: str, value: str) -> Any:
    """A header as Python's library reads it. It is slow, and most of ours are always the same."""
    return SMTP.header_factory(name, value)
