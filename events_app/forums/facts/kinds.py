"""What all facts have: a kind, and themselves as JSON before they are sealed."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any, ClassVar, Self, cast


class Facts:
    """Facts of one kind. Names that end in `_at` are moments, in `_date` days."""

    kind: ClassVar[str]

    def to_json(self) -> dict[str, Any]:
        """The facts as JSON values."""
        return {name: _plain(value) for name, value in asdict(cast(Any, self)).items()}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """The facts that `to_json` wrote."""
        return cls(**{name: _read(name, value) for name, value in values.items()})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _read(name: str, value: Any) -> Any:
    if name.endswith("_at") and value is not None:
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if name.endswith("_date") and value else value
