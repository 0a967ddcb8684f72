"""What the rule reads of an audience item and of an appointment.

The models have these attributes; so may anything else, and the rule needs no database.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

#: the names of organisations by their ODS code
Names = Mapping[str, str]


class Place(Protocol):
    """An organisation."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def region(self) -> str: ...
    @property
    def type(self) -> str: ...


class Item(Protocol):
    """One way to be in an audience, as `models.events.AudienceItem` keeps it.

    None: not asked for.
    """

    @property
    def board_role(self) -> str | None: ...
    @property
    def any_board_role(self) -> bool: ...
    @property
    def committee(self) -> str | None: ...
    @property
    def committee_part(self) -> str | None: ...
    @property
    def organisation_type(self) -> str | None: ...
    @property
    def region(self) -> str | None: ...
    @property
    def organisation_code(self) -> str | None: ...
    @property
    def everyone(self) -> bool: ...


class Held(Protocol):
    """One appointment with its organisation, as `models.organisations.Appointment` keeps it."""

    @property
    def board_role(self) -> str | None: ...
    @property
    def committee(self) -> str | None: ...
    @property
    def committee_part(self) -> str | None: ...
    @property
    def from_date(self) -> date: ...
    @property
    def until_date(self) -> date | None: ...
    @property
    def confirmed_at(self) -> datetime | None: ...
    @property
    def organisation(self) -> Place: ...


Items = Sequence[Item]
