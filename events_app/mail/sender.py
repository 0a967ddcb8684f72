"""Who mail and calendar entries come from, and where their links lead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sender:
    """The membership body as a sender. Its address is the calendar's organiser too."""

    body_name: str
    address: str
    base_url: str

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> "Sender":
        return cls(settings["BODY_NAME"], settings["MAIL_FROM"], settings["BASE_URL"])

    @property
    def name(self) -> str:
        """The name beside the address."""
        return f"{self.body_name} events"

    @property
    def domain(self) -> str:
        """The domain that our own ids end with."""
        return self.address.rpartition("@")[2]

    def link(self, path: str) -> str:
        """The whole address of a path of this site."""
        return f"{self.base_url}{path}"
