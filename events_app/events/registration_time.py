"""When registration may open and close: in this order, and not after the event. Pure.

The screens and the programme file ask the same, each in its own words.
"""

from datetime import datetime


def closes_too_late(closes_at: datetime | None, *, over_at: datetime) -> bool:
    """Whether registration would still be open after the event."""
    return closes_at is not None and closes_at > over_at


def opens_too_late(
    opens_at: datetime | None, closes_at: datetime | None, *, over_at: datetime
) -> bool:
    """Whether nobody could ever register: it opens when it is closed, or the event over."""
    return opens_at is not None and opens_at >= (closes_at or over_at)
