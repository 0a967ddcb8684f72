"""From a message's template and facts to the mail that is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.charset import QP, Charset
from email.encoders import encode_base64
from email.headerregistry import Address
from email.message import EmailMessage, Message
from email.mime.application import MIMEApplication
from email.mime.nonmultipart import MIMENonMultipart
from email.mime.text import MIMEText
from email.policy import SMTP
from pathlib import Path
from typing import Any, TypeVar, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from events_app.mail.calendar import CalendarEntry, Mailbox, build_calendar
from events_app.mail.sender import Sender
from events_app.mail.text import SUBJECT_LENGTH, cut, one_line, plain, wrap

_QUOTED_UTF8 = Charset("utf-8")
_QUOTED_UTF8.body_encoding = QP


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
    )
    # {{ title | cut(30) }} keeps the end of a subject from being lost
    environment.filters["cut"] = cut
    return environment


def compose(draft: Draft, *, environment: Environment, sender: Sender) -> EmailMessage:
    """The mail in full. The same draft gives the same mail and Message-ID, but for MIME boundaries.

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
        return _fill(message, "alternative", texts)
    inline, file = _calendar_parts(draft, sender)
    return _fill(message, "mixed", [_fill(Message(), "alternative", [*texts, inline]), file])


def _set_headers(message: EmailMessage, draft: Draft, sender: Sender, subject: str) -> None:
    message["From"] = Address(one_line(sender.name), addr_spec=sender.address)
    message["To"] = Address(addr_spec=draft.recipient)
    message["Subject"] = subject
    message["Date"] = draft.created_at
    message["Message-ID"] = f"<{draft.reference}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, NRN, AutoReply, RN"
    message["MIME-Version"] = "1.0"


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
    content = build_calendar([entry], method=entry.method)
    inline = MIMENonMultipart("text", "calendar", method=entry.method, charset="utf-8")
    inline.set_payload(content)
    encode_base64(inline)
    file = MIMEApplication(content, "ics")
    file.add_header("Content-Disposition", "attachment", filename="invite.ics")
    return inline, file


_Whole = TypeVar("_Whole", bound=Message)


def _fill(whole: _Whole, subtype: str, parts: list[Message]) -> _Whole:
    whole["Content-Type"] = f"multipart/{subtype}"
    for part in parts:
        whole.attach(part)
    return whole


def _text(text: str, subtype: str) -> Message:
    """As it is where it can be (SMTP allows 998 octets a line), so that a .eml can be read."""
    fits = text.isascii() and max(map(len, text.splitlines()), default=0) <= 998
    return MIMEText(text, subtype, "us-ascii" if fits else cast(str, _QUOTED_UTF8))
