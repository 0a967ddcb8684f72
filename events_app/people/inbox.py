"""What a message in somebody's account is, and how it is sealed. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from events_app.sealing import BlindIndex, SealingKeys, write_padded

#: what every message is filled up to; what is longer takes twice as much, and so on
SEALED_SIZE = 4096


@dataclass(frozen=True)
class InboxForm:
    """A button that posts hidden values to an address of this site, also of another application."""

    action: str
    fields: Mapping[str, str]
    button: str


@dataclass(frozen=True)
class Message:
    """What somebody is told: a heading, lines, and where it leads or what can be pressed.

    `link` is (words, path). `topic` names what it is about, so that it can be withdrawn; it is
    never shown.
    """

    kind: str
    heading: str
    lines: tuple[str, ...] = ()
    link: tuple[str, str] | None = None
    form: InboxForm | None = None
    topic: str = ""


@dataclass(frozen=True)
class Left:
    """A message as it was left: its id, when, and the reference of the mail that announces it."""

    id: str
    message: Message
    left_at: datetime
    mail: str


@dataclass(frozen=True)
class InboxKeys:
    """What seals messages, and what files them under their person."""

    sealing: SealingKeys
    owners: BlindIndex
    #: of the mail that announces them
    outbox: SealingKeys = field(repr=False)

    @classmethod
    def from_setting(cls, setting: str) -> "InboxKeys":
        """Read `SEALING_KEYS`. Raises ValueError for bad keys."""
        return cls(
            SealingKeys.from_setting(setting, "inbox"),
            BlindIndex.from_setting(setting, "inbox owner"),
            SealingKeys.from_setting(setting, "outbox"),
        )


def seal(left: Left, person_id: int, keys: InboxKeys) -> bytes:
    """The message as its row keeps it. The person is in it, so that it can be filed anew."""
    message = left.message
    content: dict[str, Any] = vars(message) | {
        "form": vars(message.form) if message.form else None,
        "person": person_id,
        "left_at": left.left_at.isoformat(),
        "mail": left.mail,
    }
    return keys.sealing.seal(write_padded(content, SEALED_SIZE), _place(left.id))


def unseal(message_id: str, body: bytes, keys: InboxKeys) -> tuple[Left, int]:
    """The message of a row and the person it is for. Raises CannotOpen."""
    content = json.loads(keys.sealing.open(body, _place(message_id)))
    link, form = content["link"], content["form"]
    message = Message(
        kind=content["kind"],
        heading=content["heading"],
        lines=tuple(content["lines"]),
        link=(link[0], link[1]) if link else None,
        form=InboxForm(**form) if form else None,
        topic=content["topic"],
    )
    left_at = datetime.fromisoformat(content["left_at"])
    return Left(message_id, message, left_at, content["mail"]), content["person"]


def _place(message_id: str) -> str:
    return f"inbox_messages|body|{message_id}"
