"""What the delivery of mail needs to know of the settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from events_app.mail.sender import Sender
from events_app.sealing import SealingKeys


@dataclass(frozen=True)
class MailSettings:
    """Who mail comes from, and the keys of its sealed facts."""

    sender: Sender
    keys: SealingKeys

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> "MailSettings":
        """Read BODY_NAME, MAIL_FROM, BASE_URL and SEALING_KEYS. Raises ValueError for bad keys."""
        return cls(
            sender=Sender.from_settings(config),
            keys=SealingKeys.from_setting(config["SEALING_KEYS"], "outbox"),
        )
